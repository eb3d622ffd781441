import type { Diagnostic } from "../../../diagnostic.ts";
import { shown } from "../shown.ts";
import { fieldOf, missing, objectsIn, type Place, problem, requiredText, wrongType } from "./place.ts";

const TYPES = ["string", "array", "object"];
const WANTED_TYPE = 'want "string", "array" or "object"';
const WANTED_VALUE = "want a string, a list of strings, or an object of strings";
const WANTED_NAME = "want the name of the result";

/** The results of a TaskRun: each has a name, a type, and a value of that type. */
export function* checkTaskRunResults(status: Place): Generator<Diagnostic> {
  for (const result of yield* objectsIn(fieldOf(status, "results"))) {
    yield* requiredText(result, "name", WANTED_NAME);
    const type = yield* requiredText(result, "type", WANTED_TYPE);
    const typePlace = fieldOf(result, "type");
    const isKnown = TYPES.includes(type);
    if (type !== "" && !isKnown)
      yield problem("validate/status-value", typePlace, `type is ${shown(type)}`, WANTED_TYPE);
    if (fieldOf(result, "value").value === undefined) yield missing(result, "value", WANTED_VALUE);
    const valueType = yield* checkValue(fieldOf(result, "value"));
    if (isKnown && valueType !== undefined && valueType !== type)
      yield problem(
        "validate/status-contradiction",
        typePlace,
        `type is ${shown(type)}, but the value is ${withArticle(valueType)}`,
        `want ${shown(valueType)}`,
      );
  }
}

/** The results of a PipelineRun: what is said of one is only recommended, but a value is as in a TaskRun. */
export function* checkPipelineRunResults(status: Place): Generator<Diagnostic> {
  for (const result of yield* objectsIn(fieldOf(status, "results"))) {
    yield* requiredText(result, "name", WANTED_NAME, "warning");
    const value = fieldOf(result, "value");
    if (value.value === undefined) yield missing(result, "value", WANTED_VALUE, "warning");
    yield* checkValue(value);
  }
}

/** The type of a value, `undefined` if it is none. */
function* checkValue(place: Place): Generator<Diagnostic, string | undefined> {
  const { value } = place;
  if (value === undefined) return undefined;
  if (typeof value === "string") return "string";
  if (typeof value !== "object" || value === null) yield wrongType(place, WANTED_VALUE);
  else {
    for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value))
      if (typeof item !== "string") yield wrongType({ value: item, at: [...place.at, key] }, "want a string");
    return Array.isArray(value) ? "array" : "object";
  }
  return undefined;
}

const withArticle = (type: string): string => (type === "string" ? "a string" : `an ${type}`);
