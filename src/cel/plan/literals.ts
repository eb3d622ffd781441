import type { CelEnvironment } from "../environment.ts";
import type { ListLiteral, MapLiteral } from "../parse/ast.ts";
import { CelFailure, CelMap, type CelValue } from "../values.ts";
import { constantPlan, evaluateAll, type Plan, type Planner, type Step } from "./frame.ts";

export function planList({ elements }: ListLiteral, { isOptimized }: CelEnvironment, planner: Planner): Plan {
  const plans = elements.map(planner);
  if (plans.every(({ constant }) => constant !== undefined)) {
    const constant = plans.map((element) => element.constant ?? null);
    return isOptimized ? constantPlan(constant) : { step: () => constant };
  }
  return { step: (frame) => evaluateAll(plans, frame) };
}

export function planMap({ entries }: MapLiteral, { isOptimized }: CelEnvironment, planner: Planner): Plan {
  const plans = entries.flatMap(({ key, value }) => [planner(key), planner(value)]);
  const step: Step = (frame) => {
    const values = evaluateAll(plans, frame);
    return values instanceof CelFailure ? values : new CelMap(inPairs(values));
  };
  const isConstant = isOptimized && plans.every(({ constant }) => constant !== undefined);
  return isConstant ? constantPlan(new CelMap(inPairs(plans.map(({ constant }) => constant ?? null)))) : { step };
}

const inPairs = (values: readonly CelValue[]): [key: CelValue, value: CelValue][] =>
  Array.from({ length: values.length / 2 }, (_, index) => [values[2 * index] ?? null, values[2 * index + 1] ?? null]);
