/** A pattern and how far it has been read. */
export interface Scanner {
  readonly pattern: string;
  /** Where the last `:]` stands: to look for it from each `[:` on would take long. */
  readonly lastNameEnd: number;
  pos: number;
}

/** What ends a parsing. Thrown inside the parser only; `compileRegexp` makes `undefined` of it. */
export class PatternProblem extends Error {}

/** The code point at an offset; a lone surrogate, which Go cannot hold, is U+FFFD. */
export function runeAt(text: string, pos: number): number | undefined {
  const rune = text.codePointAt(pos);
  return rune !== undefined && rune >= 0xd800 && rune <= 0xdfff ? 0xfffd : rune;
}

/** How many UTF-16 units a code point takes. */
export const widthOf = (rune: number) => (rune > 0xffff ? 2 : 1);

/** Reads a code point. */
export function readRune(scanner: Scanner): number {
  const rune = runeAt(scanner.pattern, scanner.pos);
  if (rune === undefined) throw new PatternProblem("there should be a character at the end of the pattern");
  scanner.pos += widthOf(rune);
  return rune;
}

/** Whether `text` is next; then it is read. */
export function accept(scanner: Scanner, text: string): boolean {
  const accepted = scanner.pattern.startsWith(text, scanner.pos);
  if (accepted) scanner.pos += text.length;
  return accepted;
}

/** Reads what a sticky expression matches here. */
export function take(scanner: Scanner, syntax: RegExp): RegExpExecArray | undefined {
  syntax.lastIndex = scanner.pos;
  const match = syntax.exec(scanner.pattern);
  if (match === null) return undefined;
  scanner.pos = syntax.lastIndex;
  return match;
}
