/**
 * Two lists as a strategic merge of Kubernetes puts them together: items of one key are one, those of the step come in its
 * order, and one of the template's own stands before a step's item that it precedes in the template, else at the end.
 *
 * What a step costs grows with its own items and those that are wanted, and not with the template.
 */
export function mergeByKey<T>({ list, wanted, keyOf, indexes }: Below<T>, above: readonly T[] = []): Merged<T>[] {
  const keys = new Set(above.map(keyOf));
  const covered = Array.from(keys, (key) => indexes.get(key) ?? [])
    .flat()
    .sort((a, b) => a - b);
  const left = keys.size === 0 ? wanted : wanted.filter(({ item }) => !keys.has(keyOf(item)));
  const merged: Merged<T>[] = [];
  let next = 0;
  let furthest = 0;
  for (const [index, item] of above.entries()) {
    const at = indexes.get(keyOf(item))?.[0];
    furthest = Math.max(furthest, at ?? 0);
    for (let own = left[next]; own !== undefined && own.index < furthest; own = left[++next])
      merged.push({ isOfStep: false, position: index + own.index - countBelow(covered, own.index), ...own });
    const position = index + furthest - countBelow(covered, furthest);
    const under = at === undefined ? undefined : list[at];
    merged.push({ item, isOfStep: true, index, position, ...(under === undefined ? {} : { below: under }) });
  }
  for (const own of left.slice(next)) {
    const position = above.length + own.index - countBelow(covered, own.index);
    merged.push({ isOfStep: false, position, ...own });
  }
  return merged;
}

/** An item of a list, and where it stands there. */
interface Item<T> {
  readonly item: T;
  readonly index: number;
}

/** An item of a merged list: where it stands, and the item of the template that it covers. */
export interface Merged<T> extends Item<T> {
  readonly below?: T;
  readonly isOfStep: boolean;
  /** Where it stands in the merged list. */
  readonly position: number;
}

/** An item of the template in a merged list that is the template's own. */
export const inTemplate = <T>({ item, index }: Item<T>): Merged<T> => ({
  item,
  index,
  isOfStep: false,
  position: index,
});

/** The items that are wanted. */
export const itemsOf = <T>(list: readonly T[], isWanted: (index: number) => boolean): Item<T>[] =>
  list.flatMap((item, index) => (isWanted(index) ? [{ item, index }] : []));

/** A list of the template, with which those of the steps are merged. */
export interface Below<T> {
  readonly list: readonly T[];
  readonly wanted: readonly Item<T>[];
  readonly keyOf: (item: T) => string;
  /** Where the items of a key stand. */
  readonly indexes: ReadonlyMap<string, readonly number[]>;
}

/** A list of the template, looked through once for all steps. */
export function below<T>(
  list: readonly T[],
  keyOf: (item: T) => string,
  isWanted: (index: number) => boolean,
): Below<T> {
  const indexes = new Map<string, number[]>();
  for (const [index, item] of list.entries()) {
    const known = indexes.get(keyOf(item));
    if (known === undefined) indexes.set(keyOf(item), [index]);
    else known.push(index);
  }
  return { list, wanted: itemsOf(list, isWanted), keyOf, indexes };
}

/** How many numbers of an ascending list are below another. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
