import { type GoType, listOf, mapOf, unmarshal } from "../../go/unmarshal.ts";
import type { ParamValue } from "../../types/param.ts";
import type { TaskRunResult } from "../../types/result.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import type { RunResult } from "./termination-message.ts";

/**
 * A result by what a step has written. One that is declared as a string is that; others are what the text says in JSON, and a
 * string, too, if it says nothing of the kind.
 *
 * @param types - those of the results that are declared, by their names
 * @see tektoncd/pipeline pkg/pod/status.go filterResults
 */
export function resultOf({ key, value }: RunResult, types: ReadonlyMap<string, string>): TaskRunResult {
  if (types.get(key) === "string") return { name: key, type: "string", value };
  const read = readValue(value);
  return { name: key, type: typeOfValue(read), value: read };
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go ParamValue.UnmarshalJSON */
function readValue(text: string): ParamValue {
  const whole = wholeTypes.get(text.charAt(0));
  return (whole && readAs(text, whole)) ?? readAs(text, "string") ?? text;
}

const wholeTypes = new Map<string, GoType>([
  ["[", listOf("string")],
  ["{", mapOf("string")],
]);

function readAs(text: string, type: GoType): ParamValue | undefined {
  const { value, error } = unmarshal(text, type);
  if (error !== undefined) return undefined;
  // Read as one of the types that a value may have. As in the reference: null is an empty text.
  return (value ?? "") as ParamValue;
}
