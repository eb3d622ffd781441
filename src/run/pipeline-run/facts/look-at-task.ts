import { countCombinations, MAX_ROWS, MAX_VALUES, matrixBounds } from "../../../dag/matrix.ts";
import { isList } from "../../../go/json.ts";
import { quote } from "../../../go/quote.ts";
import type { GivenResult } from "../../../substitute/pipeline-run/task-results.ts";
import { substituteTaskResults } from "../../../substitute/pipeline-run/task-results.ts";
import type { ResultReference } from "../../../substitute/references.ts";
import type { ChildRun } from "../../../types/child-run.ts";
import { taskSpecWithDefaults } from "../../../types/defaults/task.ts";
import { isMatrixed } from "../../../types/is-matrixed.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import type { TaskSpec } from "../../../types/task.ts";
import { validateResolvedTask } from "../../../validate/across/resolved-task.ts";
import { evaluateWhen } from "../../evaluate-when.ts";
import { type Check, failedChecks, ofUser } from "../../start/failed-check.ts";
import type { PipelineStart } from "../../start/pipeline-start.ts";
import { checkOfCel, checkOfResolvedTask, givenBy } from "../../start/task-checks.ts";
import type { TaskNode } from "../../start/task-nodes.ts";
import type { RunFailure } from "../run-failure.ts";
import { isVisible, resolveResults } from "./given-results.ts";
import type { RunFacts, TaskProblem } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

/**
 * Puts into a task the results that it refers to, as far as they are there, and finds what it runs. What is wrong with it then
 * fails the run.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go ResolvePipelineTask
 */
export function lookAtTask(task: TaskFacts, facts: RunFacts): void {
  const resolved = resolveResults(task.references, facts.byName, (source) => isVisible(source, task));
  const results = "results" in resolved ? resolved.results : undefined;
  task.lacks = "lacks" in resolved ? resolved.lacks : undefined;
  if (results === undefined && hasBeenLookedAt(task, facts)) return;
  task.isResolved = results !== undefined;
  task.lookedAt = task.runs;
  const isAsItWas = results === undefined || results.length === 0;
  task.untold = isAsItWas ? task.substituted : substituteTaskResults(task.substituted, results);
  task.task = task.untold;
  facts.told.delete(task);
  facts.changed.add(task);
  if (task.section === "finally") facts.touchedFinals.add(task);
  const problem = problemOf(task, results ?? [], facts);
  if (problem === undefined) facts.problems.delete(task);
  else facts.problems.set(task, problem);
}

/**
 * Without all of its results a task is as it was written, as often as one looks at it: one that uses the results of many others is
 * touched by each of them.
 */
const hasBeenLookedAt = (task: TaskFacts, { told }: RunFacts): boolean =>
  !task.isResolved && task.lookedAt === task.runs && !told.has(task);

function problemOf(task: TaskFacts, results: readonly GivenResult[], facts: RunFacts): TaskProblem | undefined {
  const { start } = facts.prepared;
  const failure =
    outOfBounds(task.references, results, start) ?? tooManyRuns(task.task, start) ?? findWhatItRuns(task, facts);
  if (failure !== undefined) return { phase: "resolve", failure };
  const wrong = wrongParams(task, start);
  if (wrong !== undefined) return { phase: "params", failure: wrong };
  const unclear = decide(task, start);
  return unclear && { phase: "cel", failure: unclear };
}

/** What a task gives to what it runs is mostly right: the words for what is wrong are looked for only if it is not. */
function wrongParams(task: TaskFacts, start: PipelineStart): RunFailure | undefined {
  const { known } = task;
  if (known === undefined) return undefined;
  const [mismatch] = validateResolvedTask(known, givenBy(task.task), "PipelineValidationFailed");
  return mismatch === undefined ? undefined : firstFailure(checkOfResolvedTask(nodeOf(task), start));
}

/**
 * Evaluates the conditions of a task, and tells why that cannot be done, if it cannot.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go EvaluateCEL
 */
export function decide(task: TaskFacts, start: PipelineStart): RunFailure | undefined {
  const { when = [] } = task.task;
  task.isAllowed = true;
  if (when.length === 0) return undefined;
  const outcome = evaluateWhen(when);
  task.isAllowed = outcome.ok && outcome.value.allows;
  return outcome.ok ? undefined : firstFailure(checkOfCel(nodeOf(task), start));
}

/**
 * An item of an array that is not there. Of several, the first by the names of task and result.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/resultrefresolution.go validateArrayResultsIndex
 */
function outOfBounds(
  references: readonly ResultReference[],
  results: readonly GivenResult[],
  { runOfPipeline }: PipelineStart,
): RunFailure | undefined {
  const missing = results.flatMap(({ value, pipelineTask, result }, position) => {
    const index = Number(references[position]?.index ?? Number.NaN);
    return isList(value) && index >= value.length
      ? [{ key: [pipelineTask, result].join(), index, size: value.length, pipelineTask, result }]
      : [];
  });
  const [first] = missing.sort((a, b) => (a.key < b.key ? -1 : 1));
  if (first === undefined) return undefined;
  const { index, size, pipelineTask, result } = first;
  const error = `array Result Index ${index} for Task ${pipelineTask} Result ${result} is out of bound of size ${size}`;
  const message = ofUser(`PipelineRun ${runOfPipeline} can't be Run; couldn't resolve all references: ${error}`);
  return { reason: "PipelineValidationFailed", message, error };
}

/** A matrix of results may be of any size: the reference would create as many runs as there is memory for. */
function tooManyRuns(task: PipelineTask, { runOfPipeline }: PipelineStart): RunFailure | undefined {
  if (task.matrix === undefined || !isMatrixed(task)) return undefined;
  const { rows, values } = matrixBounds(task.matrix);
  if (Math.max(rows, countRuns(task)) <= MAX_ROWS && values <= MAX_VALUES) return undefined;
  const error = `the matrix of pipeline task ${quote(task.name ?? "")} has more than ${MAX_ROWS} rows, or ${MAX_VALUES} values in them`;
  const message = ofUser(`PipelineRun ${runOfPipeline} can't be Run; ${error}`);
  return { reason: "PipelineValidationFailed", message, error };
}

/** Finds the Task or Pipeline that a task runs. A matrix without rows runs nothing, and nobody looks for it. */
function findWhatItRuns(task: TaskFacts, facts: RunFacts): TaskProblem["failure"] | undefined {
  task.known = undefined;
  task.pipeline = undefined;
  if (task.names.length === 0 && countRuns(task.task) === 0) return undefined;
  if (task.kind === "TaskRun") return findTask(task, facts);
  return task.kind === "PipelineRun" ? findPipeline(task, facts) : undefined;
}

/** How many runs a task has. As in the reference: that may be more than its matrix has rows. */
export const countRuns = (task: PipelineTask): number =>
  task.matrix !== undefined && isMatrixed(task) ? countCombinations(task.matrix) : 1;

function findTask(task: TaskFacts, { definitions, config, prepared }: RunFacts): TaskProblem["failure"] | undefined {
  const { taskSpec, taskRef: { name = "" } = {} } = task.substituted;
  if (taskSpec !== undefined) {
    task.known = { name: "", spec: taskSpecWithDefaults(taskSpec, config), isEmbedded: true };
    return undefined;
  }
  const told = toldTaskSpec(task.runs.at(-1));
  if (told !== undefined && task.runs.length === task.names.length && task.runs.every(toldTaskSpec)) {
    task.known = { name, spec: taskSpecWithDefaults(told, config), isEmbedded: false };
    return undefined;
  }
  const found = definitions.taskOf(task.substituted);
  if (found === "awaited") return found;
  if ("error" in found) {
    const error = `Couldn't retrieve Task ${quote(name)}: ${found.error}`;
    const message = `Pipeline ${prepared.start.pipeline} can't be Run; it contains Tasks that don't exist: ${error}`;
    return { reason: "CouldntGetTask", message, error };
  }
  const { metadata = {}, spec } = found.found;
  task.known = { name: metadata.name ?? "", spec: taskSpecWithDefaults(spec, config), isEmbedded: false };
  return undefined;
}

/** What a TaskRun says that it runs: then nobody looks for the Task any more. */
function toldTaskSpec(run: ChildRun | undefined): TaskSpec | undefined {
  const status = run?.status;
  return status !== undefined && "taskSpec" in status ? status.taskSpec : undefined;
}

function findPipeline(task: TaskFacts, { definitions, prepared }: RunFacts): TaskProblem["failure"] | undefined {
  const { pipelineSpec, pipelineRef: { name = "" } = {} } = task.substituted;
  if (pipelineSpec !== undefined) {
    task.pipeline = { name: "", spec: pipelineSpec };
    return undefined;
  }
  const found = definitions.pipelineOf(task.substituted);
  if (found === "awaited") return found;
  if ("error" in found) {
    const error = `Couldn't retrieve Pipeline ${quote(name)}: ${found.error}`;
    const words = "can't be Run; it contains child Pipelines that don't exist";
    return { reason: "CouldntGetPipeline", message: `Pipeline ${prepared.start.pipeline} ${words}: ${error}`, error };
  }
  task.pipeline = { name: found.found.metadata?.name ?? "", spec: found.found.spec };
  return undefined;
}

/** A task as the checks of a run see it. */
export const nodeOf = ({ task, known, section, index, substituted }: TaskFacts): TaskNode => ({
  task,
  written: substituted,
  at: [section, index],
  known: known === undefined ? [] : [known],
  isMissing: false,
});

/** The first of some checks that fails, as a failure of the run. */
export const firstFailure = (check: Check | Iterable<Check>): RunFailure | undefined =>
  failedChecks(Symbol.iterator in check ? check : [check]).next().value ?? undefined;
