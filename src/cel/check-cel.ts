import type { Diagnostic } from "../diagnostic.ts";
import { lazily } from "../go/lazily.ts";
import { wantString } from "../wrong-argument.ts";
import { standardDeclarations } from "./check/standard.ts";
import { checkExpression } from "./check-expression.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { type CelDeclarations, type CelEnvironment, wantEnvironment } from "./environment.ts";
import { STANDARD_MACROS } from "./parse/macros.ts";
import { tooLongProblem } from "./parse/parse.ts";
import { syntaxErrors } from "./syntax/syntax-errors.ts";

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
