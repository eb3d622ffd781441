/** A field with a list, unless that is empty: Go leaves it out then. */
export const filled = <K extends string, T>(field: K, list: readonly T[]): { readonly [F in K]?: readonly T[] } =>
  // The one key is that of the type.
  (list.length > 0 ? { [field]: list } : {}) as { readonly [F in K]?: readonly T[] };
