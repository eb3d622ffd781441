import type { PipelineTask } from "../../types/pipeline.ts";
import { wantFunction, wantMap, wantObject, wantObjects } from "../../wrong-argument.ts";
import { dottedExpressions, textsOf } from "../expressions.ts";
import { CONTEXTS_IN_PIPELINE_TASK, STATES_IN_PIPELINE_TASK } from "../fields.ts";
import { replaceIn } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";

/**
 * A finally task that knows how the other tasks have ended: `$(tasks.t.status)`, `$(tasks.t.reason)` and `$(tasks.status)`.
 *
 * @throws {TypeError} if it is given no pipeline task, or no Map
 * @param states - what stands for these variables: `tasks.t.status` and so on
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyPipelineTaskStateContext
 */
export function substituteTaskStates(task: PipelineTask, states: ReadonlyMap<string, string>): PipelineTask {
  wantObject(task, DOING, "a pipeline task");
  wantMap(states, DOING, "a Map of variables");
  return replaceIn(task, STATES_IN_PIPELINE_TASK, replacerOf({ strings: states }));
}

const DOING = "put in how tasks ended";

/** How many runs a task with a matrix has, or how many of them gave a result; undefined if there is no such task. */
export type MatrixLength = (pipelineTask: string, result?: string) => number | undefined;

/**
 * A pipeline task that knows its own retries, and the lengths of matrices: `$(context.pipelineTask.retries)`,
 * `$(tasks.t.matrix.length)` and `$(tasks.t.matrix.r.length)`.
 *
 * As in the reference: a length is known if a param of the task asks for it, and of several in one value only the first; then
 * it is put into the matrix and the display name, too.
 *
 * @throws {TypeError} if it is given no pipeline task, or no function
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyPipelineTaskContexts
 */
export function substitutePipelineTaskContexts(task: PipelineTask, lengthOf: MatrixLength): PipelineTask {
  wantObject(task, "put in lengths", "a pipeline task");
  wantFunction(lengthOf, "put in lengths", "a function that tells lengths of matrices");
  wantObjects(task.params ?? [], "put in lengths", "a pipeline task with a list of params");
  const strings = pipelineTaskContexts(task);
  for (const { pipelineTask, result } of lengthsAskedBy(task)) {
    const length = lengthOf(pipelineTask);
    if (length !== undefined) strings.set(lengthVariable(pipelineTask), String(length));
    const given = result === undefined ? undefined : lengthOf(pipelineTask, result);
    if (given !== undefined) strings.set(lengthVariable(pipelineTask, result), String(given));
  }
  return replaceIn(task, CONTEXTS_IN_PIPELINE_TASK, replacerOf({ strings }));
}

/** The variable for how often a pipeline task is tried again. */
export const RETRIES = "context.pipelineTask.retries";

/** What a pipeline task knows of itself. */
export const pipelineTaskContexts = ({ retries = 0 }: Pick<PipelineTask, "retries">): Map<string, string> =>
  new Map([[RETRIES, String(retries)]]);

/** The length of a matrix, or how many of its runs gave a result. */
export interface AskedLength {
  readonly pipelineTask: string;
  readonly result?: string;
}

/** The lengths for which the params of a pipeline task ask: of several in one value the first. */
export const lengthsAskedBy = ({ params = [] }: Pick<PipelineTask, "params">): readonly AskedLength[] =>
  params.flatMap(({ value }) => {
    const lengths = textsOf(value).flatMap(dottedExpressions).map(lengthIn);
    return lengths.find((length) => length !== undefined) ?? [];
  });

export const lengthVariable = (pipelineTask: string, result?: string): string =>
  `tasks.${pipelineTask}.matrix.${result === undefined ? "" : `${result}.`}length`;

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go ParseTaskandResultName */
function lengthIn(expression: string): AskedLength | undefined {
  const [tasks, pipelineTask = "", matrix, ...rest] = expression.split(".");
  if (tasks !== "tasks" || matrix !== "matrix" || rest.at(-1) !== "length" || rest.length > 2) return undefined;
  const [result] = rest;
  return rest.length === 1 || result === undefined ? { pipelineTask } : { pipelineTask, result };
}
