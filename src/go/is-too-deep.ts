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
  const open: Measured[] = [];
  const enter = (object: object): void => {
    depths.set(object, Number.POSITIVE_INFINITY);
    open.push({ object, items: Object.values(object), next: 0, depth: 1 });
  };
  if (isCollection(value)) enter(value);
  for (let inmost = open.at(-1); inmost !== undefined; inmost = open.at(-1)) {
    const { object, items, depth } = inmost;
    if (depth > limit || open.length > limit) return true;
    if (inmost.next === items.length) {
      depths.set(object, depth);
      open.pop();
      const outer = open.at(-1);
      if (outer !== undefined) outer.depth = Math.max(outer.depth, depth + 1);
      continue;
    }
    const item = items[inmost.next++];
    if (!isCollection(item)) continue;
    const known = depths.get(item);
    if (known === undefined) enter(item);
    else inmost.depth = Math.max(depth, known + 1);
  }
  return false;
}

/** An object that is being measured. */
interface Measured {
  readonly object: object;
  readonly items: readonly unknown[];
  /** The index of the item that is looked at next. */
  next: number;
  /** As far as it is known. */
  depth: number;
}

const isCollection = (value: unknown): value is object => typeof value === "object" && value !== null;
