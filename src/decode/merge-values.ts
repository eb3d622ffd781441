import { foldName } from "../go/fold.ts";
import { compareCodePoints } from "../go/json.ts";
import { isRecord, type JsonRecord } from "./json-record.ts";
import type { FieldType, StructType, ValueType } from "./types.ts";

/** The field that a key stands for, in whatever letter case. */
export function fieldNamed({ names, fields, foldedFields }: StructType, key: string): FieldType | undefined {
  // Letter case does not change how long a name is; keys may be very long.
  if (!names.some(({ length }) => length === key.length)) return undefined;
  return fields.get(key) ?? foldedFields().get(foldName(key));
}

/**
 * What Go makes of several values for one field, whose names differ in letter case: it reads them one over the other.
 * Objects are merged field by field, lists item by item, of anything else the last one counts.
 *
 * @param values in the order of their names
 * @see Go encoding/json Unmarshal
 */
export function mergeValues(
  { type, pointer }: Pick<FieldType, "type" | "pointer">,
  values: readonly unknown[],
): unknown {
  const isEmptied = pointer || EMPTIED_BY_NULL.has(type.kind);
  // Elsewhere null says nothing.
  const told = isEmptied ? values.slice(values.lastIndexOf(null) + 1) : values.filter((value) => value !== null);
  const last = told.at(-1);
  if (last === undefined) return null;
  // as in the reference: null makes a text of a list or an object, the empty one or one that came before
  if (type.kind === "paramValue" && values.at(-1) === null)
    return told.findLast((value) => typeof value !== "object") ?? null;
  if (type.kind === "list" && Array.isArray(last))
    return mergeLists(type.item, told.filter(Array.isArray), last.length);
  if (type.kind === "map" && isRecord(last))
    return Object.fromEntries(told.filter(isRecord).flatMap((record) => Object.entries(record)));
  if (type.kind === "struct" && isRecord(last)) return mergeStructs(type.struct, told.filter(isRecord));
  return last;
}

/** What a null sets back to its zero value; other values it leaves as they were. */
const EMPTIED_BY_NULL: ReadonlySet<ValueType["kind"]> = new Set(["list", "map", "quantity", "time"]);

function mergeLists(item: ValueType, lists: readonly (readonly unknown[])[], length: number): readonly unknown[] {
  // as in the reference: an item that was cut off by a shorter list comes back with a longer one; an empty list ends it
  const known = lists.slice(lists.findLastIndex((list) => list.length === 0) + 1);
  const values = Array.from({ length }, (): unknown[] => []);
  for (const list of known) for (const [index, value] of list.slice(0, length).entries()) values[index]?.push(value);
  return values.map((given) => mergeValues({ type: item, pointer: false }, given));
}

function mergeStructs(struct: StructType, records: readonly JsonRecord[]): JsonRecord {
  const given = new Map<FieldType, unknown[]>();
  for (const record of records)
    for (const key of Object.keys(record).sort(compareCodePoints)) {
      const field = fieldNamed(struct, key);
      if (field === undefined) continue;
      const values = given.get(field);
      if (values === undefined) given.set(field, [record[key]]);
      else values.push(record[key]);
    }
  return Object.fromEntries(
    Array.from(given, ([field, values]) => [field.name, values.length === 1 ? values[0] : mergeValues(field, values)]),
  );
}
