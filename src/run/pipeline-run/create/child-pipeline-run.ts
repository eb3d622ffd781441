import type { PipelineRun } from "../../../types/pipeline-run.ts";
import type { ChildPipeline } from "../facts/task-facts.ts";
import { merged } from "./metadata.ts";
import type { ChildParts } from "./task-run.ts";

/**
 * A child PipelineRun for a pipeline task. As in the reference: it has the params of the task, but no row of a matrix.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go createChildPipelineRun
 */
export function childPipelineRunFor(
  { run, task, metadata, workspaces: { workspaces } }: Omit<ChildParts, "settings" | "timeout" | "bound">,
  name: string,
  pipeline: ChildPipeline,
): PipelineRun {
  const { pipelineRef, params = [] } = task;
  const { taskRunTemplate } = run.spec ?? {};
  const ofChild = pipeline.name === "" ? {} : { "tekton.dev/pipeline": pipeline.name };
  return {
    apiVersion: "tekton.dev/v1",
    kind: "PipelineRun",
    metadata: {
      name,
      ...(run.metadata?.namespace !== undefined && { namespace: run.metadata.namespace }),
      labels: merged(metadata.labels, ofChild),
      ...(Object.keys(metadata.annotations).length > 0 && { annotations: metadata.annotations }),
      ownerReferences: metadata.ownerReferences,
    },
    spec: {
      ...(pipelineRef ? { pipelineRef } : { pipelineSpec: pipeline.spec }),
      ...(params.length > 0 && { params }),
      ...(taskRunTemplate && { taskRunTemplate }),
      ...(workspaces.length > 0 && { workspaces }),
    },
  };
}
