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

/** Declarations of functions, by their names. */
export type Declarations = ReadonlyMap<string, FunctionDeclaration>;

/** What a function does, whichever overload is called: values carry their types. No argument is a failure. */
export type Implementation = (...args: CelValue[]) => Evaluated;

/**
 * How many steps of an evaluation it is to call a function with such arguments; the second is null if there is only one.
 * To find it out takes no longer than so many steps.
 */
export type Cost = (first: CelValue, second: CelValue) => number;

/**
 * A function for an environment. With the name of one that is there, it adds ways to call that: of functions that take the same
 * values the one given last is called, those of the caller before those of extensions, and these before the standard library's.
 * Operators have names such as `_+_`, `_==_`, `!_` and `@in`; `&&`, `||`, `?:` and `[]` stay as they are, and so do macros.
 */
export interface CelFunction {
  readonly name: string;
  /**
   * The ways to call it: `(int, list(A)) -> A`, or `string.(int) -> string` for what is called on a value. Types are called as in
   * `celTypes`, a single capital letter stands for any type.
   */
  readonly signatures: readonly string[];
  /**
   * It is called with values of the types of one of the signatures, the receiver first; of a list or map only the first element
   * is looked at. It gives a value or a `CelFailure`, at once: a Promise is no value. What it throws, `evaluateCel` throws.
   */
  readonly call: (...args: never[]) => Evaluated;
  /** How many steps of an evaluation a call is; without it one for each 32 characters or elements that it is given. @internal */
  readonly cost?: Cost;
  /** It looks itself whether it can be called with such values. @internal */
  readonly takesAnything?: boolean;
}
