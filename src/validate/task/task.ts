import type { Task } from "../../types/task.ts";
import type { ValidationContext } from "../context.ts";
import { also, type Finding, viaField } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { declaredParams, paramNames } from "../param-specs.ts";
import { validateTaskSpec, validateUsageOfDeclaredParameters } from "./task-spec.ts";

/**
 * A task that is stored by name. Unlike one inside a run, it declares all params that its steps use.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go Task.Validate
 */
export function checkTask({ metadata, spec }: Task, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("metadata", validateObjectMetadata(metadata)));
  also(found, viaField("spec", validateTaskSpec(spec, context)));
  const names = paramNames(spec.params ?? []);
  also(found, viaField("spec", validateUsageOfDeclaredParameters(spec, names, declaredParams(spec.params), context)));
  return found;
}
