import type { Checked } from "../diagnostic.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import type { CelProgram } from "./compile-cel.ts";
import { diagnosticsOf, interrupted } from "./diagnostics.ts";
import { frameOver } from "./plan/frame.ts";
import { CelFailure, type CelValue, type Evaluated, wantValue } from "./values.ts";

/** The values of variables, by their names. One that is undefined is not there. */
export type CelVariables = Readonly<Record<string, CelValue | undefined>>;

/**
 * What a program gives for such values of its variables, or the error that the evaluation ends with (code `cel/evaluation`). An
 * evaluation that would take too long ends with `cel/limit`. What a function of the environment throws goes through as it is.
 *
 * @throws {TypeError} if `program` was not made by `compileCel`, `variables` is no object, or a value that is used (a variable, a
 *   part of its data, what a function gives) is no value of CEL, such as a Date, a Map or a Promise
 * @see google/cel-go cel/program.go Eval
 * @example
 * const program = compileCel("[1, 2, 3].filter(x, x > 1)");
 * program.ok && evaluateCel(program.value) // { ok: true, value: [2n, 3n], diagnostics: [] }
 */
export function evaluateCel(program: CelProgram, variables: CelVariables = {}): Checked<CelValue> {
  wantObject(program, "evaluate CEL", "a program of compileCel");
  const { text, step } = program;
  if (typeof step !== "function") throw wrongArgument("evaluate CEL", "a program of compileCel", program);
  wantObject(variables, "evaluate CEL", "an object with the variables");
  const variable = (name: string): Evaluated => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) return new CelFailure(`no such attribute(s): ${name}`);
    wantValue(value, "for the variable ", name);
    return value;
  };
  try {
    const value = step(frameOver(variable));
    if (!(value instanceof CelFailure)) return { ok: true, value, diagnostics: [] };
    return { ok: false, diagnostics: diagnosticsOf(text, [value], "cel/evaluation") };
  } catch (problem) {
    return { ok: false, diagnostics: interrupted(text, problem) };
  }
}
