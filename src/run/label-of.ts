import type { ObjectMeta } from "../types/kubernetes/meta.ts";

/** The label by which a child says for which pipeline task it was created. */
export const PIPELINE_TASK_LABEL = "tekton.dev/pipelineTask";

/** The label by which a child says of which PipelineRun it is. */
export const PIPELINE_RUN_LABEL = "tekton.dev/pipelineRun";

/** A label of an object; empty if it has none of that name. */
export function labelOf({ metadata }: { readonly metadata?: ObjectMeta }, key: string): string {
  const { labels = {} } = metadata ?? {};
  return Object.hasOwn(labels, key) ? (labels[key] ?? "") : "";
}
