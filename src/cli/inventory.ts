import { decodePipeline, decodePipelineRun, decodeResource, decodeTask } from "../decode/decode.ts";
import { isRecord } from "../decode/json-record.ts";
import { typeMetaOf } from "../decode/type-meta.ts";
import { convertToV1 } from "../decode/v1beta1/convert-to-v1.ts";
import { decodeV1beta1 } from "../decode/v1beta1/decode.ts";
import type { Checked, Diagnostic, Path } from "../diagnostic.ts";
import type { JsonValue } from "../go/json.ts";
import { locate } from "../parse/locate.ts";
import { objectsOf } from "../parse/objects-of.ts";
import { parseDocuments } from "../parse/parse-documents.ts";
import type { SourceDocument } from "../parse/source-document.ts";
import { suggest } from "../suggest.ts";
import { withDefaults } from "../types/defaults/with-defaults.ts";
import type { Pipeline } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Resource } from "../types/resource.ts";
import type { Task } from "../types/task.ts";
import { V1BETA1 } from "../types/v1beta1/resource.ts";
import type { InputFile } from "./files.ts";
import type { Problem } from "./print-diagnostic.ts";

/** Where an object stands: the file, the document in it, and the place in that if it is an item of a list. */
export interface SourceObject {
  readonly file: InputFile;
  readonly document: SourceDocument;
  readonly at: Path;
}

/** A resource that could be read, perhaps with errors. */
export interface Found<R> extends SourceObject {
  readonly resource: R;
  readonly hasErrors: boolean;
}

/** What files hold, in their order. */
export interface Inventory {
  readonly pipelines: readonly Found<Pipeline | PipelineRun>[];
  readonly tasks: readonly Found<Task>[];
  readonly problems: readonly Problem[];
  /** The kinds of all other objects: `"ConfigMap (v1)"`. */
  readonly otherKinds: readonly string[];
  /** Something is a pipeline, or may be one, but cannot be read. */
  readonly hasUnreadable: boolean;
}

/** Finds the Pipelines, PipelineRuns and Tasks in files, and sets their defaults. All else may be what it likes. */
export const takeInventory = (files: readonly InputFile[]): Inventory => merge(files.map(ofFile));

/** The parts of an inventory that are not empty. */
type Part = Partial<Inventory>;

const merge = (parts: readonly Part[]): Inventory => ({
  pipelines: parts.flatMap(({ pipelines = [] }) => pipelines),
  tasks: parts.flatMap(({ tasks = [] }) => tasks),
  problems: parts.flatMap(({ problems = [] }) => problems),
  otherKinds: parts.flatMap(({ otherKinds = [] }) => otherKinds),
  hasUnreadable: parts.some(({ hasUnreadable = false }) => hasUnreadable),
});

function ofFile(file: InputFile): Inventory {
  const { text } = file;
  if (text.ok) return merge(parseDocuments(text.value).map((document) => ofDocument(file, document)));
  return merge([{ problems: problemsReading(file), hasUnreadable: true }]);
}

function ofDocument(file: InputFile, document: SourceDocument): Inventory {
  const { value, diagnostics } = document;
  const whole = { file, document, at: [] };
  if (value === undefined)
    return merge(isOurBusiness(whole) ? [{ problems: problemsOf(whole, diagnostics), hasUnreadable: true }] : []);
  const objects = objectsOf(document).map((object) => ofObject(object.value, { file, document, at: object.at }));
  const isOurs = objects.some(({ otherKinds = [] }) => otherKinds.length === 0);
  return merge(isOurs ? [{ problems: problemsOf(whole, diagnostics) }, ...objects] : objects);
}

function ofObject(value: JsonValue, place: SourceObject): Part {
  const type = typeOf(value);
  if (!type.ok)
    return isOurBusiness(place)
      ? { problems: problemsOf(place, type.diagnostics), hasUnreadable: true }
      : { otherKinds: ["object without kind"] };
  const { apiVersion, kind } = type.value;
  const isTekton = apiVersion === undefined || apiVersion.startsWith("tekton.dev/");
  if (isTekton && kind === "Task") {
    const task = found(inV1(value, decodeTask), place);
    return { tasks: task.found, problems: task.problems };
  }
  if (isTekton && (kind === "Pipeline" || kind === "PipelineRun")) {
    const pipeline = found<Pipeline | PipelineRun>(
      kind === "Pipeline" ? inV1(value, decodePipeline) : inV1(value, decodePipelineRun),
      place,
    );
    return { pipelines: pipeline.found, problems: pipeline.problems, hasUnreadable: pipeline.found.length === 0 };
  }
  const otherKinds = [apiVersion === undefined ? kind : `${kind} (${apiVersion})`];
  if (apiVersion?.startsWith("tekton.dev/") !== true || !isMisspelt(kind)) return { otherKinds };
  return { otherKinds, problems: problemsOf(place, decodeResource(value).diagnostics), hasUnreadable: true };
}

/** A resource; of one of v1beta1 what a cluster makes of it, and what is lost. */
function inV1<R extends Resource>(value: JsonValue, decode: (value: unknown) => Checked<R>): Checked<R> {
  const type = typeOf(value);
  if (!type.ok || type.value.apiVersion !== V1BETA1) return decode(value);
  const decoded = decodeV1beta1(value);
  if (!decoded.ok) return decoded;
  const converted = convertToV1(withDefaults(decoded.value));
  const diagnostics = [...decoded.diagnostics, ...converted.diagnostics.filter(({ severity }) => severity !== "info")];
  // The kind stays, and with it the type that `decode` would give.
  return converted.ok
    ? { ...converted, value: converted.value as unknown as R, diagnostics }
    : { ...converted, diagnostics };
}

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

/**
 * Whether the mistakes count of something that nobody can tell the kind of. In a folder there are templates, and JSON with
 * comments: what does not speak of Tekton is anybody's.
 */
export const isOurBusiness = ({ file, document: { source, start, end } }: SourceObject): boolean =>
  file.isNamed || source.text.slice(start, end).includes("tekton.dev/");

function found<R extends Resource>(
  checked: Checked<R>,
  place: SourceObject,
): { found: Found<R>[]; problems: Problem[] } {
  const problems = problemsOf(place, checked.diagnostics);
  if (!checked.ok) return { found: [], problems };
  const hasErrors = checked.diagnostics.some(({ severity }) => severity === "error");
  return { found: [{ ...place, resource: withDefaults(checked.value), hasErrors }], problems };
}

/** Why a file has no text. */
export const problemsReading = (file: InputFile): Problem[] =>
  file.text.diagnostics.map((diagnostic) => ({ diagnostic, file }));

/** What is wrong in an object, told with its place in the file. */
export function problemsOf({ file, document, at }: SourceObject, diagnostics: readonly Diagnostic[]): Problem[] {
  if (diagnostics.length === 0) return [];
  const where = { name: file.name, source: document.source };
  return locate(document, diagnostics, at).map((diagnostic) => ({ diagnostic, file: where }));
}
