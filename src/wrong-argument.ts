/**
 * What to throw at a caller who gives something else than the types say, as plain JavaScript may.
 *
 * @example wrongArgument("read YAML", "a string", null).message // "Cannot read YAML: want a string, got null"
 */
export const wrongArgument = (doing: string, want: string, given: unknown): TypeError =>
  new TypeError(`Cannot ${doing}: want ${want}, got ${nameOfKind(given)}`);

/** @throws {TypeError} if `given` is no string */
export function wantString(given: unknown, doing: string): asserts given is string {
  if (typeof given !== "string") throw wrongArgument(doing, "a string", given);
}

/** @throws {TypeError} if `given` is no object, or an array */
export function wantObject(given: unknown, doing: string, want: string): asserts given is object {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw wrongArgument(doing, want, given);
}

function nameOfKind(given: unknown): string {
  if (Array.isArray(given)) return "an array";
  if (given === null || given === undefined) return String(given);
  return typeof given === "object" ? "another object" : `a ${typeof given}`;
}
