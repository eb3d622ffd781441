import type { Config } from "../config.ts";
import type { PipelineRef, StepRef, TaskRef } from "../task-ref.ts";
import { withFields } from "./share.ts";

/**
 * A reference with neither name nor resolver gets the cluster's default resolver, if there is one.
 *
 * @example refWithDefaults({ name: "build" }, defaultConfig) // { name: "build" }
 */
export function refWithDefaults<R extends TaskRef | PipelineRef | StepRef>(ref: R, { defaults }: Config): R {
  if (ref.name || ref.resolver || defaults.resolverType === "") return ref;
  // All references have this field, and nothing else changes.
  return withFields<TaskRef | PipelineRef | StepRef>(ref, { resolver: defaults.resolverType }) as R;
}

/**
 * The same for a reference to a task, which gets the kind Task, too, if no resolver brings it.
 *
 * @example taskRefWithDefaults({ name: "build" }, defaultConfig) // { name: "build", kind: "Task" }
 */
export function taskRefWithDefaults<R extends TaskRef>(taskRef: R, config: Config): R {
  const ref = refWithDefaults(taskRef, config);
  // Nothing but the kind changes.
  return ref.kind || ref.resolver ? ref : (withFields<TaskRef>(ref, { kind: "Task" }) as R);
}
