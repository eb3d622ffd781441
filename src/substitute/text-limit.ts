import type { Checked } from "../diagnostic.ts";

/** How many characters are put in at most: a long value in many places makes more text than there is memory for. */
const MOST_CHARACTERS = 100_000_000;

/** More would be put in than any run can want. */
export class TooMuchText extends RangeError {
  constructor() {
    super(`Cannot replace variables: want no more than ${MOST_CHARACTERS} characters put in`);
  }
}

/** What the work at hand may still put in; undefined between works. Nothing here waits, so there is one at a time. */
let left: number | undefined;

/**
 * Does a piece of work: all that it puts in, in however many texts, is bounded together. Work within work is part of it. One that
 * puts the same texts together `times` times may do so much more.
 */
export function asOneWork<T>(work: () => T, { times = 1 } = {}): T {
  return left === undefined ? withLeft(times * MOST_CHARACTERS, work) : work();
}

/** Asks the caller for something in the midst of work: what they do then is none of it. */
export const outsideWork = <T>(ask: () => T): T => withLeft(undefined, ask);

function withLeft<T>(some: number | undefined, work: () => T): T {
  const before = left;
  left = some;
  try {
    return work();
  } finally {
    left = before;
  }
}

/**
 * Counts characters that the work at hand puts in, or searches.
 *
 * @throws {TooMuchText} if it has done too much
 */
export function spend(characters: number): void {
  if ((left ?? MOST_CHARACTERS) < characters) throw new TooMuchText();
  if (left !== undefined) left -= characters;
}

/**
 * A text with a value wherever a part of it stands.
 *
 * @throws {TooMuchText} if it would be too long
 */
export function replaceEverywhere(text: string, part: string, value: string): string {
  const others = text.split(part);
  // To search takes time, too: the same text may be asked for again and again.
  spend(text.length + (others.length - 1) * value.length);
  return others.join(value);
}

/**
 * A text with values in place of variables, one after the other, so that what is put in may be replaced by the next.
 *
 * @throws {TooMuchText} if that would be too long, or take too long
 */
export function replaceInTurn(text: string, values: readonly (readonly [variable: string, value: string])[]): string {
  let replaced = text;
  for (const [variable, value] of values) replaced = replaceEverywhere(replaced, `$(${variable})`, value);
  return replaced;
}

/** What is made of variables; a diagnostic if that would be too much text. */
export const bounded = <T>(make: () => Checked<T>): Checked<T> =>
  unlessTooLarge(make, () => ({
    ok: false,
    diagnostics: [{ code: "substitute/too-large", severity: "error", message: TOO_LARGE, paths: [], at: [] }],
  }));

/** What is made of variables, or something else if that would be too much text. */
export function unlessTooLarge<T>(make: () => T, otherwise: () => T): T {
  try {
    return asOneWork(make);
  } catch (error) {
    if (!(error instanceof TooMuchText)) throw error;
    return otherwise();
  }
}

/** Why nothing is put in. */
export const TOO_LARGE = "the values of the variables would make more text than any run can want";
