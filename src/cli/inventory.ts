import { decodeResource } from "../decode/decode.ts";
import { isRecord } from "../decode/json-record.ts";
import { typeMetaOf } from "../decode/type-meta.ts";
import type { Checked } from "../diagnostic.ts";
import type { JsonValue } from "../go/json.ts";
import { objectsOf } from "../parse/objects-of.ts";
import { parseDocuments } from "../parse/parse-documents.ts";
import type { SourceDocument } from "../parse/source-document.ts";
import { suggest } from "../suggest.ts";
import { V1BETA1 } from "../types/v1beta1/resource.ts";
import type { InputFile } from "./files.ts";
import { type ReadObject, readKind, type SoughtKind } from "./read-kinds.ts";
import { isOurBusiness, problemsOf, problemsReading, type SourceObject } from "./source-object.ts";

/** What files hold, in their order. */
export interface Inventory extends Required<ReadObject> {
  /** The kinds of all other objects: `"ConfigMap (v1)"`. */
  readonly otherKinds: readonly string[];
  /** Something is a pipeline or a run, or may be one, but cannot be read. */
  readonly hasUnreadable: boolean;
}

/** Finds the resources of some kinds in files, and sets their defaults. All else may be what it likes. */
export const takeInventory = (files: readonly InputFile[], kinds: readonly SoughtKind[]): Inventory =>
  merge(files.map((file) => ofFile(file, kinds)));

/** The parts of an inventory that are not empty. */
type Part = Partial<Inventory>;

const merge = (parts: readonly Part[]): Inventory => ({
  pipelines: parts.flatMap(({ pipelines = [] }) => pipelines),
  tasks: parts.flatMap(({ tasks = [] }) => tasks),
  taskRuns: parts.flatMap(({ taskRuns = [] }) => taskRuns),
  stepActions: parts.flatMap(({ stepActions = [] }) => stepActions),
  problems: parts.flatMap(({ problems = [] }) => problems),
  otherKinds: parts.flatMap(({ otherKinds = [] }) => otherKinds),
  hasUnreadable: parts.some(({ hasUnreadable = false }) => hasUnreadable),
});

function ofFile(file: InputFile, kinds: readonly SoughtKind[]): Inventory {
  const { text } = file;
  if (text.ok) return merge(parseDocuments(text.value).map((document) => ofDocument(file, document, kinds)));
  return merge([{ problems: problemsReading(file), hasUnreadable: true }]);
}

function ofDocument(file: InputFile, document: SourceDocument, kinds: readonly SoughtKind[]): Inventory {
  const { value, diagnostics } = document;
  const whole = { file, document, at: [] };
  if (value === undefined)
    return merge(isOurBusiness(whole) ? [{ problems: problemsOf(whole, diagnostics), hasUnreadable: true }] : []);
  const objects = objectsOf(document).map((object) => ofObject(object.value, { file, document, at: object.at }, kinds));
  const isOurs = objects.some(({ otherKinds = [] }) => otherKinds.length === 0);
  return merge(isOurs ? [{ problems: problemsOf(whole, diagnostics) }, ...objects] : objects);
}

function ofObject(value: JsonValue, place: SourceObject, kinds: readonly SoughtKind[]): Part {
  const type = typeOf(value);
  if (!type.ok)
    return isOurBusiness(place)
      ? { problems: problemsOf(place, type.diagnostics), hasUnreadable: true }
      : { otherKinds: ["object without kind"] };
  const { apiVersion, kind } = type.value;
  const sought = kinds.find((known) => known === kind);
  if (sought !== undefined && isRead(sought, apiVersion)) return readKind(sought, value, apiVersion, place);
  const otherKinds = [apiVersion === undefined ? kind : `${kind} (${apiVersion})`];
  if (apiVersion?.startsWith("tekton.dev/") !== true || !isMisspelt(kind)) return { otherKinds };
  return { otherKinds, problems: problemsOf(place, decodeResource(value).diagnostics), hasUnreadable: true };
}

/** Whether an object is of Tekton's API; of a step action v1alpha1 is another kind, which is not known here. */
const isRead = (kind: SoughtKind, apiVersion: string | undefined): boolean =>
  apiVersion === undefined || (kind === "StepAction" ? apiVersion === V1BETA1 : apiVersion.startsWith("tekton.dev/"));

/** `pipeline`, `Tasc`: nearly a kind of Tekton's. Others (VerificationPolicy) are kinds that need not be known here. */
function isMisspelt(kind: string): boolean {
  const meant = suggest(kind, KINDS);
  return meant !== undefined && meant !== kind;
}

const KINDS = ["Task", "Pipeline", "TaskRun", "PipelineRun", "StepAction", "CustomRun"];

/** What an object says it is. */
function typeOf(value: JsonValue): Checked<{ apiVersion: string | undefined; kind: string }> {
  if (!isRecord(value)) return { ok: true, value: { apiVersion: undefined, kind: "no object" }, diagnostics: [] };
  const typeMeta = typeMetaOf(value);
  if (!typeMeta.ok) return typeMeta;
  const { apiVersion, kind } = typeMeta.value;
  const type = {
    apiVersion: apiVersion === "" ? undefined : apiVersion,
    kind: kind === "" ? "object without kind" : kind,
  };
  return { ...typeMeta, value: type };
}
