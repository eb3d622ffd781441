import { quote } from "../../go/quote.ts";
import type { ObjectMeta } from "../../types/kubernetes/meta.ts";
import type { Pipeline, PipelineTask } from "../../types/pipeline.ts";
import type { Task } from "../../types/task.ts";
import type { PipelineRef } from "../../types/task-ref.ts";
import { pipelineNotFound } from "../../validate/across/world.ts";
import type { RunState } from "../run-state.ts";

/** What a reference leads to: the object, the error that there is none, or a resolver that has not brought it yet. */
export type Found<T> = { readonly found: T } | { readonly error: string } | "awaited";

/** The Pipelines and Tasks of the cluster in which a run is. */
export interface Definitions {
  readonly pipeline: (ref: PipelineRef) => Found<Pipeline>;
  readonly taskOf: (pipelineTask: PipelineTask) => Found<Task>;
  readonly pipelineOf: (pipelineTask: PipelineTask) => Found<Pipeline>;
}

/** Looks up what a run refers to; in its own namespace, as the reference does. */
export function definitionsOf({
  pipelineRun,
  pipeline,
  pipelines = [],
  tasks = [],
  resolved = [],
}: RunState): Definitions {
  const { namespace = "" } = pipelineRun.metadata ?? {};
  const pipelinesByName = byName(pipeline === undefined ? pipelines : [...pipelines, pipeline], namespace);
  const tasksByName = byName(tasks, namespace);
  const brought = new Map(resolved.map((reference) => [reference.pipelineTask, reference]));
  const named = ({ name = "" }: PipelineRef): Found<Pipeline> =>
    orError(pipelinesByName.get(name), pipelineNotFound({ name }, `pipelines.tekton.dev ${quote(name)} not found`));
  return {
    pipeline: (ref) => (ref.resolver ? orAwaited(pipeline) : named(ref)),
    pipelineOf: ({ name = "", pipelineRef = {} }) =>
      pipelineRef.resolver ? orAwaited(brought.get(name)?.pipeline) : named(pipelineRef),
    taskOf: ({ name = "", taskRef = {} }) => {
      if (taskRef.resolver) return orAwaited(brought.get(name)?.task);
      const { name: wanted = "" } = taskRef;
      return orError(tasksByName.get(wanted), `tasks.tekton.dev ${quote(wanted)} not found`);
    },
  };
}

function byName<T extends { readonly metadata?: ObjectMeta }>(
  objects: readonly T[],
  namespace: string,
): ReadonlyMap<string, T> {
  const own = objects.filter(({ metadata }) => [undefined, "", namespace].includes(metadata?.namespace));
  return new Map(own.map((object) => [object.metadata?.name ?? "", object]));
}

const orAwaited = <T>(found: T | undefined): Found<T> => (found === undefined ? "awaited" : { found });

const orError = <T>(found: T | undefined, error: string): Found<T> => (found === undefined ? { error } : { found });
