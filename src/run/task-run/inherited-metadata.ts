import type { ObjectMeta } from "../../types/kubernetes/meta.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";

/**
 * The metadata of a run with labels and annotations of the Task that it refers to; its own count before those.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go storeTaskSpecAndMergeMeta
 */
export function inheritedMetadata({ metadata = {}, spec }: TaskRun, task: Task): ObjectMeta {
  const { [LAST_APPLIED]: _, ...annotations } = { ...task.metadata.annotations };
  const named = spec?.taskRef === undefined ? {} : { "tekton.dev/task": task.metadata.name ?? "" };
  return {
    ...metadata,
    annotations: { ...annotations, ...metadata.annotations },
    labels: { ...task.metadata.labels, ...metadata.labels, ...named },
  };
}

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
