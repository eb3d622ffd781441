import { foldName } from "./fold.ts";
import { isList, isObject, type JsonValue } from "./json.ts";
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
  readonly read: (value: JsonValue) => { readonly value: JsonValue } | { readonly error: string };
}

/** What has been read, as far as it could be; in structs, what the text does not say is not there. */
export interface Unmarshalled {
  readonly value: JsonValue | undefined;
  /** What is wrong first, in Go's words. */
  readonly error?: string;
}

/**
 * Reads a JSON text into a type of Go's. Fields that the type does not have are passed over, letter case does not count in
 * their names, and null is as if there were nothing.
 *
 * @see Go encoding/json Unmarshal
 * @example unmarshal('["a", 1]', listOf("string")).error // "json: cannot unmarshal number into Go value of type string"
 */
export function unmarshal(text: string, type: GoType): Unmarshalled {
  const problem = jsonSyntaxError(text);
  if (problem !== undefined) return { value: undefined, error: problem };
  const told: Told = { wrong: [], refused: [] };
  const value = readAs(type, JSON.parse(text), "value", told);
  // As in the reference: a reader of its own ends the reading, so its words count before others.
  const [error] = [...told.refused, ...told.wrong];
  return error === undefined ? { value } : { value, error };
}

export const listOf = (item: GoType): GoType => ({ kind: "list", item });

export const mapOf = (item: GoType, key = "string"): GoType => ({ kind: "map", key, item });

interface Told {
  readonly wrong: string[];
  readonly refused: string[];
}

/** @param place - `"value"`, or `"struct field RunResult.key"` */
function readAs(type: GoType, value: JsonValue, place: string, told: Told): JsonValue | undefined {
  if (typeof type !== "string" && type.kind === "custom") return readCustom(type, value, told);
  if (value === null) return undefined;
  const read = typeof type === "string" ? readScalar(type, value) : readContainer(type, value, place, told);
  if (read === undefined)
    told.wrong.push(`json: cannot unmarshal ${kindOf(value)} into Go ${place} of type ${nameOf(type)}`);
  return read;
}

function readScalar(type: "string" | "bool", value: JsonValue): JsonValue | undefined {
  if (type === "bool") return typeof value === "boolean" ? value : undefined;
  // A lone surrogate is none of the characters that Go knows.
  return typeof value === "string" ? value.replace(/\p{Cs}/gu, "\ufffd") : undefined;
}

function readContainer(
  type: GoList | GoMap | GoStruct,
  value: JsonValue,
  place: string,
  told: Told,
): JsonValue | undefined {
  if (type.kind === "list")
    return isList(value) ? value.map((item) => readAs(type.item, item, place, told) ?? zeroOf(type.item)) : undefined;
  return isObject(value) ? readObject(type, Object.entries(value), place, told) : undefined;
}

function readCustom({ read }: GoCustom, value: JsonValue, { refused }: Told): JsonValue | undefined {
  const made = read(value);
  if ("value" in made) return made.value;
  refused.push(made.error);
  return undefined;
}

function readObject(
  type: GoMap | GoStruct,
  entries: readonly (readonly [string, JsonValue])[],
  place: string,
  told: Told,
): JsonValue {
  const read = entries.flatMap(([key, item]): [string, JsonValue][] => {
    if (type.kind === "map") return [[key, readAs(type.item, item, place, told) ?? zeroOf(type.item)]];
    const field = fieldOf(type, key);
    const inside = field && readAs(field.type, item, placeOf(type, field.name, place), told);
    return field === undefined || inside === undefined ? [] : [[field.name, inside]];
  });
  // fromEntries defines keys, whatever their names.
  return Object.fromEntries(read);
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

function zeroOf(type: GoType): JsonValue {
  if (type === "string") return "";
  if (type === "bool") return false;
  return type.kind === "struct" ? {} : null;
}

function nameOf(type: GoType): string {
  if (typeof type === "string") return type;
  if (type.kind === "list") return `[]${nameOf(type.item)}`;
  if (type.kind === "map") return `map[${type.key}]${nameOf(type.item)}`;
  return type.kind === "struct" ? `${type.package}.${type.name}` : type.name;
}

function kindOf(value: JsonValue): string {
  if (isList(value)) return "array";
  if (isObject(value)) return "object";
  return typeof value === "boolean" ? "bool" : typeof value;
}
