import type { ObjectMeta } from "../types/kubernetes/meta.ts";

/** A label of an object; empty if it has none of that name. */
export const labelOf = ({ metadata }: { readonly metadata?: ObjectMeta }, key: string): string =>
  new Map(Object.entries(metadata?.labels ?? {})).get(key) ?? "";
