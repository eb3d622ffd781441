import { quote } from "../../go/quote.ts";
import { also, type Finding, invalidValue, viaFieldIndex } from "../finding.ts";
import { fieldOf } from "./execution-status.ts";
import type { Section } from "./section.ts";

const PREFIXES = new Set(["params", "tasks", "finally", "context", "workspaces", "results"]);

/**
 * What looks like a variable is one: shells use the same brackets.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateVarSubstitutionExpressions
 */
export function validateVariablePrefixes({ field, expressions }: Section): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, ofTask] of expressions.entries())
    for (const uses of ofTask)
      for (const expression of uses.expressions) {
        const [prefix = ""] = expression.split(".", 1);
        if (PREFIXES.has(prefix)) continue;
        const message = `invalid variable reference ${quote(`$(${expression})`)}, must start with a valid prefix: params, tasks, finally, context, workspaces, or results; if you meant a shell variable, use \${VAR} instead`;
        also(found, viaFieldIndex(field, index, uses.here([invalidValue(message, fieldOf(uses.field))])));
      }
  return found;
}
