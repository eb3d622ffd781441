import { areEqual } from "../library/comparison.ts";
import { MOST_STEPS, weightOf } from "../library/costs.ts";
import {
  type CelMap,
  type CelObject,
  CelUint,
  type CelValue,
  isList,
  isMap,
  keysOf,
  lookUp,
  typeOf,
} from "../values.ts";

/** The elements without those that are equal to one before them. */
export const distinct = (list: readonly CelValue[]): readonly CelValue[] => lookThrough(list).distinct;

/** Which elements are equal is not known before. */
export function distinctCost(list: CelValue): number {
  const weight = weightOf(list);
  return isList(list) && weight <= MOST_STEPS ? lookThrough(list).steps : weight;
}

/** Compares each element with those before it that have the same hash; until it has taken more steps than there may be. */
function lookThrough(list: readonly CelValue[]): { readonly distinct: readonly CelValue[]; readonly steps: number } {
  const kept = new Map<string, CelValue[]>();
  let steps = 2 * list.length;
  const distinct = list.filter((element) => {
    const hash = hashOf(element);
    const alike = kept.get(hash) ?? [];
    const place = steps > MOST_STEPS ? -1 : alike.findIndex((other) => areEqual(element, other));
    steps += (1 + (place === -1 ? alike.length : place)) * weightOf(element);
    if (place !== -1) return false;
    alike.push(element);
    kept.set(hash, alike);
    return true;
  });
  return { distinct, steps };
}

/** The same for all values that are equal; of those that are in others it tells some only. */
function hashOf(value: CelValue, depth = 2): string {
  if (value instanceof CelUint) return String(Number(value.value));
  if (typeof value === "bigint") return String(Number(value));
  if (typeof value !== "object") return String(value === 0 ? 0 : value);
  const parts = depth === 0 ? [] : isList(value) ? value : isMap(value) ? fieldsOf(value) : [];
  return [typeOf(value).name, ...parts.slice(0, HASHED).map((part) => hashOf(part, depth - 1))].join();
}

/** Texts are keys that find none but themselves. */
const fieldsOf = (map: CelMap | CelObject): readonly CelValue[] =>
  keysOf(map)
    .filter((key) => typeof key === "string")
    .sort()
    .slice(0, HASHED)
    .flatMap((key) => [key, lookUp(map, key) ?? null]);

const HASHED = 10;
