import type { Checked } from "../diagnostic.ts";
import { wantObject } from "../wrong-argument.ts";
import type { CelProgram } from "./compile-cel.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { Interruption } from "./interruption.ts";
import { type CelValue, type Evaluated, Failure } from "./values.ts";

/** How many elements all loops of an evaluation may look at together. */
const MOST_STEPS = 1_000_000;

/** The values of variables, by their names. */
export type CelVariables = Readonly<Record<string, CelValue>>;

/**
 * What a program gives for such values of its variables, or the error that the evaluation ends with.
 *
 * @throws {TypeError} if a variable has a value that is none of CEL
 * @see google/cel-go cel/program.go Eval
 */
export function evaluateCel({ text, step }: CelProgram, variables: CelVariables = {}): Checked<CelValue> {
  wantObject(variables, "evaluate CEL", "an object with the variables");
  const variable = (name: string): Evaluated =>
    Object.hasOwn(variables, name) ? (variables[name] ?? null) : new Failure(`no such attribute(s): ${name}`);
  try {
    const value = step({ variable, locals: [], stepsLeft: MOST_STEPS });
    if (!(value instanceof Failure)) return { ok: true, value, diagnostics: [] };
    return { ok: false, diagnostics: diagnosticsOf(text, [value], "cel/evaluation") };
  } catch (problem) {
    if (!(problem instanceof Interruption)) throw problem;
    const { message, code } = problem;
    return { ok: false, diagnostics: diagnosticsOf(text, [{ offset: undefined, message }], code) };
  }
}
