import type { Resource } from "../types/resource.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import { isKind } from "./decode.ts";
import { isRecord, type JsonRecord } from "./json-record.ts";
import { MAX_DEPTH } from "./max-depth.ts";
import { zeroOf } from "./scalars.ts";
import { type FieldType, type StructType, structType, type ValueType } from "./types.ts";

/**
 * A resource as Go prints it: what has its zero value (`""`, `0`, `false`, an empty list or map) is left out where the
 * reference's type says `omitempty`. It is what the API server stores after the defaulting webhook.
 *
 * Nothing is copied that need not change.
 *
 * @throws {TypeError} if `resource` is no resource of a known kind, or holds itself; decode it first
 * @see Go encoding/json Marshal
 * @example encodeResource({ ...task, spec: { steps: [], description: "" } }).spec // {}
 */
export function encodeResource<R extends Resource>(resource: R): R {
  // The types say it is one; plain JavaScript may call with anything.
  const kind: unknown = (resource as { readonly kind?: unknown } | null | undefined)?.kind;
  if (typeof kind !== "string" || !isKind(kind))
    throw wrongArgument("encode", "a resource of a known kind, a Task or a Pipeline", kind ?? resource);
  return encodeType({ kind: "struct", struct: structType(kind) }, resource);
}

/**
 * A value of one of the types of src/types as Go prints it.
 *
 * @throws {TypeError} if it holds itself, or is too deep
 */
export const encodeType = <T>(type: ValueType, value: T): T =>
  // Leaving out optional fields keeps the type.
  encodeValue(type, value, 0) as T;

function encodeValue(type: ValueType, value: unknown, depth: number): unknown {
  if (value === undefined) return value;
  if (depth > MAX_DEPTH) throw new TypeError("Cannot encode the resource: it holds itself, or is too deep");
  if (type.kind === "struct") return encodeStruct(type.struct, record(value), depth + 1);
  if (type.kind === "list") {
    if (!Array.isArray(value)) throw wrongArgument("encode the resource", "a list where the types say so", value);
    return type.item.kind === "struct" ? encodeList(type.item, value, depth + 1) : scalars(type.item, value);
  }
  if (type.kind === "map")
    return type.item.kind === "struct"
      ? encodeMap(type.item, record(value), depth + 1)
      : scalars(type.item, record(value));
  if (type.kind === "string") wantString(value);
  return value;
}

/** @throws {TypeError} if one is no string where the types want strings */
function scalars<T extends object>({ kind }: ValueType, items: T): T {
  if (kind === "string") for (const item of Object.values(items)) wantString(item);
  return items;
}

function wantString(value: unknown): void {
  if (typeof value !== "string") throw wrongArgument("encode the resource", "a string where the types say so", value);
}

/** @throws {TypeError} if it is none: plain JavaScript may give anything */
function record(value: unknown): JsonRecord {
  wantObject(value, "encode the resource", "an object where the types say so");
  return value as JsonRecord;
}

function encodeStruct(struct: StructType, value: JsonRecord, depth: number): unknown {
  const changes: [string, unknown][] = [];
  for (const name of Object.keys(value)) {
    const field = struct.fields.get(name);
    const item = value[name];
    // Most values are texts, and not empty ones.
    if (field === undefined || (field.type.kind === "string" && typeof item === "string" && item !== "")) continue;
    const encoded = encodeValue(field.type, item, depth);
    if (isLeftOut(field, encoded)) changes.push([name, LEFT_OUT]);
    else if (encoded !== item) changes.push([name, encoded]);
  }
  for (const field of struct.printedFields) {
    const zero = Object.hasOwn(value, field.name) ? undefined : zeroPrinted(field);
    if (zero !== undefined) changes.push([field.name, zero]);
  }
  return changes.length === 0 ? value : withChanges(value, changes);
}

const LEFT_OUT = Symbol("left out");

/** With keys that are defined, whatever their names. */
const withChanges = (value: JsonRecord, changes: readonly [string, unknown][]): unknown =>
  Object.fromEntries([...new Map([...Object.entries(value), ...changes])].filter(([, item]) => item !== LEFT_OUT));

/** As in the reference: structs that are no pointers have no empty value, so what always is in them is printed. */
function zeroPrinted({ type }: FieldType): unknown {
  if (type.kind === "struct") return type.struct.requiredFields.length > 0 ? zeroStruct(type.struct) : undefined;
  return type.kind === "string" || type.kind === "quantity" ? zeroOf(type.kind) : undefined;
}

const zeroStruct = ({ requiredFields }: StructType): unknown =>
  Object.fromEntries(
    requiredFields.map(({ name, type }) => [
      name,
      type.kind === "struct"
        ? zeroStruct(type.struct)
        : type.kind === "list" || type.kind === "map"
          ? null
          : zeroOf(type.kind),
    ]),
  );

function encodeList(type: ValueType, items: readonly unknown[], depth: number): readonly unknown[] {
  const encoded = items.map((item) => encodeValue(type, item, depth));
  return encoded.some((item, index) => item !== items[index]) ? encoded : items;
}

function encodeMap(type: ValueType, items: JsonRecord, depth: number): JsonRecord {
  const encoded = Object.entries(items).map(([key, item]): [string, unknown] => [key, encodeValue(type, item, depth)]);
  // fromEntries defines keys, whatever their names.
  return encoded.some(([key, item]) => item !== items[key]) ? Object.fromEntries(encoded) : items;
}

function isLeftOut({ required, pointer, type }: FieldType, value: unknown): boolean {
  if (required || pointer) return value === undefined;
  if (type.kind === "raw") return value === undefined || value === null;
  if (value === undefined || value === "" || value === false || value === 0) return true;
  if (type.kind === "list") return Array.isArray(value) && value.length === 0;
  // A struct that is no pointer is printed even when it is empty; that says no more than its absence.
  return (type.kind === "map" || type.kind === "struct") && isRecord(value) && Object.keys(value).length === 0;
}
