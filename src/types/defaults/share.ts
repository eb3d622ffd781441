import { wrongArgument } from "../../wrong-argument.ts";

/** Fields to set; those that are `undefined` stay as they are. */
type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/**
 * `object` with other values in some fields, or `object` itself if it has these values already.
 *
 * @example withFields({ name: "build", kind: "" }, { kind: "Task" }) // { name: "build", kind: "Task" }
 */
export function withFields<T extends object>(object: T, changes: Changes<T>): T {
  const changed: [string, unknown][] = [];
  // Object.keys says string[], because there may be more keys than the type knows; here they are written out.
  for (const name of Object.keys(changes) as (keyof T & string)[]) {
    const value = changes[name];
    if (value !== undefined && value !== object[name]) changed.push([name, value]);
  }
  return changed.length === 0 ? object : { ...object, ...Object.fromEntries(changed) };
}

/** `list` with each item replaced; `list` itself if no item changes, and nothing if there is none. */
export function mapList<T>(
  list: readonly T[] | undefined,
  replace: (item: T, index: number) => T,
  doing = "set defaults",
): readonly T[] | undefined {
  // Plain JavaScript may give anything.
  if (list !== undefined && !Array.isArray(list)) throw wrongArgument(doing, "lists where the types say so", list);
  const replaced = list?.map(replace);
  return replaced?.some((item, index) => item !== list?.[index]) ? replaced : list;
}

/** The same for the values of a map with keys of the user's choice. */
export function mapRecord<T>(
  record: Readonly<Record<string, T>> | undefined,
  replace: (value: T) => T,
): Readonly<Record<string, T>> | undefined {
  if (record === undefined) return undefined;
  const replaced = Object.entries(record).map(([key, value]) => ({ key, value, next: replace(value) }));
  if (replaced.every(({ value, next }) => value === next)) return record;
  // Not by assignment: a key may be called `__proto__`.
  return Object.fromEntries(replaced.map(({ key, next }) => [key, next]));
}
