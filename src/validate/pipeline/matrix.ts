import { looksLikeResult, parseResultExpression } from "../../substitute/expressions.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import {
  also,
  check,
  type Finding,
  generic,
  invalidValue,
  multipleOneOf,
  viaField,
  viaFieldIndex,
} from "../finding.ts";
import { validateDuplicateParameters } from "../params.ts";
import type { Section } from "./section.ts";

/**
 * Pipeline tasks that run once for each combination of values, and those that use their results.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateMatrix
 */
export function validateMatrices(
  section: Section,
  context: ValidationContext,
  count: (matrix: Matrix) => number,
): readonly Finding[] {
  const found: Finding[] = [];
  const { field, tasks } = section;
  for (const [index, task] of tasks.entries())
    if (task.matrix !== undefined)
      also(found, check("matrix", viaFieldIndex(field, index, validateMatrix(task, task.matrix, context, count))));
  if (tasks.some(isMatrixed)) also(found, check("matrix-results", viaField(field, validateResultsOfMatrices(section))));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineTask.validateMatrix */
function validateMatrix(
  task: PipelineTask,
  matrix: Matrix,
  context: ValidationContext,
  count: (matrix: Matrix) => number,
): readonly Finding[] {
  const found: Finding[] = [];
  const { params = [], include = [] } = matrix;
  if (isMatrixed(task)) {
    also(found, validateEnabledApiFields("matrix", "beta", context, ["matrix"]));
    also(found, validateCombinationsCount(count(matrix), context));
    for (const [index, { params: included }] of include.entries())
      also(
        found,
        viaField(`matrix.include[${index}].params`, validateDuplicateParameters(included), [
          "matrix",
          "include",
          index,
          "params",
        ]),
      );
    also(found, viaField("matrix.params", validateDuplicateParameters(params), ["matrix", "params"]));
  }
  const names = new Set(
    [...params, ...include.flatMap(({ params: included = [] }) => included)].map(({ name }) => name),
  );
  for (const [index, { name }] of (task.params ?? []).entries())
    if (names.has(name)) found.push(multipleOneOf([`matrix[${name}]`, `params[${name}]`], ["params", index, "name"]));
  return found;
}

/** What Go prints for more combinations than it can count. */
const MORE_THAN_GO_COUNTS = "9223372036854775807";

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/matrix_types.go validateCombinationsCount */
function validateCombinationsCount(count: number, { config }: ValidationContext): readonly Finding[] {
  const { maxMatrixCombinationsCount: most } = config.defaults;
  return count > most
    ? [generic(`expected 0 <= ${Number.isFinite(count) ? count : MORE_THAN_GO_COUNTS} <= ${most}`, "matrix")]
    : [];
}

/**
 * The results of a matrix are used all together, and only strings can be.
 *
 * As in the reference: each param that refers to a result makes those before it forgotten, and the first wrong one ends it.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateTaskResultsFromMatrixedPipelineTasksConsumed
 */
function validateResultsOfMatrices({ tasks, expressions }: Section): readonly Finding[] {
  const found: Finding[] = [];
  const byName = new Map(tasks.map((task) => [task.name ?? "", task]));
  let last: readonly string[] = [];
  let at: readonly (string | number)[] = [];
  for (const [index, ofTask] of expressions.entries())
    for (const { field, index: item = 0, expressions: all } of ofTask) {
      const results = field === "params" ? all.filter(looksLikeResult) : [];
      if (results.length === 0) continue;
      at = [index, "params", item, "value"];
      last = results.filter((expression) => isMatrixed(byName.get(expression.split(".", 2)[1] ?? "") ?? {}));
      const single = last.filter((expression) => !expression.endsWith("[*]"));
      for (const expression of single)
        found.push(
          generic(
            `A matrixed pipelineTask can only be consumed in aggregate using [*] notation, but is currently set to ${expression}`,
            [],
            { at },
          ),
        );
      if (single.length > 0) return found;
    }
  for (const expression of last) also(found, validateStringResult(expression, byName, at));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validateMatrixEmittingStringResults */
function validateStringResult(
  expression: string,
  byName: ReadonlyMap<string, PipelineTask>,
  at: readonly (string | number)[],
): readonly Finding[] {
  const found: Finding[] = [];
  const { pipelineTask = "", result = "" } = parseResultExpression(expression) ?? {};
  const task = byName.get(pipelineTask);
  // as in the reference: the name of a Task is looked up among the names of pipeline tasks
  const taskSpec = task?.taskRef === undefined ? task?.taskSpec : byName.get(task.taskRef.name ?? "")?.taskSpec;
  for (const { name, type = "" } of taskSpec?.results ?? [])
    if (name === result && type !== "string")
      found.push(
        invalidValue(
          `Matrixed PipelineTasks emitting results must have an underlying type string, but result ${result} has type ${type} in pipelineTask`,
          "",
          { at },
        ),
      );
  return found;
}
