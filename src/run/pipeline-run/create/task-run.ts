import type { Param } from "../../../types/param.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import type { PipelineRun, PipelineTaskRunSpec } from "../../../types/pipeline-run.ts";
import type { Duration } from "../../../types/scalars.ts";
import type { EmbeddedTask, TaskSpec } from "../../../types/task.ts";
import type { TaskRun } from "../../../types/task-run.ts";
import { ON_ERROR_ANNOTATION } from "../../on-error.ts";
import { type ChildMetadata, merged } from "./metadata.ts";
import { affinityAssistantOf, type BoundWorkspaces, type ChildWorkspaces } from "./workspaces.ts";

/** What all runs of a pipeline task are made of. */
export interface ChildParts {
  readonly run: PipelineRun;
  /** The pipeline task with all its variables replaced. */
  readonly task: PipelineTask;
  readonly metadata: ChildMetadata;
  readonly settings: PipelineTaskRunSpec;
  readonly timeout: Duration | undefined;
  readonly workspaces: ChildWorkspaces;
  readonly bound: BoundWorkspaces;
}

/**
 * A TaskRun for a pipeline task.
 *
 * @param params - those of its row of the matrix, and those of the task behind them
 * @param taskSpec - the embedded task with its defaults and with results put in; undefined if the task is referred to
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go createTaskRun
 */
export function taskRunFor(
  parts: ChildParts,
  name: string,
  params: readonly Param[],
  taskSpec: EmbeddedTask | undefined,
): TaskRun {
  const { task, settings, timeout, workspaces } = parts;
  const { taskRef, retries = 0, onError } = task;
  const { serviceAccountName = "", podTemplate, stepSpecs, sidecarSpecs, computeResources } = settings;
  const continues = onError === "continue" ? { [ON_ERROR_ANNOTATION]: "continue" } : {};
  return {
    apiVersion: "tekton.dev/v1",
    kind: "TaskRun",
    metadata: childObjectMeta(parts, name, continues),
    spec: {
      ...(params.length > 0 && { params }),
      serviceAccountName,
      ...(taskSpec === undefined ? taskRef && { taskRef } : { taskSpec: ofTekton(taskSpec) }),
      ...(retries !== 0 && { retries }),
      ...(timeout !== undefined && { timeout }),
      ...(podTemplate && { podTemplate }),
      ...(workspaces.workspaces.length > 0 && { workspaces: workspaces.workspaces }),
      ...(stepSpecs && { stepSpecs }),
      ...(sidecarSpecs && { sidecarSpecs }),
      ...(computeResources && { computeResources }),
    },
  };
}

/** Name, owner, labels and annotations of a TaskRun or CustomRun. */
export function childObjectMeta(
  { run, metadata, workspaces, bound }: Omit<ChildParts, "task" | "settings" | "timeout">,
  name: string,
  more: Readonly<Record<string, string>> = {},
): NonNullable<TaskRun["metadata"]> {
  const assistant = affinityAssistantOf(workspaces, bound);
  const affinity = assistant === undefined ? {} : { "pipeline.tekton.dev/affinity-assistant": assistant };
  const annotations = merged(metadata.annotations, more, affinity);
  return {
    name,
    ...(run.metadata?.namespace !== undefined && { namespace: run.metadata.namespace }),
    labels: metadata.labels,
    ...(Object.keys(annotations).length > 0 && { annotations }),
    ownerReferences: metadata.ownerReferences,
  };
}

/** Without what only custom tasks have. */
function ofTekton({ apiVersion, kind, metadata, spec, ...taskSpec }: EmbeddedTask): TaskSpec {
  return taskSpec;
}
