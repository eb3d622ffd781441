import { isDone } from "../../status/predicates.ts";
import type { ChildRun } from "../../types/child-run.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { validateObjectMetadata } from "../../validate/object-metadata.ts";
import { wrongArgument } from "../../wrong-argument.ts";
import { childName } from "../child-name.ts";
import { claimName } from "../claims.ts";
import { labelOf } from "../label-of.ts";
import type { RunState } from "../run-state.ts";
import type { RunsByTask } from "./rerun-facts.ts";

/** @throws {TypeError} if it is given a name that Kubernetes would not take */
export function nameOfNewRun({ pipelineRun }: RunState, given: string | undefined, doing: string): string {
  if (given === undefined) return childName(pipelineRun.metadata?.name ?? "", "-rerun");
  if (typeof given !== "string" || given === "" || validateObjectMetadata({ name: given }).length > 0)
    throw wrongArgument(doing, "a name for the new run that Kubernetes takes", given);
  return given;
}

const TASK = "tekton.dev/pipelineTask";
const RUN = "tekton.dev/pipelineRun";

/** The children of a run by the tasks for which they were created. */
export function runsByTask({ taskRuns = [], customRuns = [], childPipelineRuns = [] }: RunState): RunsByTask {
  const runs = new Map<string, ChildRun[]>();
  for (const run of [...taskRuns, ...customRuns, ...childPipelineRuns]) {
    const own = runs.get(taskOf(run));
    if (own === undefined) runs.set(taskOf(run), [run]);
    else own.push(run);
  }
  return runs;
}

const taskOf = (run: ChildRun): string => labelOf(run, TASK);

/** How the new run is, beside that it is the old one. */
export interface NewRun {
  readonly name: string;
  /** The names of the tasks that it keeps. */
  readonly kept: ReadonlySet<string>;
  readonly config: Config;
}

/** The old run anew, with the children of the tasks that it keeps, and with what these have written. */
export function stateOfNewRun(previous: RunState, { name, kept, config }: NewRun): RunState {
  const { taskRuns = [], customRuns = [], childPipelineRuns = [], pipelineRun, ...rest } = previous;
  const keep = <R extends ChildRun>(runs: readonly R[]): readonly R[] =>
    runs.filter((run) => isDone(run) && kept.has(taskOf(run))).map((run) => adopted(run, name));
  return {
    ...rest,
    pipelineRun: newRun(kept.size > 0 ? withItsClaims(pipelineRun, config) : pipelineRun, name),
    taskRuns: keep(taskRuns),
    customRuns: keep(customRuns),
    childPipelineRuns: keep(childPipelineRuns),
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
function adopted<R extends ChildRun>(run: R, newName: string): R {
  const { creationTimestamp, ...kept } = run.metadata ?? {};
  const labels = { ...kept.labels, [RUN]: newName };
  return { ...run, metadata: { ...kept, labels } };
}
