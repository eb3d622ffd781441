import type { ParamSpec, ParamType, PropertySpec } from "../param.ts";
import type { OneOf } from "../scalars.ts";
import { typeOfValue } from "../type-of-value.ts";
import { mapRecord, withFields } from "./share.ts";

/**
 * A declared param with its type: the one that it says, else object if it lists properties (an empty list of them
 * counts), else the type of its default, else string. Properties without a type are strings.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/param_types.go ParamSpec.SetDefaults
 * @example paramSpecWithDefaults({ name: "files", default: [] }) // { name: "files", default: [], type: "array" }
 */
export function paramSpecWithDefaults(param: ParamSpec): ParamSpec {
  return withFields(param, { type: param.type || inferredType(param), properties: typedProperties(param.properties) });
}

/** Properties, each with a type: `"string"` unless it says so itself. */
export function typedProperties(properties: ParamSpec["properties"]): ParamSpec["properties"] {
  return mapRecord(properties, (property: PropertySpec) => withFields(property, { type: property.type || "string" }));
}

function inferredType(param: ParamSpec): OneOf<ParamType> {
  if (param.properties !== undefined) return "object";
  return param.default === undefined ? "string" : typeOfValue(param.default);
}
