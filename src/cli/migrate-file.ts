import { isRecord } from "../decode/json-record.ts";
import { typeMetaOf } from "../decode/type-meta.ts";
import { pointerTo } from "../decode/v1beta1/migration.ts";
import { migrationPatch } from "../decode/v1beta1/migration-patch.ts";
import { isV1beta1Kind } from "../decode/v1beta1/version.ts";
import type { Path } from "../diagnostic.ts";
import type { JsonValue, PatchOperation } from "../go/json.ts";
import { editDocument } from "../parse/edit-yaml.ts";
import { type DocumentObject, objectsOf } from "../parse/objects-of.ts";
import { parseDocuments } from "../parse/parse-documents.ts";
import type { SourceDocument } from "../parse/source-document.ts";
import { V1BETA1 } from "../types/v1beta1/resource.ts";
import { valueAt } from "../value-at.ts";
import type { InputFile } from "./files.ts";
import type { Problem } from "./print-diagnostic.ts";
import { shownName } from "./shown-name.ts";
import { isOurBusiness, problemsOf, problemsReading } from "./source-object.ts";

/** What becomes of a file. */
export interface MigratedFile {
  readonly file: InputFile;
  /** The text, if the file could be read: the new one, or the old one if nothing changes. */
  readonly text: string | undefined;
  /** What has become v1: `"Task build"`. */
  readonly migrated: readonly string[];
  readonly problems: readonly Problem[];
}

/** Makes v1 of what is of v1beta1 in a file; the rest of its text stays as it is. */
export function migrateFile(file: InputFile): MigratedFile {
  if (!file.text.ok) return { file, text: undefined, migrated: [], problems: problemsReading(file) };
  const source = file.text.value;
  const documents = parseDocuments(source).map((document) => ({ document, ...migrateDocument(file, document) }));
  let text = "";
  let end = 0;
  for (const { document, edited } of documents) {
    text += source.slice(end, document.start) + edited;
    end = document.end;
  }
  return {
    file,
    text: text + source.slice(end),
    migrated: documents.flatMap(({ migrated }) => migrated),
    problems: documents.flatMap(({ problems }) => problems),
  };
}

/** A document of the file, on its own. */
interface MigratedDocument {
  readonly edited: string;
  readonly migrated: readonly string[];
  readonly problems: readonly Problem[];
}

function migrateDocument(file: InputFile, document: SourceDocument): MigratedDocument {
  const { source, start, end, diagnostics } = document;
  const whole = { file, document, at: [] };
  const unchanged = { edited: source.text.slice(start, end), migrated: [] };
  if (document.value === undefined)
    return { ...unchanged, problems: isOurBusiness(whole) ? problemsOf(whole, diagnostics) : [] };
  const objects = objectsOf(document).filter(isOld);
  const patches = objects.map(({ value, at }) => ({ value, at, patch: migrationPatch(value) }));
  const problems = patches.flatMap(({ at, patch }) => problemsOf({ file, document, at }, patch.diagnostics));
  const fitting = patches.flatMap(({ value, at, patch }) => (patch.ok ? [{ value, at, operations: patch.value }] : []));
  if (fitting.length === 0) return { ...unchanged, problems };
  const edit = editDocument(
    document,
    fitting.flatMap((object) => operationsIn(document, object)),
  );
  if (!edit.ok) return { ...unchanged, problems: [...problems, ...problemsOf(whole, edit.diagnostics)] };
  return { edited: edit.value, migrated: fitting.map(({ value }) => titleOf(value)), problems };
}

function isOld({ value }: DocumentObject): boolean {
  const { apiVersion, kind } = typeOf(value);
  return apiVersion === V1BETA1 && isV1beta1Kind(kind);
}

interface Fitting {
  readonly value: JsonValue;
  readonly at: Path;
  readonly operations: readonly PatchOperation[];
}

/** The operations on an object, as operations on the document that holds it. */
function operationsIn({ value: root }: SourceDocument, { value, at, operations }: Fitting): PatchOperation[] {
  const prefix = pointerTo(at);
  const moved = operations.map((operation): PatchOperation => {
    const path = prefix + operation.path;
    return "from" in operation ? { ...operation, from: prefix + operation.from, path } : { ...operation, path };
  });
  // An item of a typed list need not say its kind, unless it says its version.
  const { kind } = typeOf(value);
  return typeOf(valueAt(root, at)).kind === "" ? [{ op: "add", path: `${prefix}/kind`, value: kind }, ...moved] : moved;
}

function typeOf(value: unknown): { readonly apiVersion: string; readonly kind: string } {
  const typeMeta = typeMetaOf(isRecord(value) ? value : {});
  return typeMeta.ok ? typeMeta.value : { apiVersion: "", kind: "" };
}

const titleOf = (value: JsonValue): string => `${typeOf(value).kind} ${shownName(value)}`.trimEnd();
