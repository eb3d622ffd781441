import { joinPath } from "../../../go/path.ts";
import { quote } from "../../../go/quote.ts";
import { workspacesUsedByTask } from "../../../substitute/mentions.ts";
import type { Replacer } from "../../../substitute/replacer.ts";
import type { EffectiveFeatureFlags } from "../../../types/config.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import type { TaskSpec } from "../../../types/task.ts";
import type { WorkspaceBinding, WorkspacePipelineTaskBinding } from "../../../types/workspace.ts";
import { affinityAssistantName, claimName } from "../../claims.ts";

/** What a PipelineRun binds, and what is needed to hand it on. */
export interface BoundWorkspaces {
  /** The run's bindings, by name, with params and results put in. */
  readonly bindings: ReadonlyMap<string, WorkspaceBinding>;
  readonly owner: { readonly name: string; readonly uid: string };
  readonly coschedule: EffectiveFeatureFlags["coschedule"];
  /** Puts in `$(context.pipelineRun.name)` and the like. */
  readonly contexts: Replacer;
}

/** What a child binds, and the one of the run's workspaces with a claim that came last. */
export interface ChildWorkspaces {
  readonly workspaces: readonly WorkspaceBinding[];
  readonly claimed: string;
}

/**
 * What the TaskRuns and CustomRuns of a pipeline task bind, or the error, if the run does not bind what is needed.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go getTaskrunWorkspaces
 */
export function workspacesOfTask(
  task: PipelineTask,
  taskSpec: TaskSpec | undefined,
  run: BoundWorkspaces,
): ChildWorkspaces | { readonly error: string } {
  const optional = new Set(
    (taskSpec?.workspaces ?? []).filter((declared) => declared.optional).map(({ name }) => name),
  );
  const wanted = [...(task.workspaces ?? []), ...passedOn(task)];
  const missing = wanted.find((workspace) => !run.bindings.has(nameInRun(workspace)) && !optional.has(workspace.name));
  if (missing !== undefined) {
    const [name, user] = [nameInRun(missing), task.name ?? ""].map(quote);
    return { error: `expected workspace ${name} to be provided by pipelinerun for pipeline task ${user}` };
  }
  const { workspaces, claimed } = handedOn(wanted, run);
  return { workspaces: workspaces.map((binding) => withContexts(binding, run.contexts)), claimed };
}

/**
 * What the child PipelineRuns of a pipeline task bind. As in the reference: what the run does not bind is passed over, and
 * contexts stay in sub-paths.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go getChildPipelineRunWorkspaces
 */
export const workspacesOfPipeline = ({ workspaces = [] }: PipelineTask, run: BoundWorkspaces): ChildWorkspaces =>
  handedOn(workspaces, run);

/**
 * The affinity assistant that a child has to stay with, for its annotation; undefined if there is none.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/affinity_assistant.go getAffinityAssistantAnnotationVal
 */
export function affinityAssistantOf(
  { claimed }: ChildWorkspaces,
  { owner, coschedule }: Pick<BoundWorkspaces, "owner" | "coschedule">,
): string | undefined {
  if (coschedule === "disabled") return undefined;
  if (coschedule !== "workspaces") return affinityAssistantName("", owner.name);
  return claimed === "" ? undefined : affinityAssistantName(claimed, owner.name);
}

/** The workspaces that an embedded task mentions, and the pipeline task does not pass. */
function passedOn({ taskSpec, workspaces = [] }: PipelineTask): readonly WorkspacePipelineTaskBinding[] {
  if (taskSpec === undefined) return [];
  const { names, asked } = workspacesUsedByTask(taskSpec);
  const passed = new Set(workspaces.map(({ name }) => name));
  return [...new Set([...names, ...asked])].filter((name) => !passed.has(name)).map((name) => ({ name }));
}

function handedOn(wanted: readonly WorkspacePipelineTaskBinding[], run: BoundWorkspaces): ChildWorkspaces {
  const workspaces: WorkspaceBinding[] = [];
  let claimed = "";
  for (const workspace of wanted) {
    const binding = run.bindings.get(nameInRun(workspace));
    if (binding === undefined) continue;
    if (binding.persistentVolumeClaim !== undefined || binding.volumeClaimTemplate !== undefined)
      claimed = nameInRun(workspace);
    workspaces.push(bindingFor(workspace, binding, run));
  }
  return { workspaces, claimed };
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go taskWorkspaceByWorkspaceVolumeSource */
function bindingFor(
  { name, subPath: below = "" }: WorkspacePipelineTaskBinding,
  { subPath: above = "", ...binding }: WorkspaceBinding,
  { owner, coschedule }: BoundWorkspaces,
): WorkspaceBinding {
  const path = above !== "" && below !== "" ? joinPath(above, below) : above || below;
  const subPath = path === "" ? {} : { subPath: path };
  return binding.volumeClaimTemplate === undefined
    ? { ...binding, name, ...subPath }
    : { name, ...subPath, persistentVolumeClaim: { claimName: claimName(binding, owner, coschedule) } };
}

const withContexts = (binding: WorkspaceBinding, contexts: Replacer): WorkspaceBinding =>
  binding.subPath === undefined ? binding : { ...binding, subPath: contexts.text(binding.subPath) };

const nameInRun = ({ name, workspace = "" }: WorkspacePipelineTaskBinding): string => workspace || name;
