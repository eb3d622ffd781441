import fc from "fast-check";

/** A part of a resource, or a whole one, as JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** A field that is there now and then; it shrinks to being absent. */
export const sometimes = <T>(arbitrary: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ withCrossShrink: true }, { weight: 4, arbitrary: fc.constant(undefined) }, { weight, arbitrary });

/** A list of things with names of their own; no list at all if there are none. */
export const namedList = <T extends { readonly name: string }>(
  arbitrary: fc.Arbitrary<T>,
  maxLength: number,
): fc.Arbitrary<readonly T[] | undefined> =>
  fc
    .uniqueArray(arbitrary, { maxLength, selector: ({ name }) => name })
    .map((items) => (items.length === 0 ? undefined : items));

/** Without the fields that are absent: what is left is JSON. */
export const plainJson = (value: object): Json => JSON.parse(JSON.stringify(value));
