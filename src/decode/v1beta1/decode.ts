import type { Checked } from "../../diagnostic.ts";
import type { Resource } from "../../types/resource.ts";
import { V1BETA1, type V1beta1Resource } from "../../types/v1beta1/resource.ts";
import { decodeResource, typedObjectOf, unknownKind, unknownVersion } from "../decode.ts";
import { decodeType } from "../decode-type.ts";
import { isV1beta1Kind, V1BETA1_KINDS, V1BETA1_TYPES } from "./version.ts";

/**
 * A document of v1beta1 as the Task, Pipeline, TaskRun or PipelineRun that it says it is, as the admission webhook decodes
 * it: like `decodeResource`, with the fields of v1beta1.
 *
 * @see knative.dev/pkg webhook/json Decode
 * @example decodeV1beta1(readYaml(text).value)
 */
export function decodeV1beta1(value: unknown): Checked<V1beta1Resource> {
  const object = typedObjectOf(value);
  if (!object.ok) return object;
  const { record, typeMeta } = object.value;
  const { apiVersion, kind } = typeMeta;
  if (!isV1beta1Kind(kind)) return unknownKind(typeMeta, V1BETA1_KINDS);
  if (apiVersion !== V1BETA1) return unknownVersion(typeMeta, V1BETA1);
  return { ok: true, ...decodeType<V1beta1Resource>(`V1beta1${kind}`, record, V1BETA1_TYPES) };
}

/**
 * A document as the Tekton resource that it says it is, in whatever version: `decodeV1beta1` if it is of v1beta1 and there
 * is a newer version, else `decodeResource`.
 *
 * @example decodeAnyVersion({ apiVersion: "tekton.dev/v1beta1", kind: "Task", metadata: {}, spec: {} }).ok // true
 */
export function decodeAnyVersion(value: unknown): Checked<Resource | V1beta1Resource> {
  const object = typedObjectOf(value);
  if (!object.ok) return object;
  const { apiVersion, kind } = object.value.typeMeta;
  return apiVersion === V1BETA1 && isV1beta1Kind(kind) ? decodeV1beta1(value) : decodeResource(value);
}
