import type { StepAction, StepActionSpec } from "../step-action.ts";
import { paramSpecWithDefaults } from "./param.ts";
import { resultWithDefaults } from "./result.ts";
import { mapList, withFields } from "./share.ts";

/**
 * A StepAction with what the API server fills in: types of its params and results.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/stepaction_defaults.go StepAction.SetDefaults
 */
export function stepActionWithDefaults(stepAction: StepAction): StepAction {
  return withFields(stepAction, { spec: stepActionSpecWithDefaults(stepAction.spec) });
}

function stepActionSpecWithDefaults(spec: StepActionSpec): StepActionSpec {
  return withFields(spec, {
    params: mapList(spec.params, paramSpecWithDefaults),
    results: mapList(spec.results, resultWithDefaults),
  });
}
