import { quote } from "../../go/quote.ts";
import type { NameSet } from "../../suggest.ts";
import type { PipelineTaskRunSpec } from "../../types/pipeline-run.ts";
import type { TaskRunSidecarSpec, TaskRunStepSpec } from "../../types/task-run.ts";
import { didYouMean } from "./advice.ts";
import type { Mismatch } from "./mismatch.ts";
import type { KnownTask } from "./resolved-task.ts";

/**
 * Settings for the runs of one pipeline task are for a task that the pipeline has.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go ValidateTaskRunSpecs
 */
export function* validateTaskRunSpecs(
  tasks: NameSet,
  taskRunSpecs: readonly PipelineTaskRunSpec[],
): Generator<Mismatch> {
  for (const [index, { pipelineTaskName = "" }] of taskRunSpecs.entries())
    if (!tasks.has(pipelineTaskName))
      yield {
        check: "task-run-specs",
        message: `pipelineRun's taskrunSpecs defined wrong taskName: ${quote(pipelineTaskName)}, does not exist in Pipeline`,
        ...didYouMean(pipelineTaskName, tasks),
        reason: "InvalidTaskRunSpecs",
        at: ["taskRunSpecs", index, "pipelineTaskName"],
      };
}

/** What a run may set for single steps and sidecars. */
interface Overrides {
  readonly stepSpecs?: readonly TaskRunStepSpec[];
  readonly sidecarSpecs?: readonly TaskRunSidecarSpec[];
}

/**
 * Settings for single steps and sidecars are for some that the task has.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/validate_taskrun.go validateOverrides
 */
export function* validateOverrides({ spec }: KnownTask, overrides: Overrides): Generator<Mismatch> {
  for (const { field, containers, what } of [
    { field: "stepSpecs", containers: "steps", what: "Step" },
    { field: "sidecarSpecs", containers: "sidecars", what: "Sidecar" },
  ] as const) {
    const settings = overrides[field] ?? [];
    if (settings.length === 0) continue;
    const known = new Set((spec[containers] ?? []).map(({ name }) => name));
    for (const [index, { name }] of settings.entries())
      if (!known.has(name))
        yield {
          check: "unknown-override",
          message: `invalid ${what}Override: No ${what} named ${name}`,
          ...didYouMean(name, known),
          reason: "TaskRunValidationFailed",
          at: [field, index, "name"],
        };
  }
}
