import type { Diagnostic } from "../diagnostic.ts";
import { foldName } from "../go/fold.ts";
import { compareCodePoints } from "../go/json.ts";
import { quote } from "../go/quote.ts";
import { Report } from "./report.ts";
import { decodeScalar, jsonKind, zeroOf } from "./scalars.ts";
import { suggest } from "./suggest.ts";
import { type FieldType, type StructType, types, type ValueType } from "./types.ts";

/** How deep a resource may be; YAML that was read never is, what callers make may be. */
const MAX_DEPTH = 1000;

/**
 * Unknown data as one of the types of src/types, as Go's decoder reads it: null is the zero value, field names match in any
 * case, param values keep raw JSON as text, durations and quantities are printed anew.
 *
 * Everything wrong is reported, in the order in which Go would meet it, and the zero value stands in for it. What need not
 * change is not copied: frozen or not, the input stays as it is, and may be part of the answer.
 *
 * @throws {TypeError} if there is no such type
 */
export function decodeType<T>(typeName: string, value: unknown): { value: T; diagnostics: readonly Diagnostic[] } {
  const report = new Report();
  const decoded = decodeStruct(types.structType(typeName), value, report);
  // The tables are made from the schemas, and the schemas cannot drift from the interfaces.
  return { value: decoded as T, diagnostics: report.diagnostics.sort(inGoOrder) };
}

/** Go meets keys in the order of their bytes, depth first, and the metadata last: the order of the paths. */
function inGoOrder({ at: a }: Diagnostic, { at: b }: Diagnostic): number {
  const [late, otherLate] = [a[0] === "metadata", b[0] === "metadata"];
  if (late !== otherLate) return late ? 1 : -1;
  for (const [index, segment] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (segment === other) continue;
    return typeof segment === "number" && typeof other === "number"
      ? segment - other
      : compareCodePoints(String(segment), String(other));
  }
  return a.length - b.length;
}

type JsonRecord = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function decodeValue(type: ValueType, value: unknown, report: Report): unknown {
  switch (type.kind) {
    case "struct":
      return decodeStruct(type.struct, value, report);
    case "list":
      return decodeList(type.item, value, report);
    case "map":
      return decodeMap(type.item, value, report);
    default:
      return decodeScalar(type.kind, value, report);
  }
}

/** What stands in for a null, and for nothing where something must be. */
function zeroValue(type: ValueType, report: Report): unknown {
  switch (type.kind) {
    case "struct":
      return decodeStruct(type.struct, {}, report);
    case "list":
      return [];
    case "map":
      return {};
    default:
      return zeroOf(type.kind);
  }
}

function decodeStruct(struct: StructType, value: unknown, report: Report): unknown {
  if (!isRecord(value)) {
    wrongCollection("object", value, report);
    return {};
  }
  if (report.path.length > MAX_DEPTH) {
    report.add("too-deep", "exceeded max depth");
    return {};
  }
  const keys = Object.keys(value);
  const before = report.diagnostics.length;
  // The copy, once one is needed.
  let decoded: Record<string, unknown> | undefined;
  for (const [index, key] of keys.entries()) {
    const field = struct.fields.get(key);
    if (field === undefined) {
      report.diagnostics.length = before;
      return decodeOddNames(struct, value, keys, report);
    }
    const raw = value[key];
    const item = raw === null ? undefined : decodeField(field, key, raw, report);
    if (item !== raw && decoded === undefined) {
      decoded = {};
      for (const earlier of keys.slice(0, index)) decoded[earlier] = value[earlier];
    }
    if (decoded !== undefined && item !== undefined) decoded[key] = item;
  }
  return withRequired(struct, value, decoded, report);
}

function decodeField(field: FieldType, key: string, raw: unknown, report: Report): unknown {
  // As in the reference: the metadata of the document itself may have fields that nobody knows.
  if (report.path.length === 0 && key === "metadata") report.lenient = true;
  report.path.push(key);
  const item = decodeValue(field.type, raw, report);
  report.path.pop();
  if (report.path.length === 0) report.lenient = false;
  return item;
}

/** Adds the zero values of required fields that are missing; a copy is made only for these. */
function withRequired(
  { requiredFields }: StructType,
  value: JsonRecord,
  decoded: Record<string, unknown> | undefined,
  report: Report,
): unknown {
  let complete = decoded;
  for (const { name, type } of requiredFields) {
    if (Object.hasOwn(complete ?? value, name)) continue;
    complete ??= { ...value };
    // Null is a value, and the empty one; nothing is none, and Go cannot print that again.
    if (type.kind === "paramValue" && !Object.hasOwn(value, name)) missingValue(name, report);
    complete[name] = zeroValue(type, report);
  }
  return complete ?? value;
}

function missingValue(name: string, report: Report): void {
  report.path.push(name);
  report.add(
    "missing-value",
    'json: error calling MarshalJSON for type v1.ParamValue: impossible ParamValues.Type: ""',
    { details: "a value must be given: a string, a list of strings, or an object of strings" },
  );
  report.path.pop();
}

/** Decodes an object with names that no field has to the letter: in another case, or unknown. */
function decodeOddNames(struct: StructType, value: JsonRecord, keys: readonly string[], report: Report): unknown {
  const raws: Record<string, unknown> = {};
  const decoded: Record<string, unknown> = {};
  // Of names that differ in case only the one that sorts last wins; what is wrong with the others counts all the same.
  for (const key of [...keys].sort(compareCodePoints)) {
    const field = fieldNamed(struct, key);
    if (field === undefined) {
      unknownField(struct, key, report);
      continue;
    }
    const { name } = field;
    if (name !== key) otherCase(field, key, report);
    const isAgain = Object.hasOwn(raws, name);
    const raw = isAgain ? overlay(field, raws[name], value[key]) : value[key];
    const item = value[key] === null ? undefined : decodeField(field, key, value[key], report);
    raws[name] = raw;
    decoded[name] = isAgain && raw !== null ? decodeField(field, key, raw, new Report()) : item;
    if (decoded[name] === undefined) delete decoded[name];
  }
  return withRequired(struct, raws, decoded, report);
}

function unknownField(struct: StructType, key: string, report: Report): void {
  const close = suggest(key, [...struct.fields.keys()]);
  report.path.push(key);
  report.add(report.lenient ? "unknown-metadata-field" : "unknown-field", `json: unknown field ${quote(key)}`, {
    details: close === undefined ? undefined : `did you mean ${quote(close)}?`,
    part: "key",
    ...(report.lenient ? { severity: "warning" } : {}),
  });
  report.path.pop();
}

function otherCase(field: FieldType, key: string, report: Report): void {
  report.path.push(key);
  report.add("field-case", `field ${quote(key)} is read as ${quote(field.name)}`, {
    details: "the API server knows only the latter",
    part: "key",
    severity: "warning",
  });
  report.path.pop();
}

/** What Go makes of two values for one field: objects field by field, lists item by item, else the later one. */
function overlay({ type, pointer }: Pick<FieldType, "type" | "pointer">, earlier: unknown, later: unknown): unknown {
  if (later === null) return pointer || type.kind === "list" || type.kind === "map" ? null : earlier;
  if (type.kind === "list" && Array.isArray(earlier) && Array.isArray(later))
    return later.map((item, index) =>
      index < earlier.length ? overlay({ type: type.item, pointer: false }, earlier[index], item) : item,
    );
  if (!isRecord(earlier) || !isRecord(later) || (type.kind !== "struct" && type.kind !== "map")) return later;
  const merged = new Map<string, unknown>();
  for (const source of [earlier, later])
    for (const key of Object.keys(source).sort(compareCodePoints)) {
      const field = type.kind === "struct" ? fieldNamed(type.struct, key) : undefined;
      const name = field?.name ?? key;
      const known = field !== undefined && merged.has(name);
      merged.set(name, known ? overlay(field, merged.get(name), source[key]) : source[key]);
    }
  return Object.fromEntries(merged);
}

const fieldNamed = ({ fields, foldedFields }: StructType, key: string): FieldType | undefined =>
  fields.get(key) ?? foldedFields.get(foldName(key));

function decodeList(type: ValueType, value: unknown, report: Report): unknown {
  if (!Array.isArray(value)) {
    wrongCollection("array", value, report);
    return [];
  }
  let decoded: unknown[] | undefined;
  for (const [index, raw] of value.entries()) {
    report.path.push(index);
    const item = raw === null ? zeroValue(type, report) : decodeValue(type, raw, report);
    report.path.pop();
    if (item !== raw) decoded ??= value.slice(0, index);
    decoded?.push(item);
  }
  return decoded ?? value;
}

function decodeMap(type: ValueType, value: unknown, report: Report): unknown {
  if (!isRecord(value)) {
    wrongCollection("object", value, report);
    return {};
  }
  let changed = false;
  const entries = Object.entries(value).map(([key, raw]): [string, unknown] => {
    report.path.push(key);
    const item = raw === null ? zeroValue(type, report) : decodeValue(type, raw, report);
    report.path.pop();
    changed ||= item !== raw;
    return [key, item];
  });
  // fromEntries defines keys, whatever their names.
  return changed ? Object.fromEntries(entries) : value;
}

function wrongCollection(want: "object" | "array", value: unknown, report: Report): void {
  const given = jsonKind(value);
  report.add("wrong-type", `json: cannot unmarshal ${given} into ${want}`, {
    details: want === "object" ? "want fields: `name: value`" : "want a list: `- item`",
  });
}
