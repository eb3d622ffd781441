import { type Diagnostic, formatPath } from "../diagnostic.ts";
import { parseDuration } from "../go/duration.ts";
import { formatString } from "../go/json.ts";
import { onceForLong } from "../go/once-for-long.ts";
import { canonicalQuantity } from "../go/quantity.ts";
import { quote } from "../go/quote.ts";
import { durationProblem } from "./duration-problem.ts";
import { FieldLookup } from "./field-lookup.ts";

/** So many mistakes get a hint that takes time to find: nobody reads more. */
const MOST_ADVICE = 100;

/** The paths of all diagnostics together: a text that is deep and full of mistakes would fill the memory with them. */
const MOST_SEGMENTS = 1_000_000;

/** Where a decoding is, and what it has found wrong so far. */
export class Report {
  readonly diagnostics: Diagnostic[] = [];
  /** The package of the reference that has the types: some of its words name it. */
  readonly goPackage: string;
  /** The place of the value that is being decoded; pushed and popped on the way. */
  readonly path: (string | number)[] = [];
  /** The objects that are being decoded, outermost first: one that holds itself has no end. */
  readonly open: object[] = [];
  /** Unknown fields are no errors here: in the metadata of a document. */
  lenient = false;
  /** Whether values may be called wrong, and whether values may be called missing. */
  tells = { wrong: true, missing: true };
  readonly lookup = new FieldLookup();
  private advised = 0;
  private segments = 0;
  readonly quote = onceForLong(quote);
  readonly jsonString = onceForLong(formatString);
  readonly parseDuration = onceForLong(parseDuration);
  readonly durationProblem = onceForLong(durationProblem);
  readonly canonicalQuantity = onceForLong(canonicalQuantity);

  constructor(goPackage: string) {
    this.goPackage = goPackage;
  }

  /** Whether there are more mistakes than can be listed: the last ones are missing. */
  get isCut(): boolean {
    return this.segments > MOST_SEGMENTS;
  }

  /** Whether one more hint that takes time may be looked for. */
  mayAdvise(): boolean {
    return this.advised++ < MOST_ADVICE;
  }

  add(
    code: string,
    message: string,
    more: { details?: string | undefined; part?: "key"; severity?: "warning" } = {},
  ): void {
    if (!this.tells[code === "missing-value" ? "missing" : "wrong"]) return;
    this.segments += this.path.length;
    if (this.isCut) return;
    const at = [...this.path];
    this.diagnostics.push({
      code: `decode/${code}`,
      severity: more.severity ?? "error",
      message,
      ...(more.details === undefined ? {} : { details: more.details }),
      paths: [formatPath(at)],
      at,
      ...(more.part === undefined ? {} : { part: more.part }),
    });
  }

  /** Decodes something, and does not tell what is wrong, or missing, in it. */
  silently<T>(what: "wrong" | "missing", decode: () => T): T {
    const before = this.tells;
    this.tells = { ...before, [what]: false };
    const decoded = decode();
    this.tells = before;
    return decoded;
  }
}
