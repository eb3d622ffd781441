import type { Checked } from "../../diagnostic.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import { taskSpecWithDefaults } from "../../types/defaults/task.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import type { Volume } from "../../types/kubernetes/volume.ts";
import type { Param } from "../../types/param.ts";
import type { PodTemplate } from "../../types/pod-template.ts";
import type { Task, TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { wantFunction, wantObject, wrongArgument } from "../../wrong-argument.ts";
import { POD_TEMPLATE, TASK_SPEC, WORKSPACE_BINDINGS } from "../fields.ts";
import { replaceIn } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";
import { okay, type SubstituteOptions, wantedStages } from "../stages.ts";
import { mergeRunSpecs, mergeStepTemplate } from "../step-template.ts";
import { bounded } from "../text-limit.ts";
import { substituteTaskContexts } from "./contexts.ts";
import { substituteTaskParams, taskParams } from "./params.ts";
import { substituteArtifactPaths, substituteExitCodePaths, substituteResultPaths } from "./paths.ts";
import { type GetStepAction, resolveStepActions } from "./step-actions.ts";
import { mountWorkspaces } from "./workspace-mounts.ts";
import { workspaceVolumes } from "./workspace-volumes.ts";
import { propagateWorkspaces, substituteWorkspaces } from "./workspaces.ts";

/** What the TaskSpec of a run is made of. */
export interface TaskRunParts {
  readonly taskRun: TaskRun;
  /** The Task that the run refers to; left out if the task is written in the run. */
  readonly task?: Task;
  /** Finds the step actions that steps refer to; without it there are none. */
  readonly getStepAction?: GetStepAction;
  /** How the cluster is set up; `defaultConfig` when left out. */
  readonly config?: Config;
}

/** What is done to a TaskSpec, one after the other. */
export type TaskRunStage = (typeof STATUS_STAGES)[number] | (typeof POD_STAGES)[number];

/** Those that make `status.taskSpec`, in the order of the TaskRun controller. */
const STATUS_STAGES = [
  "step-actions",
  "bindings",
  "params",
  "contexts",
  "results",
  "artifacts",
  "exit-codes",
  "propagated-workspaces",
  "workspaces",
] as const;

/** Those that are done to a copy, of which the pod is made. */
const POD_STAGES = ["workspace-mounts", "credentials", "pod-template", "step-template", "step-specs"] as const;

/** A TaskRun with its variables replaced. */
export interface SubstitutedTaskRun {
  /** What becomes `status.taskSpec`. What only its steps will know, `$(steps.x.results.y)`, is still in it. */
  readonly taskSpec: TaskSpec;
  /** What is bound, with the params put in. */
  readonly workspaces: readonly WorkspaceBinding[];
  /** The volumes behind the workspaces, by the names of these. */
  readonly volumes: ReadonlyMap<string, Volume>;
  /**
   * What the pod is made of: also with the volumes of the workspaces and where they are mounted, and with what the step
   * template and the run's `stepSpecs` and `sidecarSpecs` give to steps and sidecars.
   */
  readonly podTaskSpec: TaskSpec;
  readonly podTemplate?: PodTemplate;
}

/**
 * The task that a TaskRun will run: all that is known before its first step starts is put in, stage by stage, as the TaskRun
 * controller does. Step actions that cannot be put in are told as its diagnostics; for the run's other mistakes see
 * `checkTaskRun`.
 *
 * @throws {TypeError} if it is not given a decoded TaskRun, if there is no task, or if an option is not what it should be
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go applyParamsContextsResultsAndWorkspaces
 */
export function substituteTaskRun(
  parts: TaskRunParts,
  options: SubstituteOptions<TaskRunStage> = {},
): Checked<SubstitutedTaskRun> {
  const run = resolvedTaskRun(parts);
  const isWanted = wantedStages(options, [...STATUS_STAGES, ...POD_STAGES], DOING);
  return bounded(() => substitute(parts, run, { ...options, isWanted }));
}

interface Wanted extends SubstituteOptions<TaskRunStage> {
  readonly isWanted: (stage: TaskRunStage) => boolean;
}

function substitute(
  parts: TaskRunParts,
  { taskRun, taskSpec, taskName }: ResolvedTaskRun,
  { isWanted, ...options }: Wanted,
): Checked<SubstitutedTaskRun> {
  const { params = [], workspaces = [], podTemplate, ...run } = taskRun.spec ?? {};
  const getStepAction = parts.getStepAction ?? (() => undefined);
  const resolved = isWanted("step-actions") ? resolveStepActions(taskSpec, getStepAction, params) : okay(taskSpec);
  if (!resolved.ok) return resolved;
  const bindings = isWanted("bindings") ? substituteTaskBindings(workspaces, resolved.value, params) : workspaces;
  const bound = { bindings, volumes: workspaceVolumes(bindings) };
  const toStatus = new Map<TaskRunStage, Replace>([
    ["params", (spec) => substituteTaskParams(spec, params)],
    ["contexts", (spec) => substituteTaskContexts(spec, taskRun, taskName, options.missingContexts)],
    ["results", substituteResultPaths],
    ["artifacts", substituteArtifactPaths],
    ["exit-codes", substituteExitCodePaths],
    ["propagated-workspaces", (spec) => propagateWorkspaces(spec, bindings)],
    ["workspaces", (spec) => substituteWorkspaces(spec, bound)],
  ]);
  const toPod = new Map<TaskRunStage, Replace>([
    ["workspace-mounts", (spec) => mountWorkspaces(spec, bound)],
    ["credentials", substituteCredentialsPath],
    ["step-template", mergeStepTemplate],
    ["step-specs", (spec) => mergeRunSpecs(spec, run)],
  ]);
  const substituted = inTurn(resolved.value, toStatus, isWanted);
  const template =
    podTemplate && isWanted("pod-template") ? substitutePodTemplate(podTemplate, substituted, params) : podTemplate;
  return okay({
    taskSpec: substituted,
    workspaces: bindings,
    volumes: bound.volumes,
    podTaskSpec: inTurn(substituted, toPod, isWanted),
    ...(template && { podTemplate: template }),
  });
}

type Replace = (spec: TaskSpec) => TaskSpec;

const inTurn = (
  spec: TaskSpec,
  stages: ReadonlyMap<TaskRunStage, Replace>,
  isWanted: (stage: TaskRunStage) => boolean,
): TaskSpec => [...stages].reduce((before, [stage, replace]) => (isWanted(stage) ? replace(before) : before), spec);

/** A TaskRun and its task with their defaults, and the name that `$(context.task.name)` stands for. */
export interface ResolvedTaskRun {
  readonly taskRun: TaskRun;
  readonly taskSpec: TaskSpec;
  readonly taskName: string;
  /** The task is written in the run. */
  readonly isEmbedded: boolean;
}

/** @throws {TypeError} if there is no task */
export function resolvedTaskRun(parts: TaskRunParts): ResolvedTaskRun {
  wantObject(parts, DOING, "TaskRunParts");
  const { taskRun, task, config = defaultConfig, getStepAction } = parts;
  wantObject(taskRun, DOING, "a decoded TaskRun");
  if (taskRun.spec !== undefined) wantObject(taskRun.spec, DOING, "a decoded TaskRun");
  if (task !== undefined) wantObject(task?.spec, DOING, "a decoded Task with a spec");
  if (getStepAction !== undefined) wantFunction(getStepAction, DOING, "a function that finds step actions");
  const run = withDefaults({ kind: "TaskRun", ...taskRun }, { config });
  // As in the reference: what is referred to counts before what is written in the run.
  const spec = task?.spec ?? run.spec?.taskSpec;
  if (spec === undefined) throw wrongArgument(DOING, "the Task that the TaskRun refers to, or one in the run", task);
  const taskSpec = taskSpecWithDefaults(spec, config);
  return { taskRun: run, taskSpec, taskName: (task ?? run).metadata?.name ?? "", isEmbedded: task === undefined };
}

const DOING = "replace the variables of a TaskRun";

/**
 * What a TaskRun binds to its workspaces, with the values of its params.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyParametersToWorkspaceBindings
 */
const substituteTaskBindings = (
  bindings: readonly WorkspaceBinding[],
  spec: TaskSpec,
  params: readonly Param[] = [],
): readonly WorkspaceBinding[] => replaceIn(bindings, WORKSPACE_BINDINGS, replacerOf(taskParams(spec.params, params)));

/**
 * A task with the folder of the credentials: `$(credentials.path)`.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyCredentialsPath
 */
const substituteCredentialsPath = (spec: TaskSpec): TaskSpec =>
  replaceIn(spec, TASK_SPEC, replacerOf({ strings: CREDENTIALS }));

export const CREDENTIALS: ReadonlyMap<string, string> = new Map([["credentials.path", "/tekton/creds"]]);

/**
 * Settings for the pod with the values of the TaskRun's params.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyPodTemplateReplacements
 */
const substitutePodTemplate = (podTemplate: PodTemplate, spec: TaskSpec, params: readonly Param[] = []): PodTemplate =>
  replaceIn(podTemplate, POD_TEMPLATE, replacerOf(taskParams(spec.params, params)));
