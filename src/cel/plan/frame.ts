import type { Expression } from "../parse/ast.ts";
import type { CelValue, Evaluated } from "../values.ts";

/** What an evaluation knows. */
export interface Frame {
  readonly variable: (name: string) => Evaluated;
  /** The values of the variables of macros, by their depth. */
  readonly locals: CelValue[];
  /** How many more elements loops may look at. */
  stepsLeft: number;
}

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
