import { Interruption } from "../interruption.ts";
import { type CelMap, type CelObject, type CelValue, isList, isMap, keysOf, lookUp } from "../values.ts";
import type { Frame } from "./frame.ts";

/** How many characters, or elements, it takes to make a step. */
const PER_STEP = 32;

/** How deep values may be that are looked at in full. */
const DEEPEST = 1_000_000;

/** How much of its arguments a function looks at, in steps. */
export type Weigh = (value: CelValue, weights: Map<CelValue, number>) => number;

/** Functions that look at all that a value holds, however deep; the others see its elements only. */
const DEEP = new Set(["_==_", "_!=_", "@in"]);

export const weigherOf = (name: string): Weigh => (DEEP.has(name) ? weightOf : lengthOf);

/** Notes that a function is about to look at a value: long texts and large lists are as much work as many loops. */
export function charge(frame: Frame, value: CelValue, weigh: Weigh): void {
  const isSmall = typeof value === "string" ? value.length < PER_STEP : typeof value !== "object" || value === null;
  if (!isSmall) chargeSteps(frame, weigh(value, frame.weights));
}

export const lengthOf: Weigh = (value) =>
  typeof value === "string" || value instanceof Uint8Array || isList(value) ? value.length / PER_STEP : 0;

/** Notes that a pattern is about to be looked for: any of its parts may begin at any character. */
export function chargeMatch(frame: Frame, text: string, pattern: string): void {
  chargeSteps(frame, ((text.length + PER_STEP) * pattern.length) / PER_STEP);
}

/** @throws {Interruption} if the evaluation has taken too many steps */
export function chargeSteps(frame: Frame, steps: number): void {
  frame.stepsLeft -= steps;
  if (frame.stepsLeft < 0) throw new Interruption("the evaluation takes too many steps", "cel/limit");
}

/** How many steps it is to look at all that a value holds; what it holds twice counts twice. */
export function weightOf(value: CelValue, weights = new Map<CelValue, number>()): number {
  const isContainer = isList(value) || isMap(value);
  return isContainer ? (weights.get(value) ?? weighAll(value, weights)) : lengthOf(value, weights);
}

type Container = readonly CelValue[] | CelMap | CelObject;

/** Without recursion: a value may be as deep as the data that it comes from. */
function weighAll(value: Container, weights: Map<CelValue, number>): number {
  const open = [beginning(value)];
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const item = top.items[top.next++];
    if (top.next > top.items.length) {
      weights.set(top.value, top.weight);
      open.pop();
      const outer = open.at(-1);
      if (outer !== undefined) outer.weight += top.weight;
    } else if (item === undefined || typeof item !== "object" || item === null || weights.has(item))
      top.weight += weightOf(item ?? null, weights);
    else if ((isList(item) || isMap(item)) && open.push(beginning(item)) > DEEPEST)
      throw new Interruption("a value is nested too deeply, or holds itself", "cel/limit");
  }
  return weights.get(value) ?? 0;
}

interface Weighing {
  readonly value: Container;
  readonly items: readonly (CelValue | undefined)[];
  next: number;
  weight: number;
}

function beginning(value: Container): Weighing {
  const items = isList(value) ? value : keysOf(value).map((key) => lookUp(value, key));
  return { value, items, next: 0, weight: items.length / PER_STEP };
}
