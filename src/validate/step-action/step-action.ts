import { literalPrefix } from "../../substitute/seen-variables.ts";
import { STEP_RESULTS } from "../../substitute/step-results.ts";
import type { StepAction, StepActionSpec } from "../../types/step-action.ts";
import { type ValidationContext, validateEnabledApiFields } from "../context.ts";
import { also, check, type Finding, generic, invalidValue, missingField, viaField, viaIndex } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { unknownKeys } from "../object-params.ts";
import { validateNameFormat } from "../param-name-format.ts";
import {
  declaredParams,
  type ParamNames,
  paramNames,
  validateNoDuplicateParams,
  validateObjectParamsHaveProperties,
  validateParameterTypes,
} from "../param-specs.ts";
import { validateStepResults } from "../results.ts";
import { isWindowsScript } from "../task/step.ts";
import { mixedVariable, prohibitedVariable, unknownVariable, wholeVariable } from "../variables.ts";
import { type ActionText, here, textsOfStepAction } from "./step-action-texts.ts";

/**
 * A step that is stored by name, for the steps of many tasks to refer to.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/stepaction_validation.go StepAction.Validate
 */
export function checkStepAction({ metadata, spec }: StepAction, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("metadata", validateObjectMetadata(metadata)));
  also(found, viaField("spec", validateStepActionSpec(spec, context)));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/stepaction_validation.go StepActionSpec.Validate */
function validateStepActionSpec(spec: StepActionSpec, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  const { image = "", params = [], results = [] } = spec;
  const declared = declaredParams(params);
  const names = paramNames(params);
  const texts = textsOfStepAction(spec);
  // as in the reference: with a capital
  if (image === "") found.push({ check: "step-fields", ...missingField("Image", ["image"]) });
  also(found, check("step-fields", validateScript(spec, context)));
  also(found, check("params-declared", validateParamUsage(texts, names)));
  also(found, validateObjectParamsHaveProperties(declared));
  also(found, viaField("params", validateParameterTypes(declared), []));
  also(found, validateNoDuplicateParams(declared));
  also(found, validateNameFormat(declared));
  also(found, check("array-param", validateArrayUsage(texts, names)));
  also(found, check("results-declared", validateResultsOfScript(spec)));
  also(found, viaField("results", validateStepResults(results)));
  also(found, check("volume-mounts", viaField("volumeMounts", validateVolumeMounts(spec, names))));
  return found;
}

const PARAMS = literalPrefix("params");

/** Params reach a script by way of environment variables, so that no value becomes a part of it. */
function validateScript({ script = "", command = [] }: StepActionSpec, context: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  if (script === "") return found;
  if (command.length > 0) found.push(generic("script cannot be used with command", "script"));
  if (isWindowsScript(script))
    also(found, validateEnabledApiFields("windows script support", "alpha", context, ["script"]));
  if (PARAMS.find(script).length > 0) found.push(generic("param substitution in scripts is not allowed.", "script"));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/stepaction_validation.go validateUsageOfDeclaredParameters */
function validateParamUsage(texts: readonly ActionText[], { all, objects }: ParamNames): readonly Finding[] {
  const found: Finding[] = [];
  for (const entry of texts) {
    also(found, here(entry, unknownVariable(entry.text, PARAMS, all)));
    for (const finding of unknownKeys(entry.text, objects)) also(found, here(entry, finding));
    also(found, here(entry, wholeVariable(entry.text, PARAMS, objects.names)));
  }
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/stepaction_validation.go validateStepActionArrayUsage */
function validateArrayUsage(texts: readonly ActionText[], { arrays }: ParamNames): readonly Finding[] {
  const found: Finding[] = [];
  for (const entry of texts) {
    const find = entry.field === "command" || entry.field === "args" ? mixedVariable : prohibitedVariable;
    also(found, here(entry, find(entry.text, PARAMS, arrays)));
  }
  return found;
}

const RESULT_PREFIXES = [STEP_RESULTS, literalPrefix("results")];

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateStepActionResultsVariables */
function validateResultsOfScript({ script = "", results = [] }: StepActionSpec): readonly Finding[] {
  const found: Finding[] = [];
  const names = new Set(results.map(({ name }) => name));
  for (const prefix of RESULT_PREFIXES) {
    const finding = unknownVariable(script, prefix, names);
    if (finding !== undefined) also(found, viaField("script", [finding]));
  }
  return found;
}

/**
 * A step action does not know the volumes of the task: each name is a reference to a param. The first wrong one ends it.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/stepaction_validation.go validateVolumeMounts
 */
function validateVolumeMounts({ volumeMounts = [] }: StepActionSpec, { all }: ParamNames): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, { name }] of volumeMounts.entries()) {
    const [first, second] = PARAMS.find(name);
    if (first === undefined || second !== undefined || first.text !== name) {
      also(
        found,
        viaIndex(index, [invalidValue(name, "name", { details: "expect the Name to be a single param reference" })]),
      );
      return found;
    }
    const finding = unknownVariable(name, PARAMS, all);
    if (finding !== undefined) also(found, viaIndex(index, [finding], [index, "name"]));
  }
  return found;
}
