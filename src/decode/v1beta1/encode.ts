import type { V1beta1Resource } from "../../types/v1beta1/resource.ts";
import { wrongArgument } from "../../wrong-argument.ts";
import { encodeType } from "../encode.ts";
import { valueType } from "../types.ts";
import { isV1beta1Kind, V1BETA1_TYPES } from "./version.ts";

/**
 * A resource of v1beta1 as Go prints it, as `encodeResource` does with others.
 *
 * @throws {TypeError} if `resource` is no resource of v1beta1, or holds itself; decode it first
 * @see Go encoding/json Marshal
 * @example encodeV1beta1({ ...task, spec: { steps: [], description: "" } }).spec // {}
 */
export function encodeV1beta1<R extends V1beta1Resource>(resource: R): R {
  // The types say it is one; plain JavaScript may call with anything.
  const kind: unknown = (resource as { readonly kind?: unknown } | null | undefined)?.kind;
  if (!isV1beta1Kind(kind))
    throw wrongArgument("encode", "a resource of v1beta1, a Task or a Pipeline", kind ?? resource);
  return encodeType(valueType(`V1beta1${kind}`, V1BETA1_TYPES.tables), resource);
}
