import { isUrlLike } from "../types/is-url-like.ts";
import type { PipelineRef, StepRef, TaskRef } from "../types/task-ref.ts";
import { type ValidationContext, validateEnabledApiFields } from "./context.ts";
import { also, check, type Finding, generic, invalidValue, missingField, multipleOneOf } from "./finding.ts";
import { labelKeyProblems } from "./names.ts";
import { validateParameters } from "./params.ts";

/**
 * A reference names something in the cluster, or says which resolver fetches it, from where.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go validateRef
 */
export function validateRef(ref: TaskRef | PipelineRef | StepRef, context: ValidationContext): readonly Finding[] {
  const { name = "", resolver = "", params = [] } = ref;
  if (resolver !== "" || params.length > 0) return check("ref", remoteRef(ref, context));
  return check("ref", name === "" ? [missingField("name")] : localRef(name, context));
}

function remoteRef(
  { name = "", resolver = "", params = [] }: TaskRef | PipelineRef | StepRef,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  if (params.length > 0) {
    also(found, validateEnabledApiFields("resolver params", "beta", context, ["params"]));
    if (name !== "") found.push(multipleOneOf(["name", "params"]));
    if (resolver === "") found.push(missingField("resolver"));
    also(found, validateParameters(params));
  }
  if (resolver === "") return found;
  also(found, validateEnabledApiFields("resolver", "beta", context, ["resolver"]));
  if (name === "") return found;
  if (!isUrlLike(name)) found.push(invalidValue("invalid URI for request", "name"));
  else also(found, conciseSyntax(context));
  return found;
}

function localRef(name: string, context: ValidationContext): readonly Finding[] {
  if (isUrlLike(name)) return [...conciseSyntax(context), missingField("resolver")];
  const problems = labelKeyProblems(name);
  return problems.length > 0 ? [invalidValue(problems.join(","), "name")] : [];
}

function conciseSyntax({ config }: ValidationContext): readonly Finding[] {
  if (config.featureFlags.enableConciseResolverSyntax) return [];
  return [
    generic("feature flag enable-concise-resolver-syntax should be set to true to use concise resolver syntax", "", {
      at: ["name"],
    }),
  ];
}
