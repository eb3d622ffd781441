/**
 * What to throw at a caller who gives something else than the types say, as plain JavaScript may.
 *
 * @example wrongArgument("read YAML", "a string", null).message // "Cannot read YAML: want a string, got null"
 */
export const wrongArgument = (doing: string, want: string, given: unknown): TypeError =>
  new TypeError(instead(doing, want, given));

/** The same for a number that is too small or too large. */
export const outOfRange = (doing: string, want: string, given: unknown): RangeError =>
  new RangeError(instead(doing, want, given));

const instead = (doing: string, want: string, given: unknown) => `Cannot ${doing}: want ${want}, got ${shown(given)}`;

/** @throws {TypeError} if `given` is no string */
export function wantString(given: unknown, doing: string): asserts given is string {
  if (typeof given !== "string") throw wrongArgument(doing, "a string", given);
}

/** @throws {TypeError} if `given` is no bigint */
export function wantBigint(given: unknown, doing: string): asserts given is bigint {
  if (typeof given !== "bigint") throw wrongArgument(doing, "a bigint", given);
}

/** @throws {TypeError} if `given` is no object, or one such as an array or a Map, which holds what it holds in no fields */
export function wantObject(given: unknown, doing: string, want: string): asserts given is object {
  if (typeof given !== "object" || given === null || Symbol.iterator in given) throw wrongArgument(doing, want, given);
}

/** @throws {TypeError} if `given` is no array */
export function wantList(given: unknown, doing: string, want: string): asserts given is readonly unknown[] {
  if (!Array.isArray(given)) throw wrongArgument(doing, want, given);
}

/** @throws {TypeError} if `given` is no array of objects */
export function wantObjects(given: unknown, doing: string, want: string): asserts given is readonly object[] {
  wantList(given, doing, want);
  for (const item of given) wantObject(item, doing, want);
}

/** @throws {TypeError} if `given` is no Map */
export function wantMap(given: unknown, doing: string, want: string): asserts given is ReadonlyMap<unknown, unknown> {
  if (!(given instanceof Map)) throw wrongArgument(doing, want, given);
}

/** @throws {TypeError} if `given` is no function */
export function wantFunction(given: unknown, doing: string, want: string): void {
  if (typeof given !== "function") throw wrongArgument(doing, want, given);
}

const LONGEST_TEXT = 40;

function shown(given: unknown): string {
  if (typeof given === "string") return given.length > LONGEST_TEXT ? "a long string" : JSON.stringify(given);
  if (typeof given === "function") return "a function";
  if (typeof given !== "object" || given === null) return String(given);
  if (Array.isArray(given)) return "an array";
  if (given instanceof Date)
    return Number.isNaN(given.getTime()) ? "an invalid Date" : `the Date ${given.toISOString()}`;
  const kind = Object.prototype.toString.call(given).slice("[object ".length, -1);
  return kind === "Object" ? "an object" : `an object (${kind})`;
}
