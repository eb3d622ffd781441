import type { Checked, Diagnostic } from "../diagnostic.ts";
import type { JsonValue, PatchOperation } from "../go/json.ts";
import { wrongArgument } from "../wrong-argument.ts";
import { applyStep, isSameJson, type PatchStep, pathOf, stepsOf } from "./edit/json-patch.ts";
import { type Excerpt, LINE_BREAK, type Splice, Splicer } from "./edit/splices.ts";
import { isJson, jsonAsYaml, startsLikeJson } from "./json-stream.ts";
import { locate } from "./locate.ts";
import { parseDocuments } from "./parse-documents.ts";
import { readPart, readYaml } from "./read-yaml.ts";
import { type SourceDocument, wantDocument } from "./source-document.ts";
import { sourceText } from "./source-text.ts";

/**
 * The text of the whole file after a JSON Patch on one of its documents. Only the lines that have to change do: comments,
 * order, quotes and blanks elsewhere stay, byte for byte, and so do line endings. What is removed takes the comments right
 * above it along, except above the first key of a mapping, where they may be about all of it. A value that is moved or copied
 * within lists, or from key to key, brings its comments; other new values are written plainly, with quotes around strings
 * that YAML 1.1 would take for something else (`"yes"`, `"010"`). A document that is JSON stays JSON.
 *
 * After each operation the text is read again and held against the patched value, and at the end, if JSON stands in it, so
 * is the whole file: an edit is right or refused. Refused are, with `parse/patch`, a patch that does not fit the value (no
 * such path, a `test` that fails), and with `parse/edit` one that cannot be done by changing the text at that place: what
 * stands behind an alias or a merge is part of more than one value, and what stands behind JSON may be read in another way
 * behind YAML. A document that could not be read has its own diagnostics.
 *
 * @throws {TypeError} if an operation is malformed, if a value in it is nested more than a thousand levels deep or inside
 * itself, or if the document is not what the reader made of its text
 * @see RFC 6902
 * @example
 * const [document] = parseDocuments("image: a # pinned\nargs: []\n");
 * editYaml(document, [{ op: "replace", path: "/image", value: "b" }]) // { ok: true, value: "image: b # pinned\nargs: []\n", diagnostics: [] }
 */
export function editYaml(document: SourceDocument, patch: readonly PatchOperation[]): Checked<string> {
  wantDocument(document, "edit");
  if (!Array.isArray(patch)) throw wrongArgument("edit", "a list of patch operations", patch);
  if (!isReadable(document)) return { ok: false, diagnostics: document.diagnostics };
  const { document: copy, read } = open(document);
  let edited = copy;
  for (const operation of patch) {
    const steps = stepsOf(edited.value, operation);
    if ("problem" in steps) return refusal(document, operation.path, { code: "parse/patch", message: steps.problem });
    const next = afterSteps(edited, steps.steps, excerptFor(operation, steps.steps, edited), read);
    if (next === undefined) return refusal(document, operation.path, CANNOT_WRITE);
    edited = next;
  }
  const { source, start, end } = document;
  const text = source.text.slice(0, start) + edited.source.text + source.text.slice(end);
  if (!keepsOthers(document, edited.value, text)) return refusal(document, "", CANNOT_STAND);
  return { ok: true, value: text, diagnostics: [] };
}

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

/** A document that could be read. */
interface Readable extends SourceDocument {
  readonly value: JsonValue;
}

/** Reads the text of a document on its own; undefined if it is not one document that can be read. */
type Read = (text: string) => Readable | undefined;

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
function keepsOthers({ source, start, end, index }: Readable, value: JsonValue, text: string): boolean {
  const isAlone = start === 0 && end === source.text.length;
  if (isAlone || !(startsLikeJson(source.text) || startsLikeJson(text))) return true;
  const expected = valuesIn(source.text).with(index, value);
  const values = valuesIn(text);
  return values.length === expected.length && values.every((found, at) => isSameValue(found, expected[at]));
}

const valuesIn = (text: string) => parseDocuments(text, LIMITS).map(({ value }) => value);

/** Neither can be read, or both say the same. */
const isSameValue = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  a === undefined || b === undefined ? a === b : isSameJson(a, b);

const isReadable = (document: SourceDocument): document is Readable => document.value !== undefined;

/** How a value looks that is moved or copied, if it may look so in its new place: an item in a list, a key in a mapping. */
function excerptFor(operation: PatchOperation, steps: readonly PatchStep[], document: Readable): Excerpt | undefined {
  if (operation.op !== "move" && operation.op !== "copy") return undefined;
  const excerpt = new Splicer(document).excerptAt(pathOf(document.value, operation.from));
  const isItem = typeof steps.at(-1)?.path.at(-1) === "number";
  if (excerpt?.isItem !== isItem) return undefined;
  return operation.op === "move" ? excerpt : { ...excerpt, comments: [] };
}

function afterSteps(
  document: Readable,
  steps: readonly PatchStep[],
  excerpt: Excerpt | undefined,
  read: Read,
): Readable | undefined {
  let edited: Readable | undefined = document;
  for (const step of steps) edited = edited === undefined ? undefined : afterStep(edited, step, excerpt, read);
  return edited;
}

/** The document after one step, in the first way of writing it that reads as it should. */
function afterStep(
  document: Readable,
  step: PatchStep,
  excerpt: Excerpt | undefined,
  read: Read,
): Readable | undefined {
  const expected = applyStep(document.value, step);
  for (const splice of new Splicer(document).splicesFor(step, excerpt)) {
    const edited = read(spliced(document.source.text, splice));
    if (edited !== undefined && isSameJson(edited.value, expected)) return edited;
  }
  return undefined;
}

function spliced(source: string, { from, to, text }: Splice): string {
  const lineBreak = LINE_BREAK.exec(source)?.[0] ?? "\n";
  return source.slice(0, from) + text.replaceAll("\n", () => lineBreak) + source.slice(to);
}

function refusal(
  document: SourceDocument,
  path: string,
  problem: Pick<Diagnostic, "code" | "message" | "details">,
): Checked<string> {
  const at = pathOf(document.value ?? null, path);
  return { ok: false, diagnostics: locate(document, [{ ...problem, severity: "error", paths: [], at }]) };
}
