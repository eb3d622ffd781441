import { standsForMissing } from "../decode/decode-type.ts";
import { type FieldType, type ValueType, valueType } from "../decode/types.ts";
import { V1BETA1_TYPES } from "../decode/v1beta1/version.ts";
import type { Path } from "../diagnostic.ts";
import type { Resource } from "../types/resource.ts";
import { isV1beta1, type V1beta1Resource } from "../types/v1beta1/resource.ts";

/**
 * A place in a resource as it was given: a key that is there, or the parent of one that is missing. What checks see has its
 * defaults filled in, and for what must be there decoding has read Go's zero values, such as the empty name.
 */
export function placeIn(resource: Resource | V1beta1Resource, at: Path): Path {
  let value: unknown = resource;
  let type: ValueType | undefined = isV1beta1(resource)
    ? valueType(`V1beta1${resource.kind}`, V1BETA1_TYPES.tables)
    : valueType(resource.kind ?? "");
  for (const [index, key] of at.entries()) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return at.slice(0, index);
    // It has just been seen to have the key: an object by its name, a list by its index.
    value = (value as Readonly<Record<string | number, unknown>>)[key];
    const field: FieldType | undefined = type?.kind === "struct" ? type.struct.fields.get(String(key)) : undefined;
    if (field?.required === true && standsForMissing(value)) return at.slice(0, index);
    type = type?.kind === "list" || type?.kind === "map" ? type.item : field?.type;
  }
  return at;
}
