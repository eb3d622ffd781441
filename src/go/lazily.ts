/**
 * What is made when it is first asked for, and then kept: an expression over all of Unicode takes V8 a millisecond, and most
 * texts are ASCII.
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
