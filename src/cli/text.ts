/** `"1 task"`, `"3 tasks"`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

/**
 * A user's text as a terminal may have it: characters that control the terminal, or turn the direction of writing, become
 * signs that stand for them. Tabs stay if `keepTabs` says so.
 *
 * @example visible("a\x1b[31m") // "a␛[31m"
 */
export function visible(text: string, { keepTabs = false } = {}): string {
  return text.replace(UNSAFE, (character) => {
    if (character === "\t" && keepTabs) return character;
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x7f) return "\u2421";
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : "\ufffd";
  });
}

const UNSAFE = /[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;

/** How many columns of a terminal a text takes: signs of colour none, wide characters two. */
export function displayWidth(text: string): number {
  const plain = text.replace(COLOR, "");
  if (IS_SIMPLE.test(plain)) return plain.length;
  return charactersOf(plain).reduce((width, character) => width + widthOfCharacter(character), 0);
}

const COLOR = /\x1b\[[0-9;]*m/g;
/** Each UTF-16 unit is a character of one column: ASCII, Latin letters with accents, and what we print ourselves. */
const IS_SIMPLE = /^[\t\x20-\x7e\xa1-\xac\xae-\u02ff\u2190\u2026]*$/;

/** The characters of a text as people count them: a letter with its accents is one, a family of emoji too. */
export function charactersOf(text: string): string[] {
  if (IS_SIMPLE.test(text)) return text.split("");
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  const characters: string[] = [];
  for (let from = 0; from < text.length; ) {
    // Of a long text the segmenter is given parts: as a whole it takes more than linear time.
    const end = isHigh(text.charCodeAt(from + PART - 1)) ? from + PART - 1 : from + PART;
    const part = Array.from(segmenter.segment(text.slice(from, end)), ({ segment }) => segment);
    // The last one may go on behind.
    if (end < text.length && part.length > 1) part.pop();
    for (const character of part) from += character.length;
    characters.push(...part);
  }
  return characters;
}

const PART = 1000;

/** Whether a UTF-16 unit is the first half of a character. */
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

export function widthOfCharacter(character: string): 0 | 1 | 2 {
  if (HAS_NO_WIDTH.test(character)) return 0;
  return IS_WIDE.test(character) ? 2 : 1;
}

const HAS_NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** East Asian Wide and Fullwidth, and what is shown as a picture. */
const IS_WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u;

/** A text in lines of at most `width` columns, broken at blanks; a word that is longer gets a line of its own. */
export function wrap(text: string, width: number): string[] {
  const [first = "", ...words] = text.split(" ");
  const lines: string[] = [];
  let line = first;
  let taken = displayWidth(first);
  for (const word of words) {
    const wide = displayWidth(word);
    if (taken + 1 + wide > width) {
      lines.push(line);
      line = word;
      taken = wide;
    } else {
      line += ` ${word}`;
      taken += 1 + wide;
    }
  }
  return [...lines, line];
}
