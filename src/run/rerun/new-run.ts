import type { ChildKind, ChildRun } from "../../types/child-run.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { childKey } from "../child-key.ts";
import { claimName } from "../claims.ts";
import { PIPELINE_RUN_LABEL, PIPELINE_TASK_LABEL } from "../label-of.ts";
import type { RunState } from "../run-state.ts";

/** How the new run is, beside that it is the old one. */
export interface NewRun {
  readonly name: string;
  readonly keptRuns: readonly KeptRun[];
  readonly config: Config;
}

/** A child that it keeps. */
export interface KeptRun {
  readonly kind: ChildKind;
  readonly name: string;
  readonly pipelineTask: string;
}

/** The old run anew, with the children of the tasks that it keeps, and with what these have written. */
export function stateOfNewRun(previous: RunState, { name, keptRuns, config }: NewRun): RunState {
  const { taskRuns = [], customRuns = [], childPipelineRuns = [], pipelineRun, ...rest } = previous;
  const tasks = new Map(keptRuns.map((run) => [childKey(run.kind, run.name), run.pipelineTask]));
  const keep = <R extends ChildRun>(kind: ChildKind, runs: readonly R[]): readonly R[] =>
    runs.flatMap((run) => {
      const task = tasks.get(childKey(kind, run.metadata?.name ?? ""));
      return task === undefined ? [] : adopted(run, { [PIPELINE_RUN_LABEL]: name, [PIPELINE_TASK_LABEL]: task });
    });
  return {
    ...rest,
    pipelineRun: newRun(keptRuns.length > 0 ? withItsClaims(pipelineRun, config) : pipelineRun, name),
    taskRuns: keep("TaskRun", taskRuns),
    customRuns: keep("CustomRun", customRuns),
    childPipelineRuns: keep("PipelineRun", childPipelineRuns),
  };
}

/** A run that binds the claims which were made for it: those of another one have other names, and nothing in them. */
function withItsClaims({ spec = {}, ...run }: PipelineRun, { featureFlags }: Config): PipelineRun {
  const { workspaces } = spec;
  if (workspaces === undefined) return { ...run, spec };
  const { name = "", uid = "" } = run.metadata ?? {};
  const claimed = workspaces.map((binding): WorkspaceBinding => {
    const { volumeClaimTemplate, ...kept } = binding;
    if (volumeClaimTemplate === undefined) return binding;
    return {
      ...kept,
      persistentVolumeClaim: { claimName: claimName(binding, { name, uid }, featureFlags.coschedule) },
    };
  });
  return { ...run, spec: { ...spec, workspaces: claimed } };
}

/** The same run without identity and status: nobody has stopped it. */
function newRun({ metadata = {}, spec = {}, ...run }: PipelineRun, name: string): PipelineRun {
  const { namespace, labels, annotations } = metadata;
  const { status: _, ...wanted } = spec;
  const kept = {
    ...(namespace !== undefined && { namespace }),
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  };
  const { status, ...again } = run;
  return { ...again, metadata: { name, ...kept }, spec: wanted };
}

/** A child of the new run. When it was created does not matter: it would count as the start of the run. */
function adopted<R extends ChildRun>(run: R, labels: Readonly<Record<string, string>>): R {
  const { creationTimestamp, ...kept } = run.metadata ?? {};
  return { ...run, metadata: { ...kept, labels: { ...kept.labels, ...labels } } };
}
