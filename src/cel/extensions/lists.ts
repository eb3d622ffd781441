import type { CelExtension } from "../extension.ts";
import { unable } from "../guard.ts";
import { isComparable, orderOf } from "../library/comparison.ts";
import { sortCost, wantShort, weightCost } from "../library/costs.ts";
import { LIST_MACROS } from "../parse/macros.ts";
import { CelFailure, type CelValue, type Evaluated, isList, typeOf } from "../values.ts";
import { distinct, distinctCost } from "./distinct.ts";

/** @see google/cel-go ext/lists.go comparableTypes */
const COMPARABLE = ["int", "uint", "double", "bool", "duration", "timestamp", "string", "bytes"];
const LONGEST_RANGE = 1_000_000n;

/**
 * Functions for lists, as Pipelines-as-Code has them in placeholders: `sort`, `sortBy`, `flatten`, `distinct`, `slice`,
 * `reverse` and `lists.range`.
 *
 * @see google/cel-go ext/lists.go Lists
 */
export const celLists: CelExtension = {
  functions: [
    { name: "slice", signatures: ["list(T).(int, int) -> list(T)"], call: slice },
    {
      name: "flatten",
      signatures: ["list(list(T)).() -> list(T)", "list(dyn).(int) -> list(dyn)"],
      call: (list: CelValue, depth = 1n) => flatten(list, depth),
      cost: weightCost,
      takesAnything: true,
    },
    {
      name: "sort",
      signatures: COMPARABLE.map((type) => `list(${type}).() -> list(${type})`),
      call: (list: CelValue) => sort("sort", list, list),
      cost: sortCost,
      takesAnything: true,
    },
    {
      name: "@sortByAssociatedKeys",
      signatures: COMPARABLE.map((type) => `list(T).(list(${type})) -> list(T)`),
      call: (list: CelValue, keys: CelValue) => sort("@sortByAssociatedKeys", list, keys),
      takesAnything: true,
    },
    { name: "lists.range", signatures: ["(int) -> list(int)"], call: range },
    {
      name: "reverse",
      signatures: ["list(T).() -> list(T)"],
      call: (list: readonly CelValue[]) => [...list].reverse(),
    },
    { name: "distinct", signatures: ["list(T).() -> list(T)"], call: distinct, cost: distinctCost },
  ],
  macros: LIST_MACROS,
};

function slice(list: readonly CelValue[], start: bigint, end: bigint): Evaluated {
  const problem = (why: string) => new CelFailure(`cannot slice(${start}, ${end}), ${why}`);
  if (start < 0n || end < 0n) return problem("negative indexes not supported");
  if (start > end) return problem("start index must be less than or equal to end index");
  return end > list.length ? problem(`list is length ${list.length}`) : list.slice(Number(start), Number(end));
}

/** As in the reference, a list that is flat already is taken, too. */
function flatten(list: CelValue, depth: CelValue): Evaluated {
  if (!isList(list)) return new CelFailure(`no such overload: ${nameOf(list)}.flatten()`);
  if (typeof depth !== "bigint") return new CelFailure(`no such overload: list(dyn).flatten(${nameOf(depth)})`);
  return depth < 0n ? new CelFailure("level must be non-negative") : flattened(list, Number(depth));
}

function nameOf(value: CelValue): string {
  const { name, params } = typeOf(value);
  return params.length === 0 ? name : `${name}(${params.map((param) => param.name).join(", ")})`;
}

/** Without recursion: a list may be as deep as the data that it comes from. */
function flattened(list: readonly CelValue[], depth: number): readonly CelValue[] {
  const flat: CelValue[] = [];
  const open = [{ list, next: 0 }];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const element = top.list[top.next++];
    if (element === undefined) open.pop();
    else if (isList(element) && open.length <= depth) open.push({ list: element, next: 0 });
    else wantShort(flat.push(element));
  }
  return flat;
}

function range(size: bigint): Evaluated {
  if (size < 0n) return new CelFailure(`lists.range: size must be non-negative, got ${size}`);
  if (size > LONGEST_RANGE)
    return new CelFailure(`lists.range: size ${size} exceeds maximum allowed (${LONGEST_RANGE})`);
  return Array.from({ length: Number(size) }, (_, index) => BigInt(index));
}

/**
 * The elements in the order of their keys; those with the same key stay in order.
 *
 * @see google/cel-go ext/lists.go sortListByAssociatedKeys
 */
function sort(name: string, list: CelValue, keys: CelValue): Evaluated {
  if (!isList(list) || !isList(keys)) return unable(name, list);
  const [first = null] = keys;
  if (list.length === 0) return list;
  if (!isComparable(first)) return new CelFailure("list elements must be comparable");
  if (keys.some((key) => typeOf(key) !== typeOf(first))) return new CelFailure("list elements must have the same type");
  const places = list.map((_, index) => index);
  places.sort((one, other) => orderOf(keys[one] ?? null, keys[other] ?? null) ?? 0);
  return places.map((place) => list[place] ?? null);
}
