import type { Diagnostic } from "../diagnostic.ts";
import { check } from "./check/check.ts";
import { diagnosticsOf, interrupted } from "./diagnostics.ts";
import type { CelDeclarations } from "./environment.ts";
import type { Expression } from "./parse/ast.ts";
import { parse } from "./parse/parse.ts";
import type { CelType } from "./types.ts";

/** An expression whose names have been found and whose types fit; else what is wrong with it. */
type CheckedExpression =
  | { readonly expression: Expression; readonly type: CelType; readonly diagnostics?: never }
  | { readonly expression?: never; readonly diagnostics: readonly Diagnostic[] };

/** Reads an expression and finds out what its names mean; of a text that cannot be read it tells one place. */
export function checkExpression(text: string, declarations: CelDeclarations): CheckedExpression {
  const { expression, problems: errors } = parse(text, declarations.macros);
  if (expression === undefined) return { diagnostics: diagnosticsOf(text, errors, "cel/syntax") };
  try {
    const { type, problems } = check(expression, declarations);
    return problems.length === 0 ? { expression, type } : { diagnostics: diagnosticsOf(text, problems, "cel/check") };
  } catch (problem) {
    return { diagnostics: interrupted(text, problem) };
  }
}
