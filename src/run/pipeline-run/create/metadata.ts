import type { OwnerReference } from "../../../types/kubernetes/meta.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import type { PipelineRun, PipelineTaskRunSpec } from "../../../types/pipeline-run.ts";
import { controllerReference } from "../../controller-reference.ts";
import { PIPELINE_RUN_LABEL, PIPELINE_TASK_LABEL } from "../../label-of.ts";
import type { Section } from "../facts/task-facts.ts";

/** Labels, annotations and owner of a child run, as far as they come from its PipelineRun. */
export interface ChildMetadata {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly ownerReferences: readonly OwnerReference[];
}

/**
 * What every child of a PipelineRun has from it. Of a pipeline task with a task written in it, that task's labels and
 * annotations come last, and those of `taskRunSpecs` first: the first one counts.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go combineTaskRunAndTaskSpecLabels
 */
export function taskRunMetadata(
  run: PipelineRun,
  task: PipelineTask,
  section: Section,
  settings: PipelineTaskRunSpec,
): ChildMetadata {
  const { labels, annotations, ownerReferences } = childMetadata(run, task, section);
  const { metadata: first } = settings;
  const last = task.taskSpec?.metadata;
  return {
    labels: merged(last?.labels, labels, first?.labels),
    annotations: merged(last?.annotations, annotations, first?.annotations),
    ownerReferences,
  };
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go createChildResourceLabels, createChildResourceAnnotations */
export function childMetadata(pipelineRun: PipelineRun, { name = "" }: PipelineTask, section: Section): ChildMetadata {
  const { name: run = "", uid = "", labels, annotations = {} } = pipelineRun.metadata ?? {};
  const own = {
    [PIPELINE_RUN_LABEL]: run,
    "tekton.dev/pipelineRunUID": uid,
    ...(name === "" ? {} : { [PIPELINE_TASK_LABEL]: name }),
    "tekton.dev/memberOf": section,
  };
  return {
    labels: merged(labels, own),
    annotations: Object.fromEntries(Object.entries(annotations).filter(([key]) => !RESERVED.test(key))),
    ownerReferences: [controllerReference(pipelineRun)],
  };
}

/** @see tektoncd/pipeline pkg/apis/pipeline/constant.go TektonReservedAnnotationExpr */
const RESERVED = /chains.tekton.dev\//;

/** Later ones count. Not by assignment: a key may be called `__proto__`. */
export const merged = (...records: readonly (Readonly<Record<string, string>> | undefined)[]): Record<string, string> =>
  Object.fromEntries(records.flatMap((record) => Object.entries(record ?? {})));
