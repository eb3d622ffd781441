/**
 * A text without what Go takes for space at both ends; `trim` keeps U+0085 and drops U+FEFF.
 *
 * @see Go strings.TrimSpace
 * @example trimSpace("\u0085a\ufeff ") // "a\ufeff"
 */
export function trimSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charAt(start))) start++;
  while (end > start && isSpace(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/**
 * Whether Go takes a character for space.
 *
 * @see Go unicode.IsSpace
 */
export const isSpace = (character: string): boolean =>
  // Most are letters: to look for a property takes longer.
  !(character > " " && character < "\x7f") && /\p{White_Space}/u.test(character);
