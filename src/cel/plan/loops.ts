import type { CelEnvironment } from "../environment.ts";
import { PARTS_PER_STEP, sortCost } from "../library/costs.ts";
import { goTypeOf } from "../library/qualify.ts";
import type { Comprehension, Macro } from "../parse/ast.ts";
import { CelFailure, type CelValue, type Evaluated, isList, isMap, keysOf, noSuchOverload } from "../values.ts";
import { charge, type Frame, type Planner, placed, type Step } from "./frame.ts";

/**
 * What evaluates a macro. The reference makes loops with an accumulator of all of them; what they give, and which of several
 * failures, is the same here.
 *
 * @see google/cel-go parser/macro.go makeQuantifier, MakeMap, MakeFilter
 */
export function planLoop(comprehension: Comprehension, planner: Planner, environment: CelEnvironment): Step {
  const { macro, range, variable, filter, body, offset } = comprehension;
  const rangeStep = planner.plan(range).step;
  const before = planner.count;
  const loop: Loop = {
    depth: variable.meaning?.kind === "local" ? variable.meaning.depth : 0,
    filter: filter === undefined ? undefined : planner.plan(filter).step,
    body: planner.plan(body).step,
    cost: Math.max(1, (planner.count - before) / PARTS_PER_STEP),
  };
  const evaluate = evaluatorOf(macro, loop);
  const sort = macro === "sortBy" ? environment.implementations.get("@sortByAssociatedKeys") : undefined;
  return (frame) => {
    const value = rangeStep(frame);
    if (value instanceof CelFailure) return value;
    const made = evaluate(frame, value);
    if (sort === undefined || made instanceof CelFailure) return placed(made, offset);
    charge(frame, sortCost(made));
    return placed(sort(value, made), offset);
  };
}

interface Loop {
  /** Where the variable has its place. */
  readonly depth: number;
  readonly filter: Step | undefined;
  readonly body: Step;
  /** How many steps a turn is. */
  readonly cost: number;
}

/** Evaluates a loop over a range. */
type LoopEvaluator = (frame: Frame, range: CelValue) => Evaluated;

function evaluatorOf(macro: Macro, loop: Loop): LoopEvaluator {
  if (macro === "all" || macro === "exists") return quantifier(loop, { decides: macro === "exists" });
  return macro === "existsOne" ? existsOne(loop) : collection(loop);
}

/** Visits each element of the range as the iteration variable, until a visit gives something, which ends the loop. */
function goOver(
  { depth, cost }: Loop,
  frame: Frame,
  range: CelValue,
  visit: () => Evaluated | undefined,
): Evaluated | undefined {
  const elements = elementsOf(range, frame);
  if (elements === undefined) return new CelFailure(`got '${goTypeOf(range)}', expected iterable type`);
  for (const element of elements) {
    charge(frame, cost);
    frame.locals[depth] = element;
    const found = visit();
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All keys of a map are listed, even if the first visit ends the loop. */
function elementsOf(range: CelValue, frame: Frame): readonly CelValue[] | undefined {
  if (isList(range)) return range;
  if (!isMap(range)) return undefined;
  const keys = keysOf(range);
  charge(frame, keys.length / PARTS_PER_STEP);
  return keys;
}

/** An element that decides makes up for others that fail. */
function quantifier(loop: Loop, { decides }: { readonly decides: boolean }): LoopEvaluator {
  return (frame, range) => {
    let failure: CelFailure | undefined;
    const decided = goOver(loop, frame, range, () => {
      const value = loop.body(frame);
      if (value === decides) return decides;
      if (value !== !decides) failure ??= value instanceof CelFailure ? value : noSuchOverload();
      return undefined;
    });
    return decided ?? failure ?? !decides;
  };
}

function existsOne(loop: Loop): LoopEvaluator {
  return (frame, range) => {
    let failure: CelFailure | undefined;
    let count = 0;
    const notIterable = goOver(loop, frame, range, () => {
      const value = loop.body(frame);
      if (value === true) count++;
      else if (value !== false) failure = value instanceof CelFailure ? value : noSuchOverload();
      return undefined;
    });
    return notIterable ?? failure ?? count === 1;
  };
}

/** `map` and `filter`: of several failures the last of the filter counts, else the first of the body. */
function collection(loop: Loop): LoopEvaluator {
  return (frame, range) => {
    let failure: CelFailure | undefined;
    const list: CelValue[] = [];
    const notIterable = goOver(loop, frame, range, () => {
      const isWanted = loop.filter === undefined || loop.filter(frame);
      if (isWanted !== true && isWanted !== false)
        failure = isWanted instanceof CelFailure ? isWanted : noSuchOverload();
      if (isWanted !== true || failure !== undefined) return undefined;
      const value = loop.body(frame);
      if (value instanceof CelFailure) failure = value;
      else list.push(value);
      return undefined;
    });
    return notIterable ?? failure ?? list;
  };
}
