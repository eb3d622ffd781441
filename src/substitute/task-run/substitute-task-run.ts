import type { Checked } from "../../diagnostic.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import { taskSpecWithDefaults } from "../../types/defaults/task.ts";
import { taskRunWithDefaults } from "../../types/defaults/task-run.ts";
import type { Volume } from "../../types/kubernetes/volume.ts";
import type { Param } from "../../types/param.ts";
import type { PodTemplate } from "../../types/pod-template.ts";
import type { Task, TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import type { MissingContexts } from "../contexts.ts";
import { POD_TEMPLATE, TASK_SPEC, WORKSPACE_BINDINGS } from "../fields.ts";
import { replaceIn } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";
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
  /** What becomes of what the run does not say; `"empty"` when left out. */
  readonly missingContexts?: MissingContexts;
}

/** A TaskRun with its variables replaced. */
export interface SubstitutedTaskRun {
  /** What becomes `status.taskSpec`. What only its steps will know, `$(steps.x.results.y)`, is still in it. */
  readonly taskSpec: TaskSpec;
  readonly workspaces: readonly WorkspaceBinding[];
  /** The volumes behind the workspaces, by the names of these. */
  readonly volumes: ReadonlyMap<string, Volume>;
  /** What only the pod is made from: with volumes for the workspaces, and where they are mounted. */
  readonly podTaskSpec: TaskSpec;
  readonly podTemplate?: PodTemplate;
}

/**
 * The task that a TaskRun will run: all that is known before its first step starts is put in, stage by stage, in the order of
 * the TaskRun controller.
 *
 * The run's own mistakes are not looked for: see `checkTaskRun`.
 *
 * @throws {TypeError} if it is not given a decoded TaskRun, or neither a task nor one in the run
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go reconcile
 */
export function substituteTaskRun(parts: TaskRunParts): Checked<SubstitutedTaskRun> {
  const { taskRun, taskSpec, taskName } = resolvedTaskRun(parts);
  const { params = [], workspaces = [], podTemplate } = taskRun.spec ?? {};
  const resolved = resolveStepActions(taskSpec, parts.getStepAction ?? (() => undefined), params);
  if (!resolved.ok) return resolved;
  const bindings = substituteTaskBindings(workspaces, resolved.value, params);
  const bound = { bindings, volumes: workspaceVolumes(bindings) };
  let spec = substituteTaskParams(resolved.value, params);
  spec = substituteTaskContexts(spec, taskRun, taskName, parts.missingContexts);
  spec = substituteResultPaths(spec);
  spec = substituteArtifactPaths(spec);
  spec = substituteExitCodePaths(spec);
  spec = substituteWorkspaces(propagateWorkspaces(spec, bindings), bound);
  return {
    ok: true,
    value: {
      taskSpec: spec,
      workspaces: bindings,
      volumes: bound.volumes,
      podTaskSpec: substituteCredentialsPath(mountWorkspaces(spec, bound)),
      ...(podTemplate && { podTemplate: substitutePodTemplate(podTemplate, spec, params) }),
    },
    diagnostics: [],
  };
}

/** A TaskRun and its task with their defaults, and the name that `$(context.task.name)` stands for. */
export interface ResolvedTaskRun {
  readonly taskRun: TaskRun;
  readonly taskSpec: TaskSpec;
  readonly taskName: string;
}

/** @throws {TypeError} if there is no task */
export function resolvedTaskRun({ taskRun, task, config = defaultConfig }: TaskRunParts): ResolvedTaskRun {
  wantObject(taskRun, DOING, "a decoded TaskRun");
  if (task !== undefined) wantObject(task.spec, DOING, "a decoded Task");
  const run = taskRunWithDefaults(taskRun, { config });
  const spec = task?.spec ?? run.spec?.taskSpec;
  if (spec === undefined) throw wrongArgument(DOING, "the Task that the TaskRun refers to, or one in the run", task);
  const taskSpec = taskSpecWithDefaults(spec, config);
  return { taskRun: run, taskSpec, taskName: (task ?? run).metadata?.name ?? "" };
}

const DOING = "replace the variables of a TaskRun";

/**
 * What a TaskRun binds to its workspaces, with the values of its params.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyParametersToWorkspaceBindings
 */
export const substituteTaskBindings = (
  bindings: readonly WorkspaceBinding[],
  spec: TaskSpec,
  params: readonly Param[] = [],
): readonly WorkspaceBinding[] => replaceIn(bindings, WORKSPACE_BINDINGS, replacerOf(taskParams(spec.params, params)));

/**
 * A task with the folder of the credentials: `$(credentials.path)`.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyCredentialsPath
 */
export const substituteCredentialsPath = (spec: TaskSpec): TaskSpec =>
  replaceIn(spec, TASK_SPEC, replacerOf({ strings: new Map([["credentials.path", "/tekton/creds"]]) }));

/**
 * Settings for the pod with the values of the TaskRun's params.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyPodTemplateReplacements
 */
export const substitutePodTemplate = (
  podTemplate: PodTemplate,
  spec: TaskSpec,
  params: readonly Param[] = [],
): PodTemplate => replaceIn(podTemplate, POD_TEMPLATE, replacerOf(taskParams(spec.params, params)));
