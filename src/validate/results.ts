import { quote } from "../go/quote.ts";
import { stepResultIn } from "../substitute/step-references.ts";
import type { ParamValue, PropertySpec } from "../types/param.ts";
import type { StepResult, TaskResult } from "../types/result.ts";
import { typeOfValue } from "../types/type-of-value.ts";
import { also, check, type Finding, generic, invalidValue, missingField, viaIndex } from "./finding.ts";
import { isDnsLabel, isResultName, RESULT_NAME_RULE } from "./names.ts";
import { keysOfOtherTypes } from "./properties.ts";

/**
 * The results that a task declares.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateResults
 */
export function validateResults(results: readonly TaskResult[] = []): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, result] of results.entries())
    also(found, check("results", viaIndex(index, validateTaskResult(result))));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/result_validation.go TaskResult.Validate */
function validateTaskResult(result: TaskResult): readonly Finding[] {
  const { name, type = "", value } = result;
  if (!isResultName(name)) return [invalidName(name)];
  const found: Finding[] = [];
  if (type === "object") also(found, validateProperties(result, "The"));
  else if (type !== "" && type !== "array" && type !== "string")
    found.push(invalidValue(type, "type", { details: "type must be string" }));
  if (value !== undefined) also(found, validateValue(name, value));
  return found;
}

/**
 * The results that a step declares, or a step action.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateStepResults
 */
export function validateStepResults(results: readonly StepResult[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const [index, result] of results.entries())
    also(found, check("step-results", viaIndex(index, validateStepResult(result))));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/result_validation.go StepResult.Validate */
function validateStepResult(result: StepResult): readonly Finding[] {
  const { name, type = "" } = result;
  if (!isResultName(name)) return [invalidName(name)];
  if (type === "object") return validateProperties(result, "the");
  if (type === "" || type === "array" || type === "string") return [];
  return [invalidValue(type, "type", { details: `invalid type ${type}` })];
}

const invalidName = (name: string): Finding =>
  generic(`invalid key name ${quote(name)}`, "name", { details: `Name ${NAME_RULE}` });

const NAME_RULE = `must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '${RESULT_NAME_RULE}')`;

/** An object has keys, and each key has a string; "The" and "the" are the two ways to say so. */
function validateProperties(
  { name, properties }: { readonly name: string; readonly properties?: Readonly<Record<string, PropertySpec>> },
  the: "The" | "the",
): readonly Finding[] {
  if (properties === undefined) return [missingField(`${name}.properties`, ["properties"])];
  const invalid = keysOfOtherTypes(properties);
  if (invalid.length === 0) return [];
  const message = `${the} value type specified for these keys [${invalid.join(" ")}] is invalid, the type must be string`;
  return [generic(message, `${name}.properties`, { at: ["properties", invalid[0] ?? ""] })];
}

/**
 * A task's result may take its value from a result of a step, and from nothing else.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/result_validation.go TaskResult.validateValue
 */
function validateValue(name: string, value: ParamValue): readonly Finding[] {
  const found: Finding[] = [];
  const wrong = (message: string, details?: string) =>
    generic(message, `${name}.value`, { at: ["value"], ...(details === undefined ? {} : { details }) });
  if (typeof value !== "string") {
    const message = `Invalid Type. Wanted string but got: "${typeOfValue(value)}"`;
    found.push(generic(message, `${name}.type`, { at: ["value"] }));
    return found;
  }
  if (value === "") return found;
  const [step, result] = stepResultIn(value) ?? [];
  if (step === undefined || result === undefined) {
    found.push(
      wrong(
        `Could not extract step name and result name. Expected value to look like $(steps.<stepName>.results.<resultName>) but got "${value}"`,
      ),
    );
    return found;
  }
  if (!isDnsLabel(step)) found.push(wrong(`invalid extracted step name ${quote(step)}`, STEP_NAME_RULE));
  if (!isResultName(result))
    found.push(
      wrong(
        `invalid extracted result name ${quote(result)}`,
        `resultName in $(steps.<stepName>.results.<resultName>) ${NAME_RULE}`,
      ),
    );
  return found;
}

const STEP_NAME_RULE =
  "stepName in $(steps.<stepName>.results.<resultName>) must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names";
