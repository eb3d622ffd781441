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
import { decodeType } from "./decode-type.ts";
import { isRecord } from "./json-record.ts";
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

const OLD_VERSION = "tekton.dev/v1beta1";

/**
 * A document as the Tekton resource that its `apiVersion` and `kind` say it is, as the admission webhook decodes it.
 *
 * Unknown fields, wrong types and unreadable durations are reported, all of them, and the answer is still there to go on
 * with. Without an answer: what is no object, and kinds that this library does not know. Of `undefined`, the value of a
 * document that could not be read, nothing more is said.
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
  // A document that could not be read: its own diagnostics have said so.
  if (value === undefined) return { ok: false, diagnostics: [] };
  if (!isRecord(value))
    return refused(
      "not-an-object",
      [],
      `json: cannot unmarshal ${jsonKind(value)} into object`,
      "want a Tekton resource",
    );
  const typeMeta = typeMetaOf(value);
  if (!typeMeta.ok) return typeMeta;
  const { apiVersion, kind, keys } = typeMeta.value;
  const version = API_VERSIONS.get(kind);
  if (version === undefined || (want !== undefined && kind !== want)) return unknownKind(typeMeta.value, want);
  if (apiVersion === version) return { ok: true, ...decodeType<R>(kind, value) };
  const hint = `want apiVersion: ${version}`;
  if (apiVersion !== OLD_VERSION) return refused("unknown-kind", [keys.apiVersion], unhandled(typeMeta.value), hint);
  return refused("old-version", [keys.apiVersion], `${quote(OLD_VERSION)} is the old version of ${kind}`, hint);
}

function unknownKind(typeMeta: TypeMeta, want: string | undefined): Checked<never> {
  const { apiVersion, kind, keys } = typeMeta;
  const known = want === undefined ? [...API_VERSIONS.keys()] : [want];
  const meant = suggest(kind, known);
  const wanted = want === undefined ? `want one of ${known.join(", ")}` : `want ${want}`;
  return refused(
    TEKTON_API.test(apiVersion) ? "unknown-kind" : "other-kind",
    [keys.kind],
    unhandled(typeMeta),
    meant === undefined || meant === kind ? wanted : `did you mean ${quote(meant)}?`,
  );
}

/** Where the kinds are that are decoded. Who says no apiVersion may mean one of them. */
const TEKTON_API = /^$|^(?:resolution\.)?tekton\.dev\//;

const unhandled = ({ apiVersion, kind }: TypeMeta): string => `unhandled kind: ${apiVersion}, Kind=${kind}`;
