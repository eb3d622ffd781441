import type { Diagnostic } from "../diagnostic.ts";
import { check } from "./check/check.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import type { CelDeclarations } from "./environment.ts";
import { Interruption } from "./interruption.ts";
import type { Expression } from "./parse/ast.ts";
import { parse } from "./parse/parse.ts";
import type { CelType } from "./types.ts";

/** An expression whose names have been found and whose types fit; else what is wrong with it. */
export type CheckedExpression =
  | { readonly expression: Expression; readonly type: CelType; readonly diagnostics?: never }
  | { readonly expression?: never; readonly diagnostics: readonly Diagnostic[] };

/** Reads and checks an expression, as cel-go's `Env.Compile` does. */
export function checkExpression(text: string, declarations: CelDeclarations): CheckedExpression {
  const { expression, errors } = parse(text, declarations.macros);
  if (expression === undefined) return { diagnostics: diagnosticsOf(text, errors, "cel/syntax") };
  try {
    const { type, problems } = check(expression, declarations);
    return problems.length === 0 ? { expression, type } : { diagnostics: diagnosticsOf(text, problems, "cel/check") };
  } catch (problem) {
    if (!(problem instanceof Interruption)) throw problem;
    return { diagnostics: diagnosticsOf(text, [{ offset: undefined, message: problem.message }], problem.code) };
  }
}
