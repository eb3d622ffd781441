import { lazily } from "./lazily.ts";
import { newerThanUnicode15 } from "./unicode.ts";

/**
 * A text in double quotes as Go's `%q` prints it: printable characters of any script as they are, the rest escaped.
 *
 * A lone surrogate, which Go cannot hold, is taken for the replacement character U+FFFD; that one is printable.
 *
 * @see Go strconv.Quote
 * @example quote('say "hi"\n') // '"say \\"hi\\"\\n"'
 */
export function quote(text: string): string {
  return `"${NOTHING_TO_ESCAPE.test(text) ? text : text.replace(toEscape(), escapeRune)}"`;
}

const NOTHING_TO_ESCAPE = /^[ !#-[\]-~]*$/;

/**
 * A blank other than U+0020 is not printable for Go. To read an expression over all of Unicode takes V8 a millisecond, and most
 * texts are ASCII.
 */
const toEscape = lazily(() => new RegExp(`["\\\\]|[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]|[${newerThanUnicode15}]`, "gu"));

const SHORT_ESCAPES = new Map([
  ["\x07", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
  ["\\", "\\\\"],
  ['"', '\\"'],
]);

function escapeRune(rune: string): string {
  const short = SHORT_ESCAPES.get(rune);
  if (short !== undefined) return short;
  const code = rune.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0x7f) return `\\x${hex.padStart(2, "0")}`;
  if (code >= 0xd800 && code <= 0xdfff) return "\ufffd";
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
