import { isRecord, type JsonRecord } from "../../decode/json-record.ts";
import { typeMetaOf } from "../../decode/type-meta.ts";
import type { Checked, Diagnostic, Path } from "../../diagnostic.ts";
import type { JsonValue } from "../../go/json.ts";
import { offsetAt } from "../../parse/locate.ts";
import { objectsOf } from "../../parse/objects-of.ts";
import { parseDocuments } from "../../parse/parse-documents.ts";
import type { SourceDocument } from "../../parse/source-document.ts";
import type { Config } from "../../types/config.ts";
import type { Resource } from "../../types/resource.ts";
import type { V1beta1Resource } from "../../types/v1beta1/resource.ts";
import type { NamedResource } from "../../validate/across/catalog.ts";
import { validateObject } from "../../validate/validate-object.ts";
import { type InputFile, isBlank } from "../files.ts";
import type { Problem } from "../print-diagnostic.ts";
import { shownName } from "../shown-name.ts";
import { isOurBusiness, problemsOf, problemsReading, type SourceObject } from "../source-object.ts";
import { handlingOf, mayHoldTekton, notChecked } from "./tekton-kinds.ts";
import { asTemplate, isTemplate } from "./template.ts";

/** What was found in one file. */
export interface FileReport {
  readonly file: InputFile;
  /** Tekton's objects, and what may be some but cannot be read, in their order. */
  readonly objects: readonly CheckedObject[];
  /** The kinds of all others: `"ConfigMap (v1)"`. */
  readonly otherKinds: readonly string[];
  /** There is nothing in it but blanks. */
  readonly isBlank?: boolean;
  /** It says how the cluster is set up, and is none of those that are checked. */
  readonly isConfig?: boolean;
}

/** An object that was checked, or a stretch of a file that cannot be. */
export interface CheckedObject {
  /** What it is called: `"Pipeline release"`. */
  readonly title: string;
  /** The offset in the file at which it starts. */
  readonly start: number;
  /** In the order of their places. */
  readonly problems: readonly Problem[];
  /** The index of its document in the file, and where it is in that. */
  readonly place?: { readonly document: number; readonly at: Path };
  /** What it is; not there if that cannot be said. */
  readonly resource?: Resource | V1beta1Resource;
  /** Its name, if nothing but that is known. */
  readonly unreadable?: readonly NamedResource[];
}

/** Checks all that is Tekton's in a file. Other objects may be what they like. */
export function checkFile(file: InputFile, config: Config): FileReport {
  const { text, isNamed } = file;
  if (!text.ok) return { file, objects: [unreadableFile(file)], otherKinds: [] };
  // Among thousands of files few are Tekton's: the others need not be read.
  if (!isNamed && !mayHoldTekton(text.value)) return { file, objects: [], otherKinds: [], isBlank: isBlank(file) };
  const parts = parseDocuments(text.value).flatMap((document) => checkDocument(file, document, config));
  return {
    file,
    objects: parts.filter((part) => typeof part !== "string"),
    otherKinds: parts.filter((part) => typeof part === "string"),
    isBlank: isBlank(file),
  };
}

/** An object, or the kind of one that is not Tekton's. */
type Part = CheckedObject | string;

function checkDocument(file: InputFile, document: SourceDocument, config: Config): readonly Part[] {
  const { value, diagnostics } = document;
  const whole = { file, document, at: [] };
  if (value === undefined) return isOurBusiness(whole) ? [unreadable(whole)] : [];
  const parts = objectsOf(document).map((object) => checkObject(object.value, { ...whole, at: object.at }, config));
  const first = parts.findIndex((part) => typeof part !== "string");
  // Of the text as such, of a list too, is told with its first object.
  return parts.map((part, index) =>
    index === first && typeof part !== "string" ? withProblems(part, problemsOf(whole, diagnostics)) : part,
  );
}

function checkObject(value: JsonValue, place: SourceObject, config: Config): Part {
  if (!isRecord(value)) return "no object";
  const typeMeta = typeMetaOf(value);
  if (!typeMeta.ok) return isOurBusiness(place) ? told("object", place, typeMeta.diagnostics) : WITHOUT_KIND;
  const { apiVersion, kind } = typeMeta.value;
  switch (handlingOf(typeMeta.value)) {
    case "check":
      return checked(value, kind, place, validateObject(value, { config }));
    case "tell":
      return told(titleOf(kind, value), place, [notChecked(typeMeta.value)]);
    case "skip":
      return kind === "" ? WITHOUT_KIND : apiVersion === "" ? kind : `${kind} (${apiVersion})`;
  }
}

const WITHOUT_KIND = "object without kind";

function checked(
  value: JsonRecord,
  kind: string,
  place: SourceObject,
  judged: Checked<Resource | V1beta1Resource>,
): CheckedObject {
  const object = {
    place: { document: place.document.index, at: place.at },
    ...told(titleOf(kind, value), place, judged.diagnostics),
  };
  if (judged.ok) return { resource: judged.value, ...object };
  const { name } = isRecord(value["metadata"]) ? value["metadata"] : {};
  return { ...object, unreadable: typeof name === "string" ? [{ kind, metadata: { name } }] : [] };
}

/** The kind and the name. */
const titleOf = (kind: string, object: JsonRecord): string =>
  `${kind || "object"} ${shownName(object) || "without name"}`;

function told(title: string, place: SourceObject, diagnostics: readonly Diagnostic[]): CheckedObject {
  return { title, start: offsetAt(place.document, place.at), problems: inOrder(problemsOf(place, diagnostics)) };
}

/** An object with more problems. */
export const withProblems = (object: CheckedObject, problems: readonly Problem[]): CheckedObject =>
  problems.length === 0 ? object : { ...object, problems: inOrder([...problems, ...object.problems]) };

/** A document that is no YAML. */
function unreadable(place: SourceObject): CheckedObject {
  const { document } = place;
  const problems = problemsOf(place, isTemplate(place) ? document.diagnostics.map(asTemplate) : document.diagnostics);
  return { title: `document ${document.index + 1}`, start: document.start, problems };
}

const unreadableFile = (file: InputFile): CheckedObject => ({
  title: "file",
  start: 0,
  problems: problemsReading(file),
});

const inOrder = (problems: readonly Problem[]): Problem[] => problems.toSorted((a, b) => offsetOf(a) - offsetOf(b));
const offsetOf = ({ diagnostic }: Problem): number => diagnostic.range?.start.offset ?? 0;
