import type { Checked, Diagnostic } from "../diagnostic.ts";
import type { JsonValue, PatchOperation } from "../go/json.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import { editTogether, type Read, type Refused } from "./edit/edit-together.ts";
import { isSameJson, pathOf } from "./edit/json-patch.ts";
import { isJson, jsonAsYaml, startsLikeJson } from "./json-stream.ts";
import { locate } from "./locate.ts";
import { parseDocuments } from "./parse-documents.ts";
import { readPart, readYaml } from "./read-yaml.ts";
import { isReadable, type Readable, type SourceDocument, wantDocument } from "./source-document.ts";
import { sourceText } from "./source-text.ts";

/**
 * The text of the whole file after a JSON Patch on one of its documents. Only the lines that have to change do: comments,
 * order, quotes and blanks elsewhere stay, byte for byte, and so do line endings. What is removed takes the comments right
 * above it along, except above the first key of a mapping, where they may be about all of it. A value that is moved or copied
 * within lists, or from key to key, brings its comments; other new values are written plainly, with quotes around strings
 * that YAML 1.1 would take for something else (`"yes"`, `"010"`). A document that is JSON stays JSON.
 *
 * The new text is read again and held against the patched value, as often as operations need one another, and at the end,
 * if JSON stands in it, so is the whole file: an edit is right or refused. Refused are, with `parse/patch`, a patch that
 * does not fit the value (no such path, a `test` that fails), and with `parse/edit` one that cannot be done by changing the
 * text at that place: what stands behind an alias or a merge is part of more than one value, and what stands behind JSON may
 * be read in another way behind YAML. A document that could not be read has its own diagnostics.
 *
 * @throws {TypeError} if an operation is malformed, if a value in it is nested more than a thousand levels deep or inside
 * itself, or if the document is not what the reader made of its text
 * @see RFC 6902
 * @example
 * const [document] = parseDocuments("image: a # pinned\nargs: []\n");
 * editYaml(document, [{ op: "replace", path: "/image", value: "b" }]) // { ok: true, value: "image: b # pinned\nargs: []\n", diagnostics: [] }
 */
export function editYaml(document: SourceDocument, patch: readonly PatchOperation[]): Checked<string> {
  const edited = editDocument(document, patch);
  if (!edited.ok) return edited;
  const { source, start, end } = document;
  return { ...edited, value: source.text.slice(0, start) + edited.value + source.text.slice(end) };
}

/**
 * The text of the document alone after a patch, as `editYaml` writes it: of a file with many documents, who edits them all
 * need not have the whole text of it for each.
 *
 * @throws {TypeError} as `editYaml` does
 */
export function editDocument(document: SourceDocument, patch: readonly PatchOperation[]): Checked<string> {
  wantDocument(document, "edit");
  if (!Array.isArray(patch)) throw wrongArgument("edit", "a list of patch operations", patch);
  if (!isReadable(document)) return { ok: false, diagnostics: document.diagnostics };
  for (const operation of patch) wantObject(operation, "apply the patch", "operations as PatchOperation");
  const { document: copy, read } = open(document);
  const edited = editTogether(copy, patch, read);
  if ("operation" in edited) return refusal(document, edited.operation.path, whyNot(edited));
  if (!keepsOthers(document, edited)) return refusal(document, "", CANNOT_STAND);
  return { ok: true, value: edited.source.text, diagnostics: [] };
}

const whyNot = ({ problem }: Refused) =>
  problem === undefined ? CANNOT_WRITE : { code: "parse/patch", message: problem };

const CANNOT_WRITE = {
  code: "parse/edit",
  message: "cannot change this without changing something else",
  details:
    "it stands behind an alias (`*name`) or a merge (`<<`), or is written in an unusual way: edit the text by hand",
};

const CANNOT_STAND = {
  code: "parse/edit",
  message: "cannot change this without changing another document of the file",
  details: "behind JSON a file is read in another way than behind YAML: edit the text by hand",
};

/** The limits of the first reading may have been lower or higher; the reference stops at this depth. */
const LIMITS = {
  maxLength: Number.POSITIVE_INFINITY,
  maxDepth: 10_000,
  maxDocuments: Number.POSITIVE_INFINITY,
};

/**
 * The document on its own, and the way in which it was read: `parseDocuments` ends its last line, `readYaml` does not, and
 * behind a JSON object stands JSON that need be no YAML.
 */
function open({ source, start, end, value }: Readable): { readonly document: Readable; readonly read: Read } {
  for (const read of [asFile, asText, asJson]) {
    const document = read(source.text.slice(start, end));
    if (document !== undefined && isSameJson(document.value, value)) return { document, read };
  }
  throw new TypeError("Cannot edit the document: its value is not what its text says");
}

const asFile: Read = (text) => {
  const documents = parseDocuments(text, LIMITS);
  return documents.length === 1 ? documents.find(isReadable) : undefined;
};

const asText: Read = (text) => [readYaml(text, LIMITS)].find(isReadable);

const asJson: Read = (text) => {
  if (!isJson(text)) return undefined;
  const part = { index: 0, start: 0, end: text.length, prepare: jsonAsYaml };
  return [readPart(sourceText(text), part, LIMITS)].find(isReadable);
};

/**
 * Whether all documents of the file read as they should in its new text, in which one of them has another value. Documents
 * of YAML are parted at lines that an edit neither adds nor takes away: only what stands among JSON has to be read again.
 */
function keepsOthers({ source, start, end, index }: Readable, { source: { text: edited }, value }: Readable): boolean {
  const isAlone = start === 0 && end === source.text.length;
  if (isAlone || !(startsLikeJson(source.text) || (start === 0 && startsLikeJson(edited)))) return true;
  const text = source.text.slice(0, start) + edited + source.text.slice(end);
  const expected = valuesIn(source.text).with(index, value);
  const values = valuesIn(text);
  return values.length === expected.length && values.every((found, at) => isSameValue(found, expected[at]));
}

const valuesIn = (text: string) => parseDocuments(text, LIMITS).map(({ value }) => value);

/** Neither can be read, or both say the same. */
const isSameValue = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  a === undefined || b === undefined ? a === b : isSameJson(a, b);

function refusal(
  document: SourceDocument,
  path: string,
  problem: Pick<Diagnostic, "code" | "message" | "details">,
): Checked<string> {
  const at = pathOf(document.value ?? null, path);
  return { ok: false, diagnostics: locate(document, [{ ...problem, severity: "error", paths: [], at }]) };
}
