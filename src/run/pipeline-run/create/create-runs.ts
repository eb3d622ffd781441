import { matrixCombinations } from "../../../dag/matrix.ts";
import { quote } from "../../../go/quote.ts";
import { substitutePipelineTaskContexts } from "../../../substitute/pipeline-run/task-states.ts";
import { isMatrixed } from "../../../types/is-matrixed.ts";
import type { Param } from "../../../types/param.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import { validateEnumParam } from "../../../validate/across/enum-param.ts";
import { givenByRun } from "../../../validate/across/given-params.ts";
import { typeAsGiven } from "../../../validate/across/given-type.ts";
import type { CreateCommand } from "../../command.ts";
import { labelOf } from "../../label-of.ts";
import { ofUser } from "../../start/failed-check.ts";
import { aggregatedResults } from "../facts/given-results.ts";
import { countRuns } from "../facts/look-at-task.ts";
import type { RunFacts } from "../facts/run-facts.ts";
import type { TaskFacts } from "../facts/task-facts.ts";
import type { OpenPass } from "../open-pass.ts";
import type { RunFailure } from "../run-failure.ts";
import { childPipelineRunFor } from "./child-pipeline-run.ts";
import { customRunFor } from "./custom-run.ts";
import { childMetadata, taskRunMetadata } from "./metadata.ts";
import { namesOfRuns } from "./names.ts";
import { propagated } from "./propagate.ts";
import { type ChildParts, taskRunFor } from "./task-run.ts";
import { settingsFor, timeoutOf } from "./task-run-settings.ts";
import { type BoundWorkspaces, workspacesOfPipeline, workspacesOfTask } from "./workspaces.ts";

/** The runs of a pipeline task, or why they cannot be created. */
export type RunsToCreate = { readonly commands: readonly CreateCommand[] } | { readonly failure: RunFailure };

/** The names of the runs of a pipeline task: those that the status knows, if it knows any. */
export const namesFor = (task: TaskFacts, pipelineRun: string): readonly string[] =>
  task.names.length > 0 ? task.names : namesOfRuns(pipelineRun, task.name, countRuns(task.task));

/** What goes wrong if the runs of a pipeline task cannot be created. */
export function creating({ kind, name }: TaskFacts, names: readonly string[], pipelineRun: string): string {
  const kinds = kind === "PipelineRun" ? "child PipelineRuns" : `${kind}s`;
  return `error creating ${kinds} called [${names.join(" ")}] for PipelineTask ${name} from PipelineRun ${pipelineRun}`;
}

/**
 * The runs of a pipeline task, one for each row of its matrix, as they are sent to the API server.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go createTaskRuns, createCustomRuns, createChildPipelineRuns
 */
export function runsFor(
  task: TaskFacts,
  names: readonly string[],
  facts: RunFacts,
  pass: OpenPass,
  bound: BoundWorkspaces,
): RunsToCreate {
  const rows = rowsOf(task.task);
  const wrong = task.kind === "TaskRun" ? wrongValue(task, names, rows, pass) : undefined;
  const failed = (failure: RunFailure): RunsToCreate => ({
    failure: { ...failure, error: `${creating(task, names, bound.owner.name)}: ${failure.error}` },
  });
  if (wrong !== undefined) return failed(wrong);
  const circle = task.kind === "PipelineRun" ? circleOf(task, pass) : undefined;
  if (circle !== undefined) return failed({ reason: "CreateRunFailed", message: circle, error: circle });
  task.task = substitutePipelineTaskContexts(task.task, (name, result) => matrixLength(name, result, facts));
  const parts = partsOf(task, pass, bound);
  if ("error" in parts) return failed({ reason: "CreateRunFailed", message: parts.error, error: parts.error });
  const { params = [] } = task.task;
  const taskSpec = task.known?.isEmbedded === true ? propagated(task.known.spec, facts) : undefined;
  const commands = names.map((name, number): CreateCommand => {
    const all = [...(rows[number] ?? []), ...params];
    const { kind } = task;
    if (kind === "CustomRun") return { type: "create", kind, object: customRunFor(parts, name, all) };
    if (kind === "TaskRun") return { type: "create", kind, object: taskRunFor(parts, name, all, taskSpec) };
    return { type: "create", kind, object: childPipelineRunFor(parts, name, task.pipeline ?? NO_PIPELINE) };
  });
  return { commands };
}

/**
 * A pipeline that would run itself: it is known by the labels of the run and of those above it.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go detectPipelineRefCycle
 */
function circleOf({ pipeline }: TaskFacts, { pipelineRun, ancestors }: OpenPass): string | undefined {
  if (pipeline === undefined || pipeline.name === "") return undefined;
  const running = [pipelineRun, ...ancestors].map((run) => labelOf(run, "tekton.dev/pipeline"));
  const place = running.indexOf(pipeline.name);
  if (place < 0) return undefined;
  const between = running.slice(0, place).filter((name) => name !== "");
  return `detected cycle in pipeline-in-pipeline: pipeline ${quote(pipeline.name)} is already running in ancestor chain [${between.join(" ")}]`;
}

const NO_PIPELINE = { name: "", spec: {} };

/** The params of each row of a matrix. */
const rowsOf = (task: PipelineTask): readonly (readonly Param[])[] =>
  task.matrix !== undefined && isMatrixed(task)
    ? matrixCombinations(task.matrix).map((row) => Array.from(row, ([name, value]) => ({ name, value })))
    : [];

/** A value that the Task does not let its param have: with its default it is only known here. */
function wrongValue(
  task: TaskFacts,
  names: readonly string[],
  rows: readonly (readonly Param[])[],
  { config }: OpenPass,
): RunFailure | undefined {
  const declared = task.known?.spec.params ?? [];
  if (!config.featureFlags.enableParamEnum || !declared.some((param) => (param.enum ?? []).length > 0))
    return undefined;
  for (const number of names.keys()) {
    const given = [...(rows[number] ?? []), ...(task.task.params ?? [])];
    const [wrong] = validateEnumParam(givenByRun(given, [], typeAsGiven), declared);
    if (wrong === undefined) continue;
    const message = ofUser(`Invalid param value from PipelineTask "${task.name}": ${wrong.message}`);
    return { reason: "InvalidParamValue", message, error: wrong.message };
  }
  return undefined;
}

function partsOf(
  { task, section, kind, known }: TaskFacts,
  { pipelineRun: run, spec, limits, config }: OpenPass,
  bound: BoundWorkspaces,
): ChildParts | { readonly error: string } {
  const settings = settingsFor(spec, task.name ?? "");
  const workspaces =
    kind === "PipelineRun" ? workspacesOfPipeline(task, bound) : workspacesOfTask(task, known?.spec, bound);
  if ("error" in workspaces) return workspaces;
  const metadata =
    kind === "TaskRun" ? taskRunMetadata(run, task, section, settings) : childMetadata(run, task, section);
  const limit = section === "finally" ? limits.finally : limits.tasks;
  return { run, task, metadata, settings, timeout: timeoutOf(task, settings, limit?.text, config), workspaces, bound };
}

/**
 * How many runs a task with a matrix has, or how many of them have given a result. As in the reference: of finally tasks only
 * the latter is known.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyPipelineTaskContexts
 */
function matrixLength(name: string, result: string | undefined, facts: RunFacts): number | undefined {
  const source = facts.byName.get(name);
  if (source === undefined) return undefined;
  if (result !== undefined) return aggregatedResults(source).get(result)?.length ?? 0;
  if (source.section === "finally") return undefined;
  return isMatrixed(source.substituted) ? countRuns(source.substituted) : 0;
}
