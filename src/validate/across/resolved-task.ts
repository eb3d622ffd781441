import type { TaskSpec } from "../../types/task.ts";
import { type GivenParams, missingKeysOfObjects, missingParams, wrongTypes } from "./given-params.ts";
import type { Mismatch } from "./mismatch.ts";

/** A task that a run is to use: a Task, or one that is written out in place, which has no name. */
export interface KnownTask {
  readonly name: string;
  readonly spec: TaskSpec;
  readonly isEmbedded: boolean;
}

/**
 * The params that a task needs are given, with values of the types that it declares, and objects with the keys.
 *
 * Tekton stops at the first of the three kinds of mistakes. Of each kind, it tells all params at once; here the same is told
 * of each at its place.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/validate_taskrun.go ValidateResolvedTask
 */
export function* validateResolvedTask(
  { name, spec: { params = [] } }: KnownTask,
  given: GivenParams,
  reason: "PipelineValidationFailed" | "TaskRunValidationFailed",
): Generator<Mismatch> {
  const prefix = `invalid input params for task ${name}: `;
  const missing = missingParams(params, given);
  if (missing.length > 0)
    yield {
      check: "param-missing",
      message: `${prefix}missing values for these params which have no default values: [${missing.join(" ")}]`,
      reason,
      at: given.at,
    };
  const wrong = wrongTypes(params, given);
  const names = wrong.map((param) => param.name).join(" ");
  for (const { isLate, at, details } of wrong) {
    const message = `${prefix}param types don't match the user-specified type: [${names}]`;
    yield {
      check: "param-type-mismatch",
      message,
      details,
      reason: isLate ? "TaskRunValidationFailed" : reason,
      at,
    };
  }
  yield* missingKeysOfObjects(params, given, {
    prefix: `${prefix}missing keys for these params which are required in ParamSpec's properties `,
    reason,
  });
}
