import { foldName } from "../go/fold.ts";
import { lazily } from "../go/lazily.ts";
import { wrongArgument } from "../wrong-argument.ts";
import { TABLES } from "./tables.generated.ts";

/** How a value is read: by its name in the tables, or as a list or map of such. */
export type ValueType =
  | { readonly kind: ScalarKind }
  | { readonly kind: "list" | "map"; readonly item: ValueType }
  | { readonly kind: "struct"; readonly struct: StructType };

/** What Go reads by itself, or by a reader of its own. */
const SCALAR_TYPES = {
  string: { kind: "string" },
  bool: { kind: "bool" },
  int32: { kind: "int32" },
  int64: { kind: "int64" },
  duration: { kind: "duration" },
  quantity: { kind: "quantity" },
  time: { kind: "time" },
  intOrString: { kind: "intOrString" },
  paramValue: { kind: "paramValue" },
  raw: { kind: "raw" },
  resultType: { kind: "resultType" },
} as const;
export type ScalarKind = keyof typeof SCALAR_TYPES;

export interface FieldType {
  readonly name: string;
  /** Always there: the zero value stands in for what is missing. */
  readonly required: boolean;
  /** Behind a Go pointer: an empty value differs from none. */
  readonly pointer: boolean;
  readonly type: ValueType;
}

/** A Go struct, by the names of its JSON fields. */
export interface StructType {
  readonly id: string;
  /** Its place among the struct types that were asked for so far. */
  readonly index: number;
  readonly names: readonly string[];
  readonly fields: ReadonlyMap<string, FieldType>;
  /** The same fields by their names without regard to case, as Go matches them where no name fits to the letter. */
  readonly foldedFields: () => ReadonlyMap<string, FieldType>;
  readonly requiredFields: readonly FieldType[];
  /** Those that Go may print though they are empty. */
  readonly printedFields: readonly FieldType[];
}

/** Rows of decoding tables, by the name of the type. */
export type Tables = Readonly<Record<string, string>>;

const NO_TABLES: Tables = {};

/** The struct types that were asked for so far. */
const STRUCTS = new Map<string, StructType>();

/**
 * A struct type by its name in the tables, or in `more` tables; no name stands in both.
 *
 * @throws {TypeError} if there is none
 */
export function structType(id: string, more: Tables = NO_TABLES): StructType {
  const made = STRUCTS.get(id);
  if (made !== undefined) return made;
  const text = [TABLES, more].find((tables) => Object.hasOwn(tables, id))?.[id];
  if (text === undefined) throw wrongArgument("decode", "a type of src/types", id);
  const names: string[] = [];
  const fields = new Map<string, FieldType>();
  const requiredFields: FieldType[] = [];
  const printedFields: FieldType[] = [];
  const struct: StructType = {
    id,
    index: STRUCTS.size,
    names,
    fields,
    // Few documents have odd names.
    foldedFields: lazily(() => new Map(Array.from(fields.values(), (field) => [foldName(field.name), field]))),
    requiredFields,
    printedFields,
  };
  // Before its fields: types may hold themselves.
  STRUCTS.set(id, struct);
  for (const word of text.split(" ")) {
    const field = fieldType(word, more);
    names.push(field.name);
    fields.set(field.name, field);
    if (field.required) requiredFields.push(field);
    if (mayPrintZero(field)) printedFields.push(field);
  }
  return struct;
}

/** As in the reference: what must be there, and what is no pointer and has no empty value. */
const mayPrintZero = ({ required, pointer, type }: FieldType): boolean =>
  required ? type.kind === "string" : !pointer && (type.kind === "struct" || type.kind === "quantity");

function fieldType(word: string, more: Tables): FieldType {
  const mark = word.search(/[!?*]/);
  const sign = word.charAt(mark);
  return {
    name: word.slice(0, mark),
    required: sign === "!",
    pointer: sign === "*",
    type: valueType(word.slice(mark + 1), more),
  };
}

/**
 * A type as the tables write it: `"[]Param"` is a list, `"{}string"` a map.
 *
 * @throws {TypeError} if there is no such type
 */
export function valueType(text: string, more: Tables = NO_TABLES): ValueType {
  if (text.startsWith("[]")) return { kind: "list", item: valueType(text.slice(2), more) };
  if (text.startsWith("{}")) return { kind: "map", item: valueType(text.slice(2), more) };
  return isScalarKind(text) ? SCALAR_TYPES[text] : { kind: "struct", struct: structType(text, more) };
}

const isScalarKind = (text: string): text is ScalarKind => Object.hasOwn(SCALAR_TYPES, text);
