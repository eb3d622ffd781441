import type { Path } from "../diagnostic.ts";
import { isList, isObject, type JsonObject, type JsonValue } from "../go/json.ts";
import { type SourceDocument, wantDocument } from "./source-document.ts";

/** An object of a document, and where in the document it stands: `[]`, or `["items", 0]` in a list. */
export interface DocumentObject {
  readonly value: JsonValue;
  readonly at: Path;
}

/**
 * The objects that `kubectl apply` would take from a document: the one that it is, or the items of a `kind: List`, of a
 * typed list (`kind: TaskList`) and of lists inside lists, in the order of the text.
 *
 * Items of a typed list that say neither kind nor apiVersion get those that the list implies; all else is as it stands,
 * also what is no object at all. A document that could not be read, and one that says null, have no objects.
 *
 * @throws {TypeError} if `document` is none
 * @see k8s.io/apimachinery pkg/apis/meta/v1/unstructured/unstructured.go decodeToList
 * @example for (const { value, at } of objectsOf(document)) print(locate(document, decodeTask(value).diagnostics, at))
 */
export function objectsOf(document: SourceDocument): readonly DocumentObject[] {
  wantDocument(document, "list objects");
  const { value } = document;
  if (value === undefined || value === null) return [];
  const objects: DocumentObject[] = [];
  // Lists may be as deep inside each other as a document allows: no recursion. The next one is the last.
  const open: DocumentObject[] = [{ value, at: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const items = itemsOf(next);
    if (items === undefined) objects.push(next);
    else for (const item of items.reverse()) open.push(item);
  }
  return objects;
}

/** What a list holds; undefined if it is no list. */
function itemsOf({ value, at }: DocumentObject): DocumentObject[] | undefined {
  if (!isObject(value)) return undefined;
  const { kind, apiVersion, items } = value;
  if (typeof kind !== "string" || !kind.endsWith("List") || !(isList(items) || items === null)) return undefined;
  const isTyped = kind !== "List" && typeof apiVersion === "string";
  const implied = isTyped ? { apiVersion, kind: kind.slice(0, -"List".length) } : {};
  return (items ?? []).map((item, index) => ({ value: withType(item, implied), at: [...at, "items", index] }));
}

/** As in the reference: an item that says one of the two is taken at its word. */
function withType(item: JsonValue, implied: JsonObject): JsonValue {
  return isObject(item) && (item["kind"] ?? "") === "" && (item["apiVersion"] ?? "") === ""
    ? { ...item, ...implied }
    : item;
}
