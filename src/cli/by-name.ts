import type { InputFile } from "./files.ts";
import type { Found } from "./read-kinds.ts";

/** Resources by their names. */
export type ByName<R> = ReadonlyMap<string, readonly Found<R>[]>;

export function byName<R extends { readonly metadata?: { readonly name?: string } }>(
  all: readonly Found<R>[],
): ByName<R> {
  const named = new Map<string, Found<R>[]>();
  for (const found of all) {
    const { name } = found.resource.metadata ?? {};
    if (name === undefined) continue;
    const others = named.get(name);
    if (others === undefined) named.set(name, [found]);
    else others.push(found);
  }
  return named;
}

/** Of those of one name, the one in the same file is meant, else the first. */
export const nearest = <R>(all: readonly Found<R>[] = [], file: InputFile): Found<R> | undefined =>
  all.find((found) => found.file === file) ?? all[0];
