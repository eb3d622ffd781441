import { defaultConfig } from "../config.ts";
import type { CustomRun } from "../custom-run.ts";
import type { DefaultsOptions } from "./options.ts";
import { withFields } from "./share.ts";

/**
 * A CustomRun with what the API server fills in: the service account, and nothing else.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/customrun_defaults.go CustomRun.SetDefaults
 */
export function customRunWithDefaults(
  customRun: CustomRun,
  { config = defaultConfig }: DefaultsOptions = {},
): CustomRun {
  const { spec = { serviceAccountName: "" } } = customRun;
  const serviceAccountName = spec.serviceAccountName || config.defaults.serviceAccount;
  return withFields(customRun, { spec: withFields(spec, { serviceAccountName }) });
}
