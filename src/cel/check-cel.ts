import type { Diagnostic } from "../diagnostic.ts";
import { lazily } from "../go/lazily.ts";
import { wantString, wrongArgument } from "../wrong-argument.ts";
import { check } from "./check/check.ts";
import { standardDeclarations } from "./check/standard.ts";
import { diagnosticsOf, interrupted } from "./diagnostics.ts";
import type { CelDeclarations, CelEnvironment } from "./environment.ts";
import type { Expression } from "./parse/ast.ts";
import { STANDARD_MACROS } from "./parse/macros.ts";
import { parse, tooLongProblem } from "./parse/parse.ts";
import { syntaxErrors } from "./syntax/syntax-errors.ts";
import type { CelType } from "./types.ts";

/**
 * What is wrong with an expression before anything is evaluated: its syntax (code `cel/syntax`), or else its names and types
 * (`cel/check`). The messages are those of cel-go; the `details` of each diagnostic are what cel-go prints of it, with line and
 * column and where in the line that is.
 *
 * @param environment what the expression may use; without one that of Tekton's `when`: the standard library, no variables
 * @throws {TypeError} if `text` is no string, or `environment` was not made by `celEnvironment`
 * @see google/cel-go cel/env.go Compile
 * @example checkCel("'a' == 1").map(({ message }) => message) // ["found no matching overload for '_==_' applied to '(string, int)'"]
 */
export function checkCel(text: string, environment?: CelEnvironment): readonly Diagnostic[] {
  wantString(text, "check CEL");
  const declarations = environment === undefined ? whenDeclarations() : environment;
  wantEnvironment(declarations, "check CEL");
  const { diagnostics = [] } = checkExpression(text, declarations);
  const isSyntax = diagnostics[0]?.code === "cel/syntax" && tooLongProblem(text) === undefined;
  const errors = isSyntax ? syntaxErrors(text, declarations.macros) : [];
  return errors.length === 0 ? diagnostics : diagnosticsOf(text, errors, "cel/syntax");
}

/** @throws {TypeError} if `given` is none that `celEnvironment` has made */
export function wantEnvironment(given: unknown, doing: string): void {
  const isEnvironment = typeof given === "object" && given !== null && "macros" in given && "namespaces" in given;
  if (!isEnvironment) throw wrongArgument(doing, "an environment of celEnvironment", given);
}

/** An expression whose names have been found and whose types fit; else what is wrong with it. */
type CheckedExpression =
  | { readonly expression: Expression; readonly type: CelType; readonly diagnostics?: never }
  | { readonly expression?: never; readonly diagnostics: readonly Diagnostic[] };

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

// Not `standardEnvironment`: who only checks does not load what evaluates.
const whenDeclarations = lazily(
  (): CelDeclarations => ({
    variables: new Map(),
    functions: standardDeclarations(),
    macros: STANDARD_MACROS,
    checks: [],
    namespaces: new Set(["google"]),
  }),
);
