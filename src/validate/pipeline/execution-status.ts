import { looksLikeResult } from "../../substitute/expressions.ts";
import { also, type Finding, invalidValue, viaFieldIndex } from "../finding.ts";
import type { Expressions } from "./expressions.ts";
import type { Section } from "./section.ts";

/**
 * How tasks ended is known when all have: finally tasks may ask for it, of tasks that are there, others may not.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateExecutionStatusVariables
 */
export function validateExecutionStatusVariables(tasks: Section, finals: Section): readonly Finding[] {
  const found: Finding[] = [];
  also(found, lookAt(tasks, disallowed));
  also(
    found,
    lookAt(finals, (uses) => undefinedTasks(uses, tasks.names)),
  );
  return found;
}

function lookAt(section: Section, find: (uses: Expressions) => readonly Finding[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, ofTask] of section.expressions.entries())
    for (const uses of ofTask) {
      const isLookedAt = uses.field === "params" || uses.field === "when";
      // as in the reference: beside a reference to a result, nothing else counts
      if (isLookedAt && !uses.expressions.some(looksLikeResult))
        also(found, viaFieldIndex(section.field, index, uses.here(find(uses))));
    }
  return found;
}

function disallowed({ field, expressions }: Expressions): readonly Finding[] {
  if (!expressions.some(isExecutionStatus)) return [];
  const message =
    "pipeline tasks can not refer to execution status of any other pipeline task or aggregate status of tasks";
  return [invalidValue(message, fieldOf(field))];
}

function undefinedTasks({ field, expressions }: Expressions, names: ReadonlySet<string>): readonly Finding[] {
  const found: Finding[] = [];
  for (const expression of expressions) {
    if (expression === "tasks.status" || !isExecutionStatus(expression)) continue;
    const task = expression.slice("tasks.".length).replace(/\.(?:status|reason)$/, "");
    if (!names.has(task))
      found.push(invalidValue(`pipeline task ${task} is not defined in the pipeline`, fieldOf(field)));
  }
  return found;
}

/** Of a param the value; of a condition all of it. */
export const fieldOf = (field: Expressions["field"]): string => (field === "when" ? "" : "value");

const isExecutionStatus = (expression: string): boolean =>
  expression.startsWith("tasks.") && (expression.endsWith(".status") || expression.endsWith(".reason"));
