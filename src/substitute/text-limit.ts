import type { Checked } from "../diagnostic.ts";

/** How many characters are put in at most: a long value in many places makes more text than there is memory for. */
export const MOST_CHARACTERS = 100_000_000;

/** More would be put in than any run can want. */
export class TooMuchText extends RangeError {
  constructor() {
    super(`Cannot replace variables: want no more than ${MOST_CHARACTERS} characters put in`);
  }
}

/**
 * A text with a value wherever a part of it stands.
 *
 * @throws {TooMuchText} if it would be too long
 */
export function replaceEverywhere(text: string, part: string, value: string): string {
  const others = text.split(part);
  if (others.length * value.length > MOST_CHARACTERS) throw new TooMuchText();
  return others.join(value);
}

/**
 * A text with values in place of variables, one after the other, so that what is put in may be replaced by the next.
 *
 * @throws {TooMuchText} if that would be too long, or take too long
 */
export function replaceInTurn(text: string, values: readonly (readonly [variable: string, value: string])[]): string {
  let replaced = text;
  let searched = 0;
  for (const [variable, value] of values) {
    searched += replaced.length;
    if (searched > MOST_CHARACTERS) throw new TooMuchText();
    replaced = replaceEverywhere(replaced, `$(${variable})`, value);
  }
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
    return make();
  } catch (error) {
    if (!(error instanceof TooMuchText)) throw error;
    return otherwise();
  }
}

/** Why nothing is put in. */
export const TOO_LARGE = "the values of the variables would make more text than any run can want";
