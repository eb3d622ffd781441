/**
 * Whether a value is deeper than `limit`, or holds itself. A scalar has depth 0, a list of scalars 1.
 *
 * Each object is measured once, wherever it stands: what many share costs no more. There is no recursion.
 *
 * @example isTooDeep([[1], { a: 2 }], 1) // true
 */
export function isTooDeep(value: unknown, limit: number): boolean {
  // Without end as long as an object is being measured: whoever meets it then is inside of it.
  const depths = new Map<object, number>();
  const waiting = isCollection(value) ? [value] : [];
  for (let item = waiting.at(-1); item !== undefined; item = waiting.at(-1)) {
    const known = depths.get(item);
    if (known !== undefined && known < Number.POSITIVE_INFINITY) {
      waiting.pop();
      continue;
    }
    const inner = Object.values(item).filter(isCollection);
    if (known === undefined) {
      depths.set(item, Number.POSITIVE_INFINITY);
      for (const other of inner) waiting.push(other);
      if (inner.some((other) => depths.get(other) === Number.POSITIVE_INFINITY)) return true;
      continue;
    }
    waiting.pop();
    const depth = 1 + inner.reduce((deepest, other) => Math.max(deepest, depths.get(other) ?? 0), 0);
    if (depth > limit) return true;
    depths.set(item, depth);
  }
  return false;
}

const isCollection = (value: unknown): value is object => typeof value === "object" && value !== null;
