import type { Checked } from "../diagnostic.ts";
import { quote } from "../go/quote.ts";
import { suggest } from "../suggest.ts";
import type { CustomRun } from "../types/custom-run.ts";
import type { Pipeline } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { ResolutionRequest } from "../types/resolution-request.ts";
import type { Resource } from "../types/resource.ts";
import type { StepAction } from "../types/step-action.ts";
import type { Task } from "../types/task.ts";
import type { TaskRun } from "../types/task-run.ts";
import { V1BETA1 } from "../types/v1beta1/resource.ts";
import { decodeType } from "./decode-type.ts";
import { isRecord, type JsonRecord } from "./json-record.ts";
import { refused } from "./refused.ts";
import { jsonKind } from "./scalars.ts";
import { type TypeMeta, typeMetaOf } from "./type-meta.ts";

/** The kinds that are decoded, and the version in which each is. */
const API_VERSIONS: ReadonlyMap<string, string> = new Map([
  ["Task", "tekton.dev/v1"],
  ["Pipeline", "tekton.dev/v1"],
  ["TaskRun", "tekton.dev/v1"],
  ["PipelineRun", "tekton.dev/v1"],
  ["StepAction", "tekton.dev/v1beta1"],
  ["CustomRun", "tekton.dev/v1beta1"],
  ["ResolutionRequest", "resolution.tekton.dev/v1beta1"],
]);

/** Whether a kind is one of those that are decoded. */
export const isKind = (kind: string): boolean => API_VERSIONS.has(kind);

/**
 * A document as the Tekton resource that its `apiVersion` and `kind` say it is, as the admission webhook decodes it.
 *
 * Unknown fields, wrong types and unreadable durations are reported, all of them, and the answer is still there to go on
 * with. Without an answer: what is no object, and kinds that this library does not know. Of `undefined`, the value of a
 * document that could not be read, nothing more is said. `decodeAnyVersion` takes v1beta1 too.
 *
 * @see knative.dev/pkg webhook/json Decode
 * @example decodeResource(readYaml(text).value)
 */
export function decodeResource(value: unknown): Checked<Resource> {
  return decodeKind<Resource>(value, undefined);
}

/** A Task; see `decodeResource`. */
export const decodeTask = (value: unknown): Checked<Task> => decodeKind(value, "Task");

/** A Pipeline; see `decodeResource`. */
export const decodePipeline = (value: unknown): Checked<Pipeline> => decodeKind(value, "Pipeline");

/** A TaskRun; see `decodeResource`. */
export const decodeTaskRun = (value: unknown): Checked<TaskRun> => decodeKind(value, "TaskRun");

/** A PipelineRun; see `decodeResource`. */
export const decodePipelineRun = (value: unknown): Checked<PipelineRun> => decodeKind(value, "PipelineRun");

/** A StepAction; see `decodeResource`. */
export const decodeStepAction = (value: unknown): Checked<StepAction> => decodeKind(value, "StepAction");

/** A CustomRun; see `decodeResource`. */
export const decodeCustomRun = (value: unknown): Checked<CustomRun> => decodeKind(value, "CustomRun");

/** A ResolutionRequest; see `decodeResource`. */
export const decodeResolutionRequest = (value: unknown): Checked<ResolutionRequest> =>
  decodeKind(value, "ResolutionRequest");

function decodeKind<R extends Resource>(value: unknown, want: string | undefined): Checked<R> {
  const object = typedObjectOf(value);
  if (!object.ok) return object;
  const { record, typeMeta } = object.value;
  const { apiVersion, kind, keys } = typeMeta;
  const version = API_VERSIONS.get(kind);
  if (version === undefined || (want !== undefined && kind !== want))
    return unknownKind(typeMeta, want === undefined ? [...API_VERSIONS.keys()] : [want]);
  if (apiVersion === version) return { ok: true, ...decodeType<R>(kind, record) };
  if (apiVersion !== V1BETA1) return unknownVersion(typeMeta, version);
  const hint = `want apiVersion: ${version}; tekton-core migrate rewrites the file`;
  return refused("old-version", [keys.apiVersion], `${quote(V1BETA1)} is the old version of ${kind}`, hint);
}

/** A value that is an object, and what it says it is. */
export function typedObjectOf(value: unknown): Checked<{ readonly record: JsonRecord; readonly typeMeta: TypeMeta }> {
  // A document that could not be read: its own diagnostics have said so.
  if (value === undefined) return { ok: false, diagnostics: [] };
  if (!isRecord(value)) {
    const message = `json: cannot unmarshal ${jsonKind(value)} into object`;
    return refused("not-an-object", [], message, "want a Tekton resource");
  }
  const typeMeta = typeMetaOf(value);
  return typeMeta.ok ? { ...typeMeta, value: { record: value, typeMeta: typeMeta.value } } : typeMeta;
}

/** What is of none of the kinds that are known here. */
export function unknownKind(typeMeta: TypeMeta, known: readonly string[]): Checked<never> {
  const { apiVersion, kind, keys } = typeMeta;
  const meant = suggest(kind, known);
  const wanted = known.length > 1 ? `want one of ${known.join(", ")}` : `want ${known.join()}`;
  return refused(
    TEKTON_API.test(apiVersion) ? "unknown-kind" : "other-kind",
    [keys.kind],
    unhandled(typeMeta),
    meant === undefined || meant === kind ? wanted : `did you mean ${quote(meant)}?`,
  );
}

/** What is of a kind that is known, but not of the version in which it is. */
export const unknownVersion = (typeMeta: TypeMeta, version: string): Checked<never> =>
  refused("unknown-kind", [typeMeta.keys.apiVersion], unhandled(typeMeta), `want apiVersion: ${version}`);

/** Where the kinds are that are decoded. Who says no apiVersion may mean one of them. */
const TEKTON_API = /^$|^(?:resolution\.)?tekton\.dev\//;

const unhandled = ({ apiVersion, kind }: TypeMeta): string => `unhandled kind: ${apiVersion}, Kind=${kind}`;
