/**
 * What kind of error it is: of syntax (with cel-go's limits of length and depth), of names and types, one that is found when a
 * program is made, one of the evaluation, or a limit of this library.
 */
export type CelErrorCode = "cel/syntax" | "cel/check" | "cel/program" | "cel/evaluation" | "cel/limit";

/**
 * Ends the work on an expression at once: nothing that stands around the place can make up for it. Callers see it only
 * where they make too large a type, or a map with bytes as a key.
 */
export class Interruption extends RangeError {
  readonly code: CelErrorCode;

  constructor(message: string, code: CelErrorCode = "cel/evaluation") {
    super(message);
    this.code = code;
  }
}
