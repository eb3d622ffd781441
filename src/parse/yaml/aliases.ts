import { YamlProblem } from "./cursor.ts";

/** What an anchor names. */
export interface Anchor {
  readonly node: number;
  value: unknown;
  /** What a scalar is called as a key; undefined if JSON has no such key. */
  readonly asKey: string | undefined;
  /** How many values it stands for, the ones that its own aliases repeat included. */
  weight: number;
  /** Its end has not been read yet: an alias to it would be inside itself. */
  open: boolean;
}

/** Up to so many values, all but one in a hundred may come from aliases. */
const SMALL = 400_000;
/** From so many on, one in ten. */
const LARGE = 4_000_000;

/** Counts the values of a document and how many of them aliases repeat, and stops one that blows itself up: go-yaml's rule. */
export class AliasBudget {
  values = 1;
  private repeated = 0;

  /** Counts an alias that stands at `pos`. */
  repeat(weight: number, pos: number): void {
    this.values += 1 + weight;
    this.repeated += weight;
    this.check(pos);
  }

  /** To be asked again as the document grows: the share that is allowed shrinks. */
  check(pos: number): void {
    if (this.repeated <= 100 || this.values <= 1000) return;
    if (this.repeated / this.values > allowedShare(this.values))
      throw new YamlProblem("document contains excessive aliasing", pos, pos + 1, "parse/aliasing");
  }
}

function allowedShare(values: number): number {
  if (values <= SMALL) return 0.99;
  if (values >= LARGE) return 0.1;
  return 0.99 - 0.89 * ((values - SMALL) / (LARGE - SMALL));
}
