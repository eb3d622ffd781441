import { findMatches, type RegexpMatch } from "./machine.ts";
import { parsePattern } from "./parse.ts";
import { compileProgram } from "./program.ts";
import { PatternProblem } from "./scanner.ts";

/** A regular expression that Go would take. */
export interface Regexp {
  /** The names of the groups by their numbers, `""` for those without; number 0 is the whole match. A name may repeat. */
  readonly groupNames: readonly string[];
  /**
   * All matches in a text, in order. None overlaps another, and an empty one never stands right behind another.
   *
   * The time is that for one character, which the size of the expression bounds, times the length of the text: what
   * was read for one match is not read again for the next.
   *
   * @see Go regexp.Regexp.FindAllStringSubmatchIndex
   */
  findAll(text: string): RegexpMatch[];
}

/**
 * A regular expression with the meaning that Go gives it, or `undefined` if Go refuses the pattern.
 *
 * Tekton puts names of params into patterns as they are: `a+` or `.*` then mean more than themselves, and with `a(`
 * nothing is searched for. JavaScript's own expressions are another language, and take time without end for some texts.
 *
 * The syntax is all of Go's. Strings are taken as sequences of code points, and a lone surrogate, which Go cannot hold,
 * for U+FFFD. Three things are not quite Go's: the engine's version of Unicode decides on a few characters in `\p{…}` and
 * on pairs of letters newer than 15.0 under `(?i)`; near the limits of depth and size it counts that alternatives are not
 * joined (`ab|ac` as `a[bc]`); and what Go counts only at times is counted always (copies of long literals), or never
 * (the characters of literals in groups in groups).
 *
 * @see Go regexp.Compile
 * @example compileRegexp("(?P<first>a|b)+?c")?.findAll("xbac")[0]?.groups[1] // { start: 2, end: 3 }
 * @example compileRegexp("a(") // undefined
 */
export function compileRegexp(pattern: string): Regexp | undefined {
  try {
    const { root, groupNames } = parsePattern(pattern);
    const program = { instructions: compileProgram(root), groupCount: groupNames.length };
    return { groupNames, findAll: (text) => findMatches(program, text) };
  } catch (problem) {
    if (problem instanceof PatternProblem) return undefined;
    throw problem;
  }
}
