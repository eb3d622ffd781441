import { parseDuration } from "../../../go/duration.ts";
import type { Config } from "../../../types/config.ts";
import { mergePodTemplates } from "../../../types/defaults/pod-template.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import type { PipelineRunSpec, PipelineTaskRunSpec } from "../../../types/pipeline-run.ts";
import type { Duration } from "../../../types/scalars.ts";

/**
 * The settings for the runs of a pipeline task: those of the template, and over them those for this task.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go GetTaskRunSpec
 */
export function settingsFor(
  { taskRunTemplate = {}, taskRunSpecs = [] }: PipelineRunSpec,
  pipelineTask: string,
): PipelineTaskRunSpec {
  let settings: PipelineTaskRunSpec = taskRunTemplate;
  for (const own of taskRunSpecs) {
    if (own.pipelineTaskName !== pipelineTask) continue;
    const { podTemplate, serviceAccountName = "", ...rest } = own;
    const merged = mergePodTemplates(podTemplate, settings.podTemplate);
    settings = {
      ...rest,
      serviceAccountName: serviceAccountName || (settings.serviceAccountName ?? ""),
      ...(merged && { podTemplate: merged }),
    };
  }
  return settings;
}

/**
 * How long the runs of a pipeline task may take; undefined if nobody says so, and the cluster's default holds.
 *
 * The limit of the run's tasks (or finally tasks) counts only if it is longer than the default, or none at all: else the run's
 * own timer comes first.
 *
 * @param sectionTimeout - the limit of the section in which the task stands
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go pipelineRunTimeout
 */
export function timeoutOf(
  task: PipelineTask,
  settings: PipelineTaskRunSpec,
  sectionTimeout: Duration | undefined,
  { defaults }: Config,
): Duration | undefined {
  const own = settings.timeout ?? task.timeout;
  if (own !== undefined || sectionTimeout === undefined) return own;
  const limit = parseDuration(sectionTimeout) ?? 0n;
  const isLonger = limit === 0n || limit > BigInt(defaults.timeoutMinutes) * NANOSECONDS_PER_MINUTE;
  return isLonger ? sectionTimeout : undefined;
}

const NANOSECONDS_PER_MINUTE = 60_000_000_000n;
