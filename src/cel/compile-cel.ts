import type { Checked } from "../diagnostic.ts";
import { wantString } from "../wrong-argument.ts";
import { standardEnvironment } from "./cel-environment.ts";
import { checkExpression } from "./check-expression.ts";
import { interrupted } from "./diagnostics.ts";
import { type CelEnvironment, wantEnvironment } from "./environment.ts";
import type { Step } from "./plan/frame.ts";
import { plan } from "./plan/plan.ts";
import type { CelType } from "./types.ts";

/** An expression, ready to be evaluated as often as one likes: for `evaluateCel`. Only `compileCel` makes one. */
export interface CelProgram {
  readonly text: string;
  /** What it gives, as far as that is known before: `dyn`, if it can be anything. */
  readonly type: CelType;
  /** @internal */
  readonly step: Step;
}

/**
 * Reads an expression, checks it, and makes a program of it. Of a text that cannot be read it tells one place, in words of its
 * own; `checkCel` tells what cel-go says. What cel-go finds only when it makes a program has the code `cel/program`.
 *
 * @param environment what the expression may use; without one that of Tekton's `when`: the standard library, no variables
 * @throws {TypeError} if `text` is no string, or `environment` was not made by `celEnvironment`
 * @see google/cel-go cel/env.go Compile, Program
 * @example compileCel("1 + 1").ok // true
 */
export function compileCel(text: string, environment: CelEnvironment = standardEnvironment()): Checked<CelProgram> {
  wantString(text, "compile CEL");
  wantEnvironment(environment, "compile CEL");
  const checked = checkExpression(text, environment);
  if (checked.expression === undefined) return { ok: false, diagnostics: checked.diagnostics };
  const { expression, type } = checked;
  try {
    return { ok: true, value: { text, type, step: plan(expression, environment) }, diagnostics: [] };
  } catch (problem) {
    return { ok: false, diagnostics: interrupted(text, problem) };
  }
}
