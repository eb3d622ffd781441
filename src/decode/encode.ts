import type { Resource } from "../types/resource.ts";
import { zeroOf } from "./scalars.ts";
import { type FieldType, type StructType, types, type ValueType } from "./types.ts";

/**
 * A resource as Go prints it: what has its zero value (`""`, `0`, `false`, an empty list or map) is left out where the
 * reference's type says `omitempty`. It is what the API server stores after the defaulting webhook.
 *
 * Nothing is copied that need not change.
 *
 * @see Go encoding/json Marshal
 * @example encodeResource({ ...task, spec: { steps: [], description: "" } }).spec // {}
 */
export function encodeResource<R extends Resource>(resource: R): R {
  // Leaving out optional fields keeps the type.
  return encodeStruct(types.structType(resource.kind ?? ""), resource) as R;
}

type JsonRecord = Readonly<Record<string, unknown>>;

function encodeValue(type: ValueType, value: unknown): unknown {
  if (type.kind === "struct") return encodeStruct(type.struct, value as JsonRecord);
  if (type.kind === "list" && type.item.kind === "struct") return encodeList(type.item, value as readonly unknown[]);
  return value;
}

function encodeStruct(struct: StructType, value: object): unknown {
  let changed = false;
  const kept: [string, unknown][] = [];
  for (const [name, item] of Object.entries(value)) {
    const field = struct.fields.get(name);
    const encoded = field === undefined ? item : encodeValue(field.type, item);
    if (field !== undefined && isLeftOut(field, encoded)) changed = true;
    else {
      changed ||= encoded !== item;
      kept.push([name, encoded]);
    }
  }
  for (const { name, required, pointer, type } of struct.fields.values()) {
    if (required || pointer || type.kind !== "struct" || type.struct.requiredFields.length === 0) continue;
    if (Object.hasOwn(value, name)) continue;
    changed = true;
    kept.push([name, zeroStruct(type.struct)]);
  }
  return changed ? Object.fromEntries(kept) : value;
}

/** As in the reference: a struct that is no pointer is always printed, and with it the fields that always are. */
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

function encodeList(type: ValueType, items: readonly unknown[]): readonly unknown[] {
  const encoded = items.map((item) => encodeValue(type, item));
  return encoded.some((item, index) => item !== items[index]) ? encoded : items;
}

function isLeftOut({ required, pointer, type }: FieldType, value: unknown): boolean {
  if (required || pointer) return value === undefined;
  if (value === undefined || value === "" || value === false || value === 0) return true;
  if (type.kind === "list") return (value as readonly unknown[]).length === 0;
  // A struct that is no pointer is printed even when it is empty; that says no more than its absence.
  return (type.kind === "map" || type.kind === "struct") && Object.keys(value as object).length === 0;
}
