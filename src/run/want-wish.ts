import { wrongArgument } from "../wrong-argument.ts";

/**
 * What a user wants of a run, if it is something that may be wanted.
 *
 * @param known - the empty text is one of them
 * @param what - `"a specStatus"`
 * @throws {TypeError} if it is none of them
 */
export function wantWish(given: unknown, known: readonly string[], doing: string, what: string): string {
  const wish = known.find((status) => status === given);
  if (wish !== undefined) return wish;
  const names = known.filter((status) => status !== "").join(", ");
  throw wrongArgument(doing, `${what} that is empty or one of ${names}`, given);
}
