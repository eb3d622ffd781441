import type { Cost } from "../functions.ts";
import { isList, isMap } from "../values.ts";
import { lengthOf, searchCost, weightOf } from "./costs.ts";
import { GETTERS } from "./timestamps.ts";

/** Values of which one has more elements than the other are told apart at once. */
const equalityCost: Cost = (left, right) => {
  if (typeof left !== "object" || left === null) return Math.min(lengthOf(left), lengthOf(right));
  const isAlike = isList(left) ? isList(right) && left.length === right.length : isMap(left) && isMap(right);
  return isAlike ? lengthOf(left) + weightOf(left) : lengthOf(left);
};

/** A list is gone through, in a map the key is looked up. */
const membershipCost: Cost = (value, range) => {
  if (!isList(range)) return lengthOf(value);
  const isSimple = typeof value !== "object" || value === null;
  return isSimple ? lengthOf(range) + range.length * lengthOf(value) : weightOf(range);
};

/** JavaScript tells the time in a zone with as much work as it prints it. */
const zoneCost: Cost = (_, zone) => (zone === null ? 0 : 20);

/** Of the functions of the standard library: all others look at the length of what they are given. */
export const STANDARD_COSTS: ReadonlyMap<string, Cost> = new Map([
  ["_==_", equalityCost],
  ["_!=_", equalityCost],
  ["@in", membershipCost],
  ["contains", searchCost],
  ...Array.from(GETTERS.keys(), (name) => [name, zoneCost] as const),
]);
