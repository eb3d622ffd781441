import { Interruption } from "../interruption.ts";
import { MOST_STEPS } from "../library/costs.ts";
import type { Expression } from "../parse/ast.ts";
import type { CelType } from "../types.ts";
import { CelFailure, type CelValue, type Evaluated } from "../values.ts";

/** What an evaluation knows. */
export interface Frame {
  readonly variable: (name: string, type: CelType) => Evaluated;
  /** The values of the variables of macros, by their depth. */
  readonly locals: CelValue[];
  stepsLeft: number;
}

export const frameOver = (variable: Frame["variable"]): Frame => ({
  variable,
  locals: [],
  stepsLeft: MOST_STEPS,
});

/** How a part of an expression is evaluated. */
export type Step = (frame: Frame) => Evaluated;

/** A part of an expression, ready to be evaluated. */
export interface Plan {
  readonly step: Step;
  /** What it gives whatever the variables are, if that is known. */
  readonly constant?: CelValue;
}

export const constantPlan = (constant: CelValue): Plan => ({ step: () => constant, constant });

/** The values of some parts, or what the first that fails ends with. */
export function evaluateAll(plans: readonly Plan[], frame: Frame): CelValue[] | CelFailure {
  const values: CelValue[] = [];
  for (const { step } of plans) {
    const value = step(frame);
    if (value instanceof CelFailure) return value;
    values.push(value);
  }
  return values;
}

export const unchecked = () => new TypeError("Cannot evaluate an expression: it has not been checked");

/** What makes the plans of the parts of an expression that has been checked. */
export interface Planner {
  readonly plan: (part: Expression) => Plan;
  /** How many parts it has made a plan of. */
  count: number;
  /** For what is evaluated already: all of it together takes no more steps than an evaluation. */
  readonly frame: Frame;
}

/** @throws {Interruption} if the evaluation has taken too many steps */
export function charge(frame: Frame, steps: number): void {
  frame.stepsLeft -= steps;
  if (frame.stepsLeft < 0) throw new Interruption(`the evaluation takes more than ${MOST_STEPS} steps`, "cel/limit");
}

/** Notes where something failed, if that is not known yet. */
export function placed(value: Evaluated, offset: number): Evaluated {
  return value instanceof CelFailure && value.offset === undefined ? new CelFailure(value.message, offset) : value;
}
