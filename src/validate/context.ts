import type { Path } from "../diagnostic.ts";
import { quote } from "../go/quote.ts";
import type { Config } from "../types/config.ts";
import type { Resource } from "../types/resource.ts";
import type { V1beta1Resource } from "../types/v1beta1/resource.ts";
import { type Finding, generic } from "./finding.ts";
import type { TaskPrefixes } from "./task/prefixes.ts";

/** What the checks know besides the value that they look at. */
export interface ValidationContext {
  /** How the cluster is set up. */
  readonly config: Config;
  /** What the resource was before; only on an update. */
  readonly old?: Resource | V1beta1Resource;
  /** Of a variable in a script that is not there, the name is told; it is in v1beta1. */
  readonly namesVariablesOfScripts?: true;
  /** With what has been found in long texts; without it, they are looked through for each task. */
  readonly prefixes?: TaskPrefixes;
}

/**
 * Whether a feature is open at the cluster's level of `enable-api-fields`. The finding has no path, as in the reference.
 *
 * @see tektoncd/pipeline pkg/apis/config/featureflags_validation.go ValidateEnabledAPIFields
 */
export function validateEnabledApiFields(
  feature: string,
  level: "beta" | "alpha",
  { config }: ValidationContext,
  at: Path,
): readonly Finding[] {
  const current = config.featureFlags.enableAPIFields;
  if (current === "alpha" || current === level) return [];
  const wanted = level === "alpha" ? '"alpha"' : '"alpha" or "beta"';
  const message = `${feature} requires "enable-api-fields" feature gate to be ${wanted} but it is ${quote(current)}`;
  return [{ check: "api-fields", ...generic(message, [], { at }) }];
}

/**
 * Whether the cluster allows a spec to be written inside another resource.
 *
 * @see tektoncd/pipeline pkg/apis/config/feature_flags.go disable-inline-spec
 */
export const isInlineSpecDisabled = (
  kind: "pipeline" | "pipelinerun" | "taskrun",
  { config }: ValidationContext,
): boolean => config.featureFlags.disableInlineSpec.split(",").includes(kind);
