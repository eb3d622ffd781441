import { RE2JS, RE2JSSyntaxException } from "@bufbuild/re2";
import { lazily } from "./lazily.ts";
import { type RewrittenPattern, rewritePattern } from "./re2/rewrite.ts";
import { newerThanUnicode15 } from "./unicode.ts";

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
 * A lone surrogate, which Go cannot hold, is taken for U+FFFD. Characters that came after Unicode 15.0, which is the one
 * of Go, are in no class; but if a pattern with `\p{…}` also writes such a character, or one as `\x{…}`, or a range beyond
 * U+07FF, the version of the JavaScript engine decides.
 *
 * @see Go regexp.Compile
 * @example compileRe2("a{2,1}") // "error parsing regexp: invalid repeat count: `{2,1}`"
 */
export function compileRe2(pattern: string): Re2 | string {
  const rewritten = rewritePattern(wellFormed(pattern));
  try {
    const compiled = RE2JS.compile(rewritten.text);
    const asGoSees = /\\p/i.test(pattern) && !tellsNewerApart(pattern) ? withoutNewer : wellFormed;
    return { size: compiled.re2().prog.numInst(), test: (text) => compiled.test(asGoSees(text)) };
  } catch (problem) {
    return problem instanceof RE2JSSyntaxException ? inWordsOfGo(problem, rewritten) : String(problem);
  }
}

function inWordsOfGo({ error, input }: RE2JSSyntaxException, { text, quotes }: RewrittenPattern): string {
  // Nothing is quoted of what is too large, or nests too deeply: Go quotes all of it.
  const quote = input ?? (error.startsWith("trailing") ? "" : text);
  return `error parsing regexp: ${error}: \`${quotes.get(quote) ?? quote}\``;
}

const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, "\ufffd");

/**
 * Puts one character that is in no class in place of all that are in none for Go. A class does not tell them apart, but what
 * a pattern writes out may do.
 */
const withoutNewer = (text: string) => wellFormed(text).replace(newer(), "\uffff");
const tellsNewerApart = (pattern: string) => /-[^\0-\u07ff]|\uffff|\\x\{/.test(pattern) || pattern.search(newer()) >= 0;
const newer = lazily(() => new RegExp(`[${newerThanUnicode15}]`, "gu"));
