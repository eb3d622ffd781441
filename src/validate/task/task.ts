import type { Task } from "../../types/task.ts";
import type { ValidationContext } from "../context.ts";
import { type Finding, viaField } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { declaredParams, paramNames } from "../param-specs.ts";
import { validateTaskSpec, validateUsageOfDeclaredParameters } from "./task-spec.ts";

/**
 * A task that is stored by name. Unlike one inside a run, it declares all params that its steps use.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go Task.Validate
 */
export function* checkTask({ metadata, spec }: Task, context: ValidationContext): Generator<Finding> {
  yield* viaField("metadata", validateObjectMetadata(metadata));
  yield* viaField("spec", validateTaskSpec(spec, context));
  const names = paramNames(spec.params ?? []);
  yield* viaField("spec", validateUsageOfDeclaredParameters(spec, names, declaredParams(spec.params), context));
}
