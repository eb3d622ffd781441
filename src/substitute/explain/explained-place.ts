import type { Path } from "../../diagnostic.ts";
import type { Layer } from "./layer.ts";
import type { TextPlace } from "./place-at.ts";

/** How a text is replaced, by which stages in their order, and why a variable for which none has a value stays. */
export interface ExplainedPlace {
  readonly place: TextPlace;
  readonly layers: readonly Layer[];
  readonly whyNot: (expression: string) => string;
  /** It is in a default that nobody needs. */
  readonly isUnused?: true | undefined;
}

/** How the text at a path is replaced; undefined if it is not. */
export type FindPlace = (at: Path) => ExplainedPlace | undefined;
