import { RE2JS } from "@bufbuild/re2";

/** A pattern that has been read. */
export interface Re2 {
  /** How many instructions the program that looks for it has. */
  readonly size: number;
  /** Whether some part of the text matches. */
  readonly test: (text: string) => boolean;
}

/**
 * Reads a pattern by the rules of RE2, as Go does: matching takes time linear in the text. If it is none, the words of Go.
 *
 * @see Go regexp.Compile
 * @example compileRe2("a{2,1}") // "error parsing regexp: invalid repeat count: `{2,1}`"
 */
export function compileRe2(pattern: string): Re2 | string {
  try {
    const compiled = RE2JS.compile(pattern);
    return { size: compiled.re2().prog.numInst(), test: (text) => compiled.test(text) };
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
}
