import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { WorkspacePipelineTaskBinding } from "../../types/workspace.ts";
import type { Mismatch } from "./mismatch.ts";
import { type BoundWorkspace, validateOnlyOnePVCIsUsed } from "./only-one-claim.ts";
import type { KnownTask } from "./resolved-task.ts";
import type { Bindings } from "./workspaces.ts";
import type { Facts, World } from "./world.ts";

/** What a run binds, and what its pipeline says of that. */
export interface RunWorkspaces {
  readonly bound: ReadonlyMap<string, BoundWorkspace>;
  /** The workspaces of the pipeline; of one that the run has to bind it is told already that it does not. */
  readonly isOptional: ReadonlyMap<string, boolean>;
  /** Where more would be bound. */
  readonly at: Path;
}

/** The bindings of a run by name. As in the reference: of two with one name the last one counts. */
export const runWorkspaces = (bindings: Bindings, { workspaces = [] }: PipelineSpec): RunWorkspaces => ({
  bound: new Map(bindings.workspaces.map((binding, index) => [binding.name, { binding, at: [...bindings.at, index] }])),
  isOptional: new Map(workspaces.map(({ name, optional }) => [name, optional === true])),
  at: bindings.at,
});

/**
 * What a pipeline task wants of the workspaces of a run, the run binds, unless its task can do without; and a task gets one
 * claim at most. `known` is undefined if nobody knows what the task is.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go getTaskrunWorkspaces
 */
export function* validateTaskrunWorkspaces(
  task: PipelineTask,
  known: KnownTask | undefined,
  run: RunWorkspaces,
  { config, facts }: World,
): Generator<Mismatch> {
  const isCustom = isCustomTask(task);
  const given: BoundWorkspace[] = [];
  for (const { name, workspace } of workspacesOf(task, run, facts)) {
    const wanted = workspace || name;
    const bound = run.bound.get(wanted);
    if (bound !== undefined) given.push(bound);
    else if (run.isOptional.get(wanted) !== false && (isCustom || isRequired(name, known))) {
      const message = `expected workspace ${quote(wanted)} to be provided by pipelinerun for pipeline task ${quote(task.name ?? "")}`;
      yield { check: "workspace-missing", message, reason: "CreateRunFailed", at: run.at };
    }
  }
  if (!isCustom)
    yield* validateOnlyOnePVCIsUsed(given.filter(hasKnownClaim), config, `pipeline task ${quote(task.name ?? "")}`);
}

/** A claim whose name only the run knows may be any of the others: a PipelineRun puts it in before the task gets it. */
const hasKnownClaim = ({ binding }: BoundWorkspace): boolean =>
  binding.persistentVolumeClaim?.claimName?.includes("$(") !== true;

/** The workspaces that a pipeline task names, and those that an embedded task mentions. */
function workspacesOf(
  { workspaces = [], taskSpec }: PipelineTask,
  run: RunWorkspaces,
  facts: Facts,
): readonly WorkspacePipelineTaskBinding[] {
  if (taskSpec === undefined) return workspaces;
  const named = new Set(workspaces.map(({ name }) => name));
  const { names, asked } = facts.usedWorkspaces(taskSpec);
  const unanswered = [...asked].filter((name) => !run.isOptional.has(name) && !run.bound.has(name));
  const mentioned = new Set([...names, ...unanswered].filter((name) => !named.has(name)));
  return [...workspaces, ...Array.from(mentioned, (name) => ({ name }))];
}

const isRequired = (name: string, known: KnownTask | undefined): boolean =>
  known !== undefined &&
  known.spec.workspaces?.some((declared) => declared.name === name && declared.optional === true) !== true;
