import * as z from "zod";

type Empty = Record<never, never>;
type OptionalKeys<T> = { [K in keyof T]-?: Empty extends Pick<T, K> ? K : never }[keyof T];
/** What the guard looks at. A whole `ZodType` has so many members that comparing two of them costs the compiler seconds. */
interface Schema<V> {
  readonly _zod: { readonly output: V };
}
interface OptionalSchema<V> {
  readonly _zod: { readonly output: V; readonly def: { readonly type: "optional" } };
}
type ShapeOf<T> = {
  readonly [K in keyof T]-?: K extends OptionalKeys<T> ? OptionalSchema<Exclude<T[K], undefined>> : Schema<T[K]>;
};
type Covers<S, V> =
  S extends Schema<infer O>
    ? 0 extends 1 & O
      ? "any"
      : [V] extends [Readonly<O>]
        ? S
        : "narrower than the interface"
    : never;
type Exact<S, T> = {
  [K in keyof S]: K extends keyof T
    ? S[K] extends OptionalSchema<unknown>
      ? Empty extends Pick<T, K>
        ? Covers<S[K], Exclude<T[K], undefined>>
        : "required in the interface"
      : Covers<S[K], T[K]>
    : never;
};

/**
 * A strict object schema that cannot drift from the interface `T`: a key that is missing, extra, mistyped, narrower or
 * wrongly optional does not compile.
 *
 * `id` names the type in the decoding tables and in the `definitions` of the JSON Schemas: the name of the interface.
 */
export const strict =
  <T>(id: string) =>
  <const S extends ShapeOf<T>>(shape: S & Exact<S, T>): z.ZodType<T> =>
    // The guard above has compared shape and interface; what zod would infer adds nothing and costs compile time.
    z.strictObject(shape as never).meta({ id }) as never;

/** The fields of one type that another one shares: all but these. */
export function without<S extends object, K extends keyof S>(shape: S, ...names: readonly K[]): Omit<S, K> {
  const left = new Set<PropertyKey>(names);
  // Only the compiler forgets which fields there are.
  return Object.fromEntries(Object.entries(shape).filter(([name]) => !left.has(name))) as never;
}

/** A field that the reference leaves out when it has its zero value: there `""`, `0`, `false` and absence are the same. */
export const optional = <S extends z.ZodType>(schema: S): z.ZodExactOptional<S> => z.exactOptional(schema);

/** A field that the reference keeps behind a pointer: absence and a zero value (`false`, `0`, `""`, `{}`) differ. */
export const pointer = <S extends z.ZodType>(schema: S): z.ZodExactOptional<S> =>
  z.exactOptional(schema).meta({ pointer: true });

/** An array whose type reads as the interfaces write it: `readonly T[]`. */
export const list = <S extends z.ZodType>(item: S): z.ZodType<readonly z.output<S>[]> => z.array(item) as never;

/** A map with keys of the user's choice: `Readonly<Record<string, T>>`. */
export const mapOf = <S extends z.ZodType>(value: S): z.ZodType<Readonly<Record<string, z.output<S>>>> =>
  z.record(z.string(), value) as never;
