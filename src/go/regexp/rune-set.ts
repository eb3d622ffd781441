/** Whether a code point belongs to a set. */
export type RuneSet = (rune: number) => boolean;

export const anyRune: RuneSet = () => true;
export const notNewline: RuneSet = (rune) => rune !== 0x0a;

/** A code point, or with `foldCase` all that differ from it in case only. */
export function oneRune(rune: number, { foldCase }: { readonly foldCase: boolean }): RuneSet {
  if (foldCase) return runesOf([`[${escapeRune(rune)}]`], { foldCase, negated: false });
  return (other) => other === rune;
}

/**
 * The code points that one of several expressions of JavaScript matches. These are made here and match one code point
 * each, so there is nothing in them to take long. The flag `i` means case as Go does: one for one, in all scripts.
 */
export function runesOf(
  sources: Iterable<string>,
  { foldCase, negated }: { readonly foldCase: boolean; readonly negated: boolean },
): RuneSet {
  const expression = new RegExp(`^(?:${[...sources].join("|")})$`, foldCase ? "iu" : "u");
  return (rune) => expression.test(String.fromCodePoint(rune)) !== negated;
}

/** A code point in the source of an expression of JavaScript. */
export const escapeRune = (rune: number) => `\\u{${rune.toString(16)}}`;
