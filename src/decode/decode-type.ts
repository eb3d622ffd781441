import type { Diagnostic } from "../diagnostic.ts";
import { compareCodePoints } from "../go/json.ts";
import { quote } from "../go/quote.ts";
import { suggest } from "../suggest.ts";
import { isRecord, type JsonRecord } from "./json-record.ts";
import { fieldNamed, mergeValues } from "./merge-values.ts";
import { Report } from "./report.ts";
import { decodeScalar, jsonKind, zeroOf } from "./scalars.ts";
import { type FieldType, type StructType, type Tables, type ValueType, valueType } from "./types.ts";

/** How deep a resource may be; YAML that was read never is, what callers make may be. */
const MAX_DEPTH = 1000;

/** Which version of the API a type is of. */
export interface TypeVersion {
  /** The package of the reference that has its types. */
  readonly goPackage: "v1" | "v1beta1";
  /** Tables for the types that v1 has not. */
  readonly tables?: Tables;
}

/**
 * Unknown data as one of the types of src/types, as Go's decoder reads it: null is the zero value, field names match in any
 * case, param values keep raw JSON as text, durations and quantities are printed anew.
 *
 * Everything wrong is reported, in the order in which Go would meet it, and the zero value stands in for it. What need not
 * change is not copied: frozen or not, the input stays as it is, and may be part of the answer.
 *
 * @param typeName as the tables write it: `"[]Param"` is a list of params
 * @throws {TypeError} if there is no such type
 */
export function decodeType<T>(
  typeName: string,
  value: unknown,
  { goPackage, tables }: TypeVersion = CURRENT,
): { value: T; diagnostics: readonly Diagnostic[] } {
  const report = new Report(goPackage);
  const decoded = decodeValue(valueType(typeName, tables), value, report);
  // The tables are made from the schemas, and the schemas cannot drift from the interfaces.
  const diagnostics = report.diagnostics.sort(inGoOrder);
  return { value: decoded as T, diagnostics: report.isCut ? [...diagnostics, TOO_MANY] : diagnostics };
}

const CURRENT: TypeVersion = { goPackage: "v1" };

const TOO_MANY: Diagnostic = {
  code: "decode/too-many",
  severity: "error",
  message: "there are more mistakes than can be listed",
  paths: [],
  at: [],
};

/** Go meets keys in the order of their bytes, depth first, and the metadata last, but whether it is an object first. */
function inGoOrder({ at: a }: Diagnostic, { at: b }: Diagnostic): number {
  const [rank, otherRank] = [rankOf(a), rankOf(b)];
  if (rank !== otherRank) return rank - otherRank;
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

const rankOf = (at: Diagnostic["at"]): number => (at[0] !== "metadata" ? 1 : at.length === 1 ? 0 : 2);

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
  const isWrong = !isRecord(value);
  if (isWrong) wrongCollection("object", value, report);
  const isEndless = !isWrong && (report.path.length > MAX_DEPTH || report.open.includes(value));
  if (isEndless) report.add("too-deep", "exceeded max depth");
  if (isWrong || isEndless) return report.silently("missing", () => withRequired(struct, {}, undefined, report));
  report.open.push(value);
  const decoded = decodeFields(struct, value, report);
  report.open.pop();
  return decoded;
}

/** Nothing is made of an object in which nothing is wrong, not even a list of its keys: most are such. */
function decodeFields(struct: StructType, value: JsonRecord, report: Report): unknown {
  const fields = isPlain(value) ? report.lookup.fieldsOf(struct, value) : undefined;
  if (fields === undefined) return decodeOddNames(struct, value, report);
  // The copy, once one is needed.
  let decoded: Record<string, unknown> | undefined;
  let index = 0;
  for (const key in value) {
    const field = fields[index];
    // Only if a getter of the caller's has added a key meanwhile.
    if (field === undefined) break;
    const raw = value[key];
    const item = decodeField(field, key, raw, report);
    if (decoded === undefined && (item === undefined || !isSame(item, raw))) decoded = firstOf(value, index);
    if (decoded !== undefined && item !== undefined) decoded[key] = item;
    index++;
  }
  return withRequired(struct, value, decoded, report);
}

/** Whether all that `for in` finds in an object is its own, unless somebody has extended `Object.prototype`. */
function isPlain(value: JsonRecord): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A copy of the first keys of an object. */
const firstOf = (value: JsonRecord, count: number): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).slice(0, count));

/** The value of a field; `undefined` if it is as if the field were not there. */
function decodeField(field: FieldType, key: string, raw: unknown, report: Report): unknown {
  // Most values are texts, and nothing can be wrong with them.
  if (typeof raw === "string" && (field.type.kind === "string" || field.type.kind === "paramValue")) return raw;
  if (raw === undefined || (raw === null && !field.required)) return undefined;
  // As in the reference: the metadata of the document itself may have fields that nobody knows.
  if (report.path.length === 0 && key === "metadata") report.lenient = true;
  report.path.push(key);
  const item = raw === null ? zeroValue(field.type, report) : decodeValue(field.type, raw, report);
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
    report.path.push(name);
    // Null is a value, and the empty one; nothing is none, and Go cannot print that again.
    if (type.kind === "paramValue")
      report.add(
        "missing-value",
        `json: error calling MarshalJSON for type ${report.goPackage}.ParamValue: impossible ParamValues.Type: ""`,
        { details: "a value must be given: a string, a list of strings, or an object of strings" },
      );
    complete[name] = valueForMissing(type, report);
    report.path.pop();
  }
  return complete ?? value;
}

const MISSING_OBJECT: JsonRecord = Object.freeze({});
const MISSING_LIST: readonly never[] = Object.freeze([]);

/** The zero value; of objects and lists one that can be told from what was given. */
function valueForMissing(type: ValueType, report: Report): unknown {
  if (type.kind === "struct") return decodeStruct(type.struct, MISSING_OBJECT, report);
  return type.kind === "list" ? MISSING_LIST : zeroValue(type, report);
}

/** Whether decoding has put a value where nothing was. Of an empty text that cannot be told: it says as little. */
export const standsForMissing = (value: unknown): boolean =>
  value === "" || value === MISSING_OBJECT || value === MISSING_LIST;

/** Decodes an object with names that no field has to the letter: in another case, or unknown. */
function decodeOddNames(struct: StructType, value: JsonRecord, report: Report): unknown {
  const given = new Map<FieldType, string[]>();
  for (const key of Object.keys(value).sort(compareCodePoints)) {
    const field = fieldNamed(struct, key);
    if (field === undefined) {
      unknownField(struct, key, report);
      continue;
    }
    if (field.name !== key) otherCase(field, key, report);
    const keys = given.get(field);
    if (keys === undefined) given.set(field, [key]);
    else keys.push(key);
  }
  const decoded: Record<string, unknown> = {};
  for (const [field, keys] of given) {
    const item = decodeKeys(field, keys, value, report);
    if (item !== undefined) decoded[field.name] = item;
  }
  return withRequired(struct, value, decoded, report);
}

/** Decodes what one field is given under one or several names, in the order of these. */
function decodeKeys(field: FieldType, keys: readonly string[], value: JsonRecord, report: Report): unknown {
  const [first, ...others] = keys;
  if (first !== undefined && others.length === 0) return decodeField(field, first, value[first], report);
  // What is wrong with one of them counts even if another one wins; what one lacks, another one may have.
  if (report.tells.wrong)
    report.silently("missing", () => {
      for (const key of keys) decodeField(field, key, value[key], report);
    });
  if (!report.tells.missing) return undefined;
  const values = keys.map((key) => value[key]).filter((raw) => raw !== undefined);
  return report.silently("wrong", () => decodeField(field, field.name, mergeValues(field, values), report));
}

function unknownField({ names }: StructType, key: string, report: Report): void {
  const close = report.tells.wrong && report.mayAdvise() ? suggest(key, names) : undefined;
  report.path.push(key);
  report.add(report.lenient ? "unknown-metadata-field" : "unknown-field", `json: unknown field ${report.quote(key)}`, {
    details: close === undefined ? undefined : `did you mean ${quote(close)}?`,
    part: "key",
    ...(report.lenient ? { severity: "warning" } : {}),
  });
  report.path.pop();
}

function otherCase(field: FieldType, key: string, report: Report): void {
  report.path.push(key);
  report.add("field-case", `field ${report.quote(key)} is read as ${quote(field.name)}`, {
    details: "the API server knows only the latter",
    part: "key",
    severity: "warning",
  });
  report.path.pop();
}

function decodeList(type: ValueType, value: unknown, report: Report): unknown {
  if (!Array.isArray(value)) {
    wrongCollection("array", value, report);
    return [];
  }
  let decoded: unknown[] | undefined;
  for (let index = 0; index < value.length; index++) {
    const raw: unknown = value[index];
    report.path.push(index);
    const item = raw === null || raw === undefined ? zeroValue(type, report) : decodeValue(type, raw, report);
    report.path.pop();
    if (!isSame(item, raw)) decoded ??= value.slice(0, index);
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
    const item = raw === null || raw === undefined ? zeroValue(type, report) : decodeValue(type, raw, report);
    report.path.pop();
    changed ||= !isSame(item, raw);
    return [key, item];
  });
  // fromEntries defines keys, whatever their names.
  return changed ? Object.fromEntries(entries) : value;
}

/** Whether a value came out of a decoding as it went in: `Object.is`, asked only where `===` leaves it open. */
const isSame = (item: unknown, raw: unknown): boolean => item === raw && (item !== 0 || Object.is(item, raw));

function wrongCollection(want: "object" | "array", value: unknown, report: Report): void {
  const given = jsonKind(value);
  report.add("wrong-type", `json: cannot unmarshal ${given} into ${want}`, {
    details: want === "object" ? "want fields: `name: value`" : "want a list: `- item`",
  });
}
