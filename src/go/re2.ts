import { RE2JS, RE2JSSyntaxException } from "@bufbuild/re2";
import { lazily } from "./lazily.ts";
import { type RewrittenPattern, rewritePattern } from "./re2/rewrite.ts";
import { newerThanUnicode15 } from "./unicode.ts";

/** A pattern that has been read. */
export interface Re2 {
  /** How many instructions the program that looks for it has: that takes time in proportion to the text's length times this. */
  readonly size: number;
  /** Whether some part of the text matches. */
  readonly test: (text: string) => boolean;
}

/**
 * Reads a pattern by the rules of RE2, as Go does: matching takes time linear in the text. Returns Go's error message if
 * the pattern is invalid.
 *
 * To read a pattern takes time in proportion to the square of its length: a literal of 100,000 characters takes a minute,
 * so patterns that users write need a limit.
 *
 * A lone surrogate, which Go cannot hold, is taken for U+FFFD. Characters that came after Unicode 15.0, which is the one
 * of Go, are in no class and have no other case; but if a pattern also writes such a character, or one as `\x{…}`, or a
 * range beyond U+07FF, the version of the JavaScript engine decides. It always decides about the few characters that have
 * changed their class since (U+0295, U+1171E).
 *
 * @see Go regexp.Compile
 * @example compileRe2("a{2,1}") // "error parsing regexp: invalid repeat count: `{2,1}`"
 */
export function compileRe2(pattern: string): Re2 | string {
  const rewritten = rewritePattern(wellFormed(pattern));
  try {
    const program = RE2JS.compile(rewritten.text).re2();
    keepLinear(program);
    const asGoSees = ASKS_UNICODE.test(pattern) && !tellsNewerApart(pattern) ? withoutNewer : wellFormed;
    return { size: program.prog.numInst(), test: (text) => program.match(asGoSees(text)) };
  } catch (problem) {
    if (problem instanceof RE2JSSyntaxException) return inWordsOfGo(problem, rewritten);
    // A pattern that nests deeply asks for much of the call stack, of which the caller may have left little.
    return String(problem);
  }
}

/**
 * The automaton's states, each a set of instructions, are made while a text is read. When they are many, @bufbuild/re2 goes
 * on without them, in time that grows with the square of the program. It is made to forget them instead, as RE2 does, and
 * sooner where each may be large. These are internals of @bufbuild/re2 0.6.1: an update has to look here.
 */
function keepLinear({ dfa, prog }: ReturnType<RE2JS["re2"]>): void {
  const limit = Math.min(dfa.stateLimit, 4e6 / prog.numInst());
  const getState = dfa.getState.bind(dfa);
  dfa.getState = (instructions) => {
    if (dfa.stateCount >= limit) {
      dfa.stateCache.clear();
      dfa.stateCount = 0;
      dfa.startState = null;
    }
    return getState(instructions);
  };
}

function inWordsOfGo({ error, input }: RE2JSSyntaxException, { text, quotes }: RewrittenPattern): string {
  // Nothing is quoted of what is too large, or nests too deeply: Go quotes all of it.
  const quote = input ?? (error.startsWith("trailing") ? "" : text);
  return `error parsing regexp: ${error}: \`${quotes.get(quote) ?? quote}\``;
}

const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, "\ufffd");

/** Only by a class, or by `(?i)`, does a pattern mean characters that it does not write. */
const ASKS_UNICODE = /\\p|\(\?/i;
/**
 * Puts one character that is in no class in place of all that are in none for Go. A class does not tell them apart, but what
 * a pattern writes out may do.
 */
const withoutNewer = (text: string) => wellFormed(text).replace(newer(), "\uffff");
const tellsNewerApart = (pattern: string) => /-[^\0-\u07ff]|\uffff|\\x\{/.test(pattern) || pattern.search(newer()) >= 0;
const newer = lazily(() => new RegExp(`[${newerThanUnicode15}]`, "gu"));
