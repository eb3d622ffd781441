import type { Task, TaskSpec } from "../../types/task.ts";
import type { ValidationContext } from "../context.ts";
import { also, type Finding, viaField } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { declaredParams, paramNames } from "../param-specs.ts";
import { validateTaskSpec, validateUsageOfDeclaredParameters } from "./task-spec.ts";

/**
 * A task that is stored by name. Unlike one inside a run, it declares all params that its steps use.
 *
 * @param validateSpec - how the version of the API looks at what a task does
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go Task.Validate
 */
export function checkTask<S extends TaskSpec>(
  { metadata, spec }: Pick<Task, "metadata"> & { readonly spec: S },
  context: ValidationContext,
  validateSpec: (spec: S, context: ValidationContext) => readonly Finding[] = validateTaskSpec,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("metadata", validateObjectMetadata(metadata)));
  also(found, viaField("spec", validateSpec(spec, context)));
  const names = paramNames(spec.params ?? []);
  also(found, viaField("spec", validateUsageOfDeclaredParameters(spec, names, declaredParams(spec.params), context)));
  return found;
}
