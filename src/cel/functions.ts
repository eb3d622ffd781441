import type { Cost } from "./library/costs.ts";
import type { CelType } from "./types.ts";
import type { CelValue, Evaluated } from "./values.ts";

/** One way to call a function. */
export interface Overload {
  /** The receiver first, if there is one. */
  readonly params: readonly CelType[];
  readonly result: CelType;
  /** Called as `receiver.name(…)`. */
  readonly isMember: boolean;
  /** The names of what stands for any type in it. */
  readonly typeParams: readonly string[];
  /** Whether it orders numbers of different types, which the checker leaves out. */
  readonly mixesNumbers?: boolean;
}

/** A function, with all ways to call it. */
export interface FunctionDeclaration {
  readonly name: string;
  readonly overloads: readonly Overload[];
}

/** What a function does, whichever overload is called: values carry their types. No argument is a failure. */
export type Implementation = (...args: CelValue[]) => Evaluated;

/** A function for an environment. */
export interface CelFunction {
  readonly name: string;
  /**
   * The ways to call it: `(int, list(A)) -> A`, or `string.(int) -> string` for what is called on a value. A single capital
   * letter stands for any type.
   */
  readonly signatures: readonly string[];
  /** It is called with values of the types of one of the signatures, the receiver first. */
  readonly call: (...args: never[]) => Evaluated;
  /** How many steps of an evaluation a call is; without it one for each 32 characters or elements that it is given. */
  readonly cost?: Cost;
  /** It looks itself whether it can be called with such values. */
  readonly takesAnything?: boolean;
}
