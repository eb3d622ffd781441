/**
 * What is made when it is first asked for, and then kept.
 *
 * @example lazily(() => 2 + 3)() // 5
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
