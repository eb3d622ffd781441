import { looksLikeResult, parseResultExpression } from "../../substitute/expressions.ts";
import { also, type Finding, invalidValue, viaFieldIndex } from "../finding.ts";
import { fieldOf } from "./execution-status.ts";
import type { Expressions } from "./expressions.ts";
import type { Section } from "./section.ts";

/**
 * Finally tasks run all at once when the others are done: they wait for nobody, and use results of the others only.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateTasksAndFinallySection
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateFinalTasks
 */
export function validateFinalTasks(tasks: Section, finals: Section): readonly Finding[] {
  const found: Finding[] = [];
  const count = finals.tasks.length;
  if (count > 0 && tasks.tasks.length === 0)
    found.push(invalidValue(`spec.tasks is empty but spec.finally has ${count} tasks`, "finally"));
  for (const [index, { name = "", runAfter = [] }] of finals.tasks.entries()) {
    if (runAfter.length === 0) continue;
    const message = `no runAfter allowed under spec.finally, final task ${name} has runAfter specified`;
    also(found, viaFieldIndex("finally", index, [invalidValue(message, "", { at: ["runAfter"] })]));
  }
  for (const [index, ofTask] of finals.expressions.entries())
    for (const uses of ofTask)
      if (uses.field === "params" || uses.field === "when")
        also(found, viaFieldIndex("finally", index, uses.here(wrongResults(uses, tasks, finals))));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateResultsVariablesExpressionsInFinally */
function wrongResults({ field, expressions }: Expressions, tasks: Section, finals: Section): readonly Finding[] {
  const found: Finding[] = [];
  const words = "invalid task result reference, final task has task result reference from";
  for (const expression of expressions.filter(looksLikeResult)) {
    const task = parseResultExpression(expression)?.pipelineTask;
    if (task === undefined) continue;
    if (finals.names.has(task)) found.push(invalidValue(`${words} a final task ${task}`, fieldOf(field)));
    else if (!tasks.names.has(task))
      found.push(invalidValue(`${words} a task ${task} which is not defined in the pipeline`, fieldOf(field)));
  }
  return found;
}
