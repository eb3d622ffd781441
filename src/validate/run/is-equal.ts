/**
 * Whether two decoded values say the same: the order of keys is no matter.
 *
 * @see Kubernetes apimachinery pkg/api/equality Semantic.DeepEqual
 */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a).filter((key) => ownValue(a, key) !== undefined);
  if (keys.length !== Object.keys(b).filter((key) => ownValue(b, key) !== undefined).length) return false;
  return keys.every((key) => isEqual(ownValue(a, key), ownValue(b, key)));
}

/** Own keys only: a map may have one that is called `constructor`. */
const ownValue = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) ? (object as Readonly<Record<string, unknown>>)[key] : undefined;
