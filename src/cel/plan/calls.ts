import type { CelEnvironment } from "../environment.ts";
import type { Implementation } from "../functions.ts";
import { guarded, refuse } from "../guard.ts";
import { lengthCost, madeCost } from "../library/costs.ts";
import { BOUND_BY_OVERLOAD } from "../library/standard.ts";
import type { Callee } from "../parse/ast.ts";
import { CelFailure, type Evaluated } from "../values.ts";
import { charge, evaluateAll, type Frame, type Plan, type Step } from "./frame.ts";

/** Calls a function, unless an argument has failed. */
export function callStep(callee: Callee, args: readonly Plan[], environment: CelEnvironment, offset: number): Step {
  const call = implementationOf(callee, environment);
  const cost = environment.costs.get(callee.declaration.name) ?? lengthCost;
  const first = args[0]?.step;
  const second = args[1]?.step;
  if (first !== undefined && args.length === 1)
    return (frame) => {
      const value = first(frame);
      if (value instanceof CelFailure) return value;
      charge(frame, cost(value, null));
      const made = call(value);
      return Object.is(made, value) ? value : finished(frame, made, offset);
    };
  if (first !== undefined && second !== undefined && args.length === 2)
    return (frame) => {
      const left = first(frame);
      if (left instanceof CelFailure) return left;
      const right = second(frame);
      if (right instanceof CelFailure) return right;
      charge(frame, cost(left, right));
      return finished(frame, call(left, right), offset);
    };
  return (frame) => {
    const values = evaluateAll(args, frame);
    if (values instanceof CelFailure) return values;
    charge(frame, cost(values[0] ?? null, values[1] ?? null));
    return finished(frame, call(...values), offset);
  };
}

function implementationOf({ declaration, overload }: Callee, { implementations }: CelEnvironment): Implementation {
  const { name, overloads } = declaration;
  const implementation = implementations.get(name);
  if (implementation === undefined)
    throw new TypeError(`Cannot evaluate an expression: nothing says what ${name} does`);
  // As in the reference: where only one overload fits, it is the one that is called, whatever the values turn out to be.
  const isBound = overload !== undefined && overloads.length > 1 && BOUND_BY_OVERLOAD.has(name);
  return isBound ? guarded([overload], implementation, refuse(name)) : implementation;
}

/** What a function has made counts as well. */
function finished(frame: Frame, value: Evaluated, offset: number): Evaluated {
  if (typeof value === "boolean") return value;
  // Callers may have made it with an offset of their own.
  if (value instanceof CelFailure) return new CelFailure(value.message, offset);
  charge(frame, madeCost(value));
  return value;
}
