import type { CustomRun, CustomRunTaskRef, EmbeddedCustomRunSpec } from "../../../types/custom-run.ts";
import type { Param } from "../../../types/param.ts";
import type { EmbeddedTask } from "../../../types/task.ts";
import type { TaskRef } from "../../../types/task-ref.ts";
import { type ChildParts, childObjectMeta } from "./task-run.ts";

/**
 * A CustomRun for a pipeline task.
 *
 * @param params - those of its row of the matrix, and those of the task behind them
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go createCustomRun
 */
export function customRunFor(parts: ChildParts, name: string, params: readonly Param[]): CustomRun {
  const { task, settings, timeout, workspaces } = parts;
  const { taskRef, taskSpec, retries = 0 } = task;
  return {
    apiVersion: "tekton.dev/v1beta1",
    kind: "CustomRun",
    metadata: childObjectMeta(parts, name),
    spec: {
      ...(taskRef && { customRef: customRef(taskRef) }),
      ...(taskSpec && { customSpec: customSpec(taskSpec) }),
      ...(params.length > 0 && { params }),
      ...(retries !== 0 && { retries }),
      serviceAccountName: settings.serviceAccountName ?? "",
      ...(timeout !== undefined && { timeout }),
      ...(workspaces.workspaces.length > 0 && { workspaces: workspaces.workspaces }),
    },
  };
}

/** In v1beta1, a reference is written down field by field. */
const customRef = ({ name, kind, apiVersion, resolver, params }: TaskRef): CustomRunTaskRef => ({
  ...(name && { name }),
  ...(kind && { kind }),
  ...(apiVersion && { apiVersion }),
  ...(resolver && { resolver }),
  ...(params && { params }),
});

const customSpec = ({ apiVersion, kind, metadata, spec = null }: EmbeddedTask): EmbeddedCustomRunSpec => ({
  ...(apiVersion && { apiVersion }),
  ...(kind && { kind }),
  ...(metadata && { metadata }),
  spec,
});
