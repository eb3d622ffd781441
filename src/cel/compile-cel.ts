import type { Checked } from "../diagnostic.ts";
import { wantString } from "../wrong-argument.ts";
import { checkExpression } from "./check-cel.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import type { CelEnvironment } from "./environment.ts";
import { standardEnvironment } from "./environments.ts";
import { Interruption } from "./interruption.ts";
import type { Step } from "./plan/frame.ts";
import { plan } from "./plan/plan.ts";
import type { CelType } from "./types.ts";

/** An expression, ready to be evaluated. */
export interface CelProgram {
  readonly text: string;
  /** What it gives, as far as that is known before: `dyn`, if it can be anything. */
  readonly type: CelType;
  readonly environment: CelEnvironment;
  /** For {@link evaluateCel}. */
  readonly step: Step;
}

/**
 * Reads an expression, checks its names and types, and makes a program of it. What is wrong is said in the words of cel-go,
 * with `details` as it prints them; the codes are those of {@link CelErrorCode}.
 *
 * @throws {TypeError} if `text` is no string
 * @see google/cel-go cel/env.go Compile, Program
 * @example compileCel("'a' == 1").diagnostics[0]?.message // "found no matching overload for '_==_' applied to '(string, int)'"
 */
export function compileCel(text: string, environment: CelEnvironment = standardEnvironment()): Checked<CelProgram> {
  wantString(text, "compile CEL");
  const checked = checkExpression(text, environment);
  if (checked.expression === undefined) return { ok: false, diagnostics: checked.diagnostics };
  const { expression, type } = checked;
  try {
    return { ok: true, value: { text, type, environment, step: plan(expression, environment) }, diagnostics: [] };
  } catch (problem) {
    if (!(problem instanceof Interruption)) throw problem;
    const { message, code } = problem;
    return { ok: false, diagnostics: diagnosticsOf(text, [{ offset: undefined, message }], code) };
  }
}
