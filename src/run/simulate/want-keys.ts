import { wrongArgument } from "../../wrong-argument.ts";

/** All keys that an object of a type may have. */
export type Keys<T> = Readonly<Record<keyof T, true>>;

/**
 * What is misspelt would be passed over silently otherwise.
 *
 * @throws {TypeError} if an object has other keys than these
 */
export function wantKeys(given: object, known: Keys<object>, doing: string, where: string): void {
  const names = Object.keys(known);
  const unknown = Object.keys(given).find((key) => !names.includes(key));
  if (unknown !== undefined) throw wrongArgument(doing, `no other keys than ${names.join(", ")} in ${where}`, unknown);
}
