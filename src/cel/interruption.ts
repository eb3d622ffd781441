/**
 * What kind of error it is: of syntax, to which cel-go's limits of length and depth belong, of types, one that shows when a
 * program is made (with `optimize` only, but for one), one of the evaluation, or something larger than the limits of this library.
 */
export type CelErrorCode = "cel/syntax" | "cel/check" | "cel/program" | "cel/evaluation" | "cel/limit";

/**
 * Ends the work on an expression at once: nothing that stands around the place can make up for it. Callers never see it, but who
 * makes too large a type of `celTypes`.
 */
export class Interruption extends RangeError {
  readonly code: CelErrorCode;

  constructor(message: string, code: CelErrorCode = "cel/evaluation") {
    super(message);
    this.code = code;
  }
}
