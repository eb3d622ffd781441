import { isTooDeep } from "../../go/is-too-deep.ts";
import type { V1BETA1 } from "../../types/v1beta1/resource.ts";
import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import { isRecord } from "../json-record.ts";
import { MAX_DEPTH } from "../max-depth.ts";
import { isV1beta1Kind, type V1beta1Kind } from "./version.ts";

export const V1 = "tekton.dev/v1";

/**
 * The kind of a resource that is to be converted from a version; one that names no version is taken for one of it.
 *
 * @throws {TypeError} if it is of another kind or version, or holds itself
 */
export function wantVersion(resource: unknown, version: typeof V1 | typeof V1BETA1): V1beta1Kind {
  const want = `a Task, Pipeline, TaskRun or PipelineRun of ${version}`;
  wantObject(resource, "convert", want);
  const { apiVersion = version, kind } = resource as { readonly apiVersion?: unknown; readonly kind?: unknown };
  if (!isV1beta1Kind(kind)) throw wrongArgument("convert", want, kind ?? resource);
  if (apiVersion !== version) throw wrongArgument("convert", want, apiVersion);
  if (isTooDeep(resource, MAX_DEPTH))
    throw new TypeError("Cannot convert the resource: it holds itself, or is too deep");
  return kind;
}

/** A resource with something at a path of field names; objects that are missing on the way are made. */
export function withValueAt(root: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const object = isRecord(root) ? root : {};
  return { ...object, [name]: withValueAt(object[name], rest, value) };
}
