import { foldName } from "./fold.ts";
import type { JsonValue } from "./json.ts";
import { jsonAsWritten, kindOf, type WrittenContainer, type WrittenJson } from "./json-as-written.ts";
import { jsonSyntaxError } from "./json-syntax.ts";

/** A type of Go's into which JSON is read: what is in a type is named as Go prints it. */
export type GoType = "string" | "bool" | GoList | GoMap | GoStruct | GoCustom;

interface GoList {
  readonly kind: "list";
  readonly item: GoType;
}

/** With keys of a type that is a string. */
interface GoMap {
  readonly kind: "map";
  readonly key: string;
  readonly item: GoType;
}

interface GoStruct {
  readonly kind: "struct";
  /** `"v1"`: a struct is `v1.Artifact` where it is a value, and `Artifact` where it has one. */
  readonly package: string;
  readonly name: string;
  readonly fields: ReadonlyMap<string, GoType>;
}

/** A type with a reader of its own: the value, or what is wrong with it. */
interface GoCustom {
  readonly kind: "custom";
  readonly name: string;
  readonly read: (value: WrittenJson) => { readonly value: Scalar } | { readonly error: string };
}

type Scalar = boolean | number | bigint | string;

/** What has been read, as far as it could be; in structs, what the text does not say is not there. */
export interface Unmarshalled {
  readonly value: JsonValue | undefined;
  /** What is wrong first, in Go's words. */
  readonly error?: string;
}

/**
 * Reads a JSON text into a type of Go's. Fields that the type does not have are passed over, letter case does not count in
 * their names, and null is as if there were nothing. A key that comes again is read over what has been read.
 *
 * @see Go encoding/json Unmarshal
 * @example unmarshal('["a", 1]', listOf("string")).error // "json: cannot unmarshal number into Go value of type string"
 */
export function unmarshal(text: string, type: GoType): Unmarshalled {
  const problem = jsonSyntaxError(text);
  if (problem !== undefined) return { value: undefined, error: problem };
  const told: Told = { wrong: [], refused: [] };
  const value = readAs(type, jsonAsWritten(text), { name: "value", told });
  // As in the reference: a reader of its own ends the reading, so its words count before others.
  const [error] = [...told.refused, ...told.wrong];
  const whole = { value: value === undefined ? undefined : finished(value) };
  return error === undefined ? whole : { ...whole, error };
}

/** The type of lists of a type. */
export const listOf = (item: GoType): GoType => ({ kind: "list", item });

/** The type of maps to a type, by keys of a type that is a string. */
export const mapOf = (item: GoType, key = "string"): GoType => ({ kind: "map", key, item });

interface Told {
  readonly wrong: string[];
  readonly refused: string[];
}

/** A value while it is read: what comes again is read into it. Null stands for a list or a map that is not there. */
type Draft = Scalar | null | Draft[] | Map<string, Draft>;

/** No deeper than the type is. */
function finished(draft: Draft): JsonValue {
  if (Array.isArray(draft)) return draft.map(finished);
  if (!(draft instanceof Map)) return draft;
  // fromEntries defines keys, whatever their names.
  return Object.fromEntries(Array.from(draft, ([key, value]) => [key, finished(value)]));
}

/** Where a value is put. */
interface Place {
  /** `"value"`, or `"struct field RunResult.key"`. */
  readonly name: string;
  readonly told: Told;
  /** What is there, if its key has been read before. */
  readonly before?: Draft | undefined;
}

/** What stands in the place then; undefined for nothing. */
function readAs(type: GoType, value: WrittenJson, place: Place): Draft | undefined {
  if (typeof type !== "string" && type.kind === "custom") return readCustom(type, value, place.told);
  // As in the reference: null leaves texts, truth values and structs as they are.
  if (value === "null") return typeof type === "string" || type.kind === "struct" ? place.before : undefined;
  const read = typeof value === "string" ? readScalar(type, value) : readContainer(type, value, place);
  if (read !== undefined) return read;
  place.told.wrong.push(`json: cannot unmarshal ${kindOf(value)} into Go ${place.name} of type ${nameOf(type)}`);
  return place.before;
}

function readScalar(type: GoType, value: string): Scalar | undefined {
  const kind = kindOf(value);
  if (kind !== type) return undefined;
  return kind === "bool" ? value === "true" : stringOf(value);
}

/** A text without its quotes. A lone surrogate is none of the characters that Go knows. */
const stringOf = (written: string): string => String(JSON.parse(written)).replace(/\p{Cs}/gu, "\ufffd");

function readContainer(type: GoType, { kind, items }: WrittenContainer, place: Place): Draft | undefined {
  if (typeof type === "string" || type.kind === "custom") return undefined;
  if (type.kind === "list") return kind === "array" ? readList(type, items, place) : undefined;
  return kind === "object" ? readObject(type, items, place) : undefined;
}

/** As in the reference: over the items of a list that was read before. */
function readList({ item: type }: GoList, items: readonly WrittenJson[], { before, ...place }: Place): Draft {
  const list = Array.isArray(before) ? before : [];
  for (const [index, item] of items.entries())
    list[index] = readAs(type, item, { ...place, before: list[index] }) ?? zeroOf(type);
  list.length = items.length;
  return list;
}

function readCustom({ read }: GoCustom, value: WrittenJson, { refused }: Told): Draft | undefined {
  const made = read(value);
  if ("value" in made) return made.value;
  refused.push(made.error);
  return undefined;
}

/** @param items - keys and values by turns */
function readObject(type: GoMap | GoStruct, items: readonly WrittenJson[], { before, ...place }: Place): Draft {
  const object = before instanceof Map ? before : new Map<string, Draft>();
  for (let index = 0; index < items.length; index += 2) {
    const key = stringOf(String(items[index]));
    const value = items[index + 1] ?? "null";
    if (type.kind === "struct") readField(type, key, value, { ...place, before: object });
    else object.set(key, readAs(type.item, value, place) ?? zeroOf(type.item));
  }
  return object;
}

function readField(
  type: GoStruct,
  key: string,
  value: WrittenJson,
  place: Place & { readonly before: Map<string, Draft> },
): void {
  const field = fieldOf(type, key);
  if (field === undefined) return;
  const { name } = field;
  const { before: fields } = place;
  const read = readAs(field.type, value, { ...place, name: placeOf(type, name, place.name), before: fields.get(name) });
  if (read === undefined) fields.delete(name);
  else fields.set(name, read);
}

function fieldOf({ fields }: GoStruct, key: string): { readonly name: string; readonly type: GoType } | undefined {
  const folded = foldName(key);
  const name = fields.has(key) ? key : [...fields.keys()].find((field) => foldName(field) === folded);
  const type = name === undefined ? undefined : fields.get(name);
  return name === undefined || type === undefined ? undefined : { name, type };
}

/** As in the reference: the innermost struct is named, and the fields on the whole way to it. */
function placeOf({ name }: GoStruct, field: string, place: string): string {
  const before = /\.(.*)$/.exec(place)?.[1];
  return `struct field ${name}.${before === undefined ? "" : `${before}.`}${field}`;
}

function zeroOf(type: GoType): Draft {
  if (type === "string") return "";
  if (type === "bool") return false;
  return type.kind === "struct" ? new Map() : null;
}

function nameOf(type: GoType): string {
  if (typeof type === "string") return type;
  if (type.kind === "list") return `[]${nameOf(type.item)}`;
  if (type.kind === "map") return `map[${type.key}]${nameOf(type.item)}`;
  return type.kind === "struct" ? `${type.package}.${type.name}` : type.name;
}
