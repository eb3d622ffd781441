import { quote } from "../go/quote.ts";
import { stepResultIn } from "../substitute/step-references.ts";
import type { ParamValue, PropertySpec } from "../types/param.ts";
import type { StepResult, TaskResult } from "../types/result.ts";
import { check, type Finding, generic, invalidValue, missingField, viaIndex } from "./finding.ts";
import { isDnsLabel, isResultName, RESULT_NAME_RULE } from "./names.ts";
import { typeOfValue } from "./param-specs.ts";
import { keysOfOtherTypes } from "./properties.ts";

/**
 * The results that a task declares.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateResults
 */
export function* validateResults(results: readonly TaskResult[] = []): Generator<Finding> {
  for (const [index, result] of results.entries()) yield* check("results", viaIndex(index, validateTaskResult(result)));
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/result_validation.go TaskResult.Validate */
function* validateTaskResult(result: TaskResult): Generator<Finding> {
  const { name, type = "", value } = result;
  if (!isResultName(name)) {
    yield invalidName(name);
    return;
  }
  if (type === "object") yield* validateProperties(result, "The");
  else if (type !== "" && type !== "array" && type !== "string")
    yield invalidValue(type, "type", { details: "type must be string" });
  if (value !== undefined) yield* validateValue(name, value);
}

/**
 * The results that a step declares, or a step action.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go ValidateStepResults
 */
export function* validateStepResults(results: readonly StepResult[]): Generator<Finding> {
  for (const [index, result] of results.entries())
    yield* check("step-results", viaIndex(index, validateStepResult(result)));
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/result_validation.go StepResult.Validate */
function* validateStepResult(result: StepResult): Generator<Finding> {
  const { name, type = "" } = result;
  if (!isResultName(name)) yield invalidName(name);
  else if (type === "object") yield* validateProperties(result, "the");
  else if (type !== "" && type !== "array" && type !== "string")
    yield invalidValue(type, "type", { details: `invalid type ${type}` });
}

const invalidName = (name: string): Finding =>
  generic(`invalid key name ${quote(name)}`, "name", { details: `Name ${NAME_RULE}` });

const NAME_RULE = `must consist of alphanumeric characters, '-', '_', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my-name',  or 'my_name', regex used for validation is '${RESULT_NAME_RULE}')`;

/** An object has keys, and each key has a string; "The" and "the" are the two ways to say so. */
function* validateProperties(
  { name, properties }: { readonly name: string; readonly properties?: Readonly<Record<string, PropertySpec>> },
  the: "The" | "the",
): Generator<Finding> {
  if (properties === undefined) {
    yield missingField(`${name}.properties`);
    return;
  }
  const invalid = keysOfOtherTypes(properties);
  if (invalid.length === 0) return;
  const message = `${the} value type specified for these keys [${invalid.join(" ")}] is invalid, the type must be string`;
  yield generic(message, `${name}.properties`, { at: ["properties", invalid[0] ?? ""] });
}

/**
 * A task's result may take its value from a result of a step, and from nothing else.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/result_validation.go TaskResult.validateValue
 */
function* validateValue(name: string, value: ParamValue): Generator<Finding> {
  const wrong = (message: string, details?: string) =>
    generic(message, `${name}.value`, { at: ["value"], ...(details === undefined ? {} : { details }) });
  if (typeof value !== "string") {
    const message = `Invalid Type. Wanted string but got: "${typeOfValue(value)}"`;
    yield generic(message, `${name}.type`, { at: ["value"] });
    return;
  }
  if (value === "") return;
  const [step, result] = stepResultIn(value) ?? [];
  if (step === undefined || result === undefined) {
    yield wrong(
      `Could not extract step name and result name. Expected value to look like $(steps.<stepName>.results.<resultName>) but got "${value}"`,
    );
    return;
  }
  if (!isDnsLabel(step)) yield wrong(`invalid extracted step name ${quote(step)}`, STEP_NAME_RULE);
  if (!isResultName(result))
    yield wrong(
      `invalid extracted result name ${quote(result)}`,
      `resultName in $(steps.<stepName>.results.<resultName>) ${NAME_RULE}`,
    );
}

const STEP_NAME_RULE =
  "stepName in $(steps.<stepName>.results.<resultName>) must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names";
