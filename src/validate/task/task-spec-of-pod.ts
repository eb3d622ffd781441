import { encodeType } from "../../decode/encode.ts";
import { structType } from "../../decode/types.ts";
import type { Config } from "../../types/config.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { Finding } from "../finding.ts";
import { declaredParams, paramNames } from "../param-specs.ts";
import { rememberingPrefixes } from "./prefixes.ts";
import { validateTaskSpec, validateUsageOfDeclaredParameters } from "./task-spec.ts";

/**
 * What is wrong with a task, its variables replaced, of which a pod is to be made. It is encoded first, as the checks ask whether
 * a field is there, not whether it is empty.
 *
 * As in the reference: if it mentions params that it does not declare, that is all that is told.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go createPod
 */
export function validateTaskSpecOfPod(taskSpec: TaskSpec, config: Config): readonly Finding[] {
  const spec = encodeType({ kind: "struct", struct: structType("TaskSpec") }, taskSpec);
  const context = { config, prefixes: rememberingPrefixes() };
  const { params = [] } = spec;
  const undeclared = validateUsageOfDeclaredParameters(spec, paramNames(params), declaredParams(params), context);
  return undeclared.length > 0 ? undeclared : validateTaskSpec(spec, context);
}
