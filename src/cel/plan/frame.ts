import type { Expression } from "../parse/ast.ts";
import { CelFailure, type CelValue, type Evaluated } from "../values.ts";

/** What an evaluation knows. */
export interface Frame {
  readonly variable: (name: string) => Evaluated;
  /** The values of the variables of macros, by their depth. */
  readonly locals: CelValue[];
  /** How many more elements loops may look at; long texts and large values count as many. */
  stepsLeft: number;
  /** What has been found out of values that hold others, so that it is not found out again in each turn of a loop. */
  readonly weights: Map<CelValue, number>;
}

export const frameOver = (variable: Frame["variable"]): Frame => ({
  variable,
  locals: [],
  stepsLeft: MOST_STEPS,
  weights: new Map(),
});

/** How a part of an expression is evaluated. */
export type Step = (frame: Frame) => Evaluated;

/** A part of an expression, ready to be evaluated. */
export interface Plan {
  readonly step: Step;
  /** What it gives whatever the variables are, if that is known. */
  readonly constant?: CelValue;
}

/** Makes the plan of a part of an expression that has been checked. */
export type Planner = (part: Expression) => Plan;

/** How many steps an evaluation may take: the elements that its loops look at together, and what its functions look at. */
export const MOST_STEPS = 1_000_000;

/** Notes where something failed, if that is not known yet. */
export function placed(value: Evaluated, offset: number): Evaluated {
  return value instanceof CelFailure && value.offset === undefined ? new CelFailure(value.message, offset) : value;
}
