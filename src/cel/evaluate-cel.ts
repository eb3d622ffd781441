import type { Checked } from "../diagnostic.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import type { CelProgram } from "./compile-cel.ts";
import { diagnosticsOf, interrupted } from "./diagnostics.ts";
import { frameOver } from "./plan/frame.ts";
import type { CelType } from "./types.ts";
import { CelFailure, type CelValue, type Evaluated, wantValue } from "./values.ts";

/**
 * The values of variables, by their names: each a `CelValue`. One that is undefined is not there. Data such as the body of a
 * webhook may have any type that TypeScript knows it by.
 */
export type CelVariables = Readonly<Record<string, unknown>>;

/**
 * What a program gives for such values of its variables, or the error that the evaluation ends with (code `cel/evaluation`). An
 * evaluation that would take too long ends with `cel/limit`. What a function of the environment throws goes through as it is.
 *
 * @throws {TypeError} if `program` was not made by `compileCel`, `variables` is no object, or a value that is used (a variable, a
 *   part of its data, what a function gives) is no value of CEL, such as a Date, a Map or a Promise, or none of the type that
 *   was declared: a number for an int. What lists and maps hold is not held against their types.
 * @see google/cel-go cel/program.go Eval
 * @example
 * const program = compileCel("[1, 2, 3].filter(x, x > 1)");
 * program.ok && evaluateCel(program.value) // { ok: true, value: [2n, 3n], diagnostics: [] }
 */
export function evaluateCel(program: CelProgram, variables: CelVariables = {}): Checked<CelValue> {
  wantObject(program, "evaluate CEL", "a program, the value that compileCel gives");
  const { text, step } = program;
  if (typeof step !== "function")
    throw wrongArgument("evaluate CEL", "a program, the value that compileCel gives", program);
  wantObject(variables, "evaluate CEL", "an object with the variables");
  const variable = (name: string, { kind, isPlain }: CelType): Evaluated => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) return new CelFailure(`no such attribute(s): ${name}`);
    const given = wantValue(value as CelValue, "for the variable ", name);
    if (isPlain && given.kind !== kind)
      throw wrongArgument("evaluate CEL", `a value of type ${kind} for the variable ${name}`, value);
    return value as CelValue;
  };
  try {
    const value = step(frameOver(variable));
    if (!(value instanceof CelFailure)) return { ok: true, value, diagnostics: [] };
    return { ok: false, diagnostics: diagnosticsOf(text, [value], "cel/evaluation") };
  } catch (problem) {
    return { ok: false, diagnostics: interrupted(text, problem) };
  }
}
