import { quote } from "../../go/quote.ts";
import type { ParamSpec } from "../../types/param.ts";
import { didYouMean } from "./advice.ts";
import { type GivenParams, missingKeysOfObjects, missingParams, wrongTypes } from "./given-params.ts";
import type { Mismatch } from "./mismatch.ts";

/**
 * The params that a Pipeline needs are given.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_params.go ValidateRequiredParametersProvided
 */
export function* validateRequiredParametersProvided(
  declared: readonly ParamSpec[],
  given: GivenParams,
): Generator<Mismatch> {
  const missing = missingParams(declared, given);
  if (missing.length > 0)
    yield {
      check: "param-missing",
      message: `pipelineRun missing parameters: [${missing.join(" ")}]`,
      reason: "ParameterMissing",
      at: given.at,
    };
}

/**
 * They are of the types that the Pipeline declares.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_params.go ValidateParamTypesMatching
 */
export function* validateParamTypesMatching(declared: readonly ParamSpec[], given: GivenParams): Generator<Mismatch> {
  const wrong = wrongTypes(declared, given);
  const message = `parameters have inconsistent types : [${wrong.map(({ name }) => name).join(" ")}]`;
  for (const { details, at } of wrong)
    yield { check: "param-type-mismatch", message, details, reason: "ParameterTypeMismatch", at };
}

/**
 * Objects among them have all keys.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_params.go ValidateObjectParamRequiredKeys
 */
export const validateObjectParamRequiredKeys = (
  declared: readonly ParamSpec[],
  given: GivenParams,
): Generator<Mismatch> =>
  missingKeysOfObjects(declared, given, {
    prefix: "pipelineRun missing object keys for parameters: ",
    reason: "ObjectParameterMissKeys",
  });

/**
 * Params that nobody declares do no harm, and no good either: Tekton goes on. The words are ours.
 *
 * `isUsed` says which are of use all the same, because something refers to them.
 */
export function* extraParams(
  of: string,
  declared: readonly ParamSpec[],
  { params }: GivenParams,
  isUsed: (name: string) => boolean = () => false,
): Generator<Mismatch> {
  const known = new Set(declared.map(({ name }) => name));
  for (const { param, at } of params) {
    if (known.has(param.name) || isUsed(param.name)) continue;
    yield {
      check: "param-extra",
      message: `${of} declares no param ${quote(param.name)}`,
      ...didYouMean(param.name, known),
      at: [...at, "name"],
    };
  }
}
