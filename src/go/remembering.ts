/**
 * The same function, but one that finds out only once what belongs to a key: what it has found it keeps as long as it is there
 * itself, or until it has found out so much that it begins anew.
 *
 * @example remembering((text: string) => text.length)("abc") // 3
 */
export function remembering<K, V>(find: (key: K) => V, most = Infinity): (key: K) => V {
  const found = new Map<K, { readonly value: V }>();
  return (key) => {
    const known = found.get(key);
    if (known !== undefined) return known.value;
    const value = find(key);
    if (found.size >= most) found.clear();
    found.set(key, { value });
    return value;
  };
}
