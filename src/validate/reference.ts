import type { PipelineRef, StepRef, TaskRef } from "../types/task-ref.ts";
import { type ValidationContext, validateEnabledApiFields } from "./context.ts";
import { check, type Finding, generic, invalidValue, missingField, multipleOneOf } from "./finding.ts";
import { labelKeyProblems } from "./names.ts";
import { validateParameters } from "./params.ts";

/**
 * A reference names something in the cluster, or says which resolver fetches it, from where.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go validateRef
 */
export function validateRef(ref: TaskRef | PipelineRef | StepRef, context: ValidationContext): Generator<Finding> {
  const { name = "", resolver = "", params = [] } = ref;
  if (resolver !== "" || params.length > 0) return check("ref", remoteRef(ref, context));
  return check("ref", name === "" ? [missingField("name")] : localRef(name, context));
}

function* remoteRef(
  { name = "", resolver = "", params = [] }: TaskRef | PipelineRef | StepRef,
  context: ValidationContext,
): Generator<Finding> {
  if (params.length > 0) {
    yield* validateEnabledApiFields("resolver params", "beta", context, ["params"]);
    if (name !== "") yield multipleOneOf(["name", "params"]);
    if (resolver === "") yield missingField("resolver");
    yield* validateParameters(params);
  }
  if (resolver === "") return;
  yield* validateEnabledApiFields("resolver", "beta", context, ["resolver"]);
  if (name === "") return;
  if (!isUrlLike(name)) yield invalidValue("invalid URI for request", "name");
  else yield* conciseSyntax(context);
}

function* localRef(name: string, context: ValidationContext): Generator<Finding> {
  if (isUrlLike(name)) {
    yield* conciseSyntax(context);
    yield missingField("resolver");
    return;
  }
  const problems = labelKeyProblems(name);
  if (problems.length > 0) yield invalidValue(problems.join(","), "name");
}

function* conciseSyntax({ config }: ValidationContext): Generator<Finding> {
  if (config.featureFlags.enableConciseResolverSyntax) return;
  yield generic(
    "feature flag enable-concise-resolver-syntax should be set to true to use concise resolver syntax",
    "",
    { at: ["name"] },
  );
}

/**
 * As in the reference: any letter, colon and slash will do, wherever they stand.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/container_validation.go RefNameLikeUrl
 */
export const isUrlLike = (name: string): boolean => /[\w-]:\//.test(name);
