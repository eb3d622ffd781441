import type { Cost } from "../functions.ts";
import { Interruption } from "../interruption.ts";
import { type CelValue, isList, isMap, keysOf, lookUp, sizeOfMap } from "../values.ts";

/** How many steps an evaluation may take: of each turn of a loop there is one at least, and functions take theirs. */
export const MOST_STEPS = 1_000_000;

/** What is made may not be longer: characters, bytes or elements. */
const LONGEST = 1_000_000;

/** @throws {Interruption} if a text, bytes or a list would be too long */
export function wantShort(size: number): void {
  if (size > LONGEST) throw new Interruption(`a value is longer than ${LONGEST}`, "cel/limit");
}

/** Characters are looked at fast; keys, and values in others, are not. */
const CHARACTERS_PER_STEP = 32;
export const PARTS_PER_STEP = 8;

/** A call that looks at the characters or elements of its arguments, but not into these. */
export const lengthCost: Cost = (first, second) => lengthOf(first) + lengthOf(second);

export function lengthOf(value: CelValue): number {
  if (typeof value !== "object") return typeof value === "string" ? value.length / CHARACTERS_PER_STEP : 0;
  if (value instanceof Uint8Array || isList(value)) return value.length / CHARACTERS_PER_STEP;
  return value !== null && isMap(value) ? sizeOfMap(value) / PARTS_PER_STEP : 0;
}

/** What a function has made takes room as well. */
export const madeCost = (value: CelValue): number => lengthOf(value) * (isList(value) ? PARTS_PER_STEP : 1);

/**
 * A call that looks at all that its arguments hold. What they hold twice counts twice, and what holds itself has no end: it is
 * counted as far as an evaluation may go.
 */
export const weightCost: Cost = (first, second) => weightOf(first) + weightOf(second);

export function weightOf(value: CelValue): number {
  const open = [value];
  let weight = 0;
  for (let part = open.pop(); part !== undefined && weight <= MOST_STEPS; part = open.pop()) {
    if (typeof part !== "object" || part === null) weight += lengthOf(part);
    else if (isList(part)) {
      weight += part.length / PARTS_PER_STEP;
      for (const element of part) open.push(element ?? null);
    } else if (isMap(part)) {
      const keys = keysOf(part);
      weight += (2 * keys.length) / PARTS_PER_STEP;
      for (const key of keys) open.push(key, lookUp(part, key) ?? null);
    }
  }
  return weight;
}

/** A text that is looked for may nearly be there at each place. */
export const searchCost: Cost = (text, part) => lengthCost(text, part) + lengthOf(text) * lengthOf(part);

/** Each of `keys` is compared with some of the others. */
export const sortCost = (keys: CelValue): number => 2 * weightOf(keys) * Math.log2(2 + lengthOf(keys));
