/**
 * What is made when it is first asked for, and then kept.
 *
 * @example const expression = lazily(() => new RegExp(large)); // nothing yet
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
