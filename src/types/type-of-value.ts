import type { ParamType, ParamValue } from "./param.ts";

/**
 * The type of a value.
 *
 * @example typeOfValue(["a"]) // "array"
 */
export function typeOfValue(value: ParamValue): ParamType {
  if (typeof value === "string") return "string";
  return Array.isArray(value) ? "array" : "object";
}
