import { lazily } from "./lazily.ts";
import { newerThanUnicode15 } from "./unicode.ts";

/**
 * A name without regard to letter case: two names fold to the same text where Go's `encoding/json` takes them for the
 * same struct field. Each character is replaced by the one of lowest code point among those that differ in case only,
 * so ASCII letters become upper case, and so do the Kelvin sign (K) and the long s (S).
 *
 * @see Go encoding/json foldName
 * @example foldName("taskRef") === foldName("TAS\u212aREF") // true
 */
export function foldName(name: string): string {
  if (/^[\0-\x7f]*$/.test(name)) return name.toUpperCase();
  return Array.from(name, foldRune).join("");
}

const newer = lazily(() => new RegExp(`[${newerThanUnicode15}]`, "u"));
const LONE_SURROGATE = /\p{Cs}/u;

/** Relatives lower than the lower-case letter that no case mapping leads to. */
const LOWER_RELATIVES = new Map([
  ["ι", "\u0345"], // combining iota below
  ["μ", "\u00b5"], // micro sign
  ["ꙋ", "\u1c88"], // unblended uk
]);

function foldRune(rune: string): string {
  if (LONE_SURROGATE.test(rune)) return "\ufffd";
  // The Turkish dotless i has an upper case (I) in every table but the one for folding.
  if (rune === "ı" || newer().test(rune)) return rune;
  const relatives = new Set([rune]);
  for (const relative of relatives) {
    for (const other of [relative.toLowerCase(), relative.toUpperCase(), LOWER_RELATIVES.get(relative)]) {
      if (other !== undefined && isOneRune(other) && !newer().test(other)) relatives.add(other);
    }
  }
  return [...relatives].reduce((lowest, other) => (codePoint(other) < codePoint(lowest) ? other : lowest));
}

/** Mappings to several characters (ß to SS) do not count. */
const isOneRune = (text: string) => text.length === (codePoint(text) > 0xffff ? 2 : 1);
const codePoint = (text: string) => text.codePointAt(0) ?? 0;
