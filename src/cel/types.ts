import { wantString, wrongArgument } from "../wrong-argument.ts";
import { Interruption } from "./interruption.ts";

/** Loops in a row can make a type that doubles, or grows by many levels, with each of them. */
const LARGEST_TYPE = 10_000;
const DEEPEST_TYPE = 500;

/** The families of types. Two are there only while an expression is checked: `param` has to be found out, `error` is none. */
export type CelTypeKind =
  | ("bool" | "int" | "uint" | "double" | "string" | "bytes" | "null" | "duration" | "timestamp" | "type")
  | ("list" | "map" | "dyn" | "error" | "param");

const PLAIN = new Set<CelTypeKind>(["bool", "int", "uint", "double", "string", "bytes", "duration", "timestamp"]);

/**
 * A type of CEL. As a value it is what `type(x)` gives: there only the name counts, `type([1]) == list`.
 *
 * @see google/cel-go common/types/types.go Type
 */
export class CelType {
  readonly kind: CelTypeKind;
  /** As programs name it: `int`, `google.protobuf.Timestamp`. */
  readonly name: string;
  /** Of a list its elements, of a map its keys and values, of a type the type that it is. */
  readonly params: readonly CelType[];
  /** How many types it is made of. @internal */
  readonly size: number;
  /** How many of them are inside each other. @internal */
  readonly depth: number;
  /** Values of it are of no other type, and nothing in it has to be found out. @internal */
  readonly isPlain: boolean;
  /** Nothing in it has to be found out. @internal */
  readonly isKnown: boolean;
  /** Of a type that has to be found out: what it is, as far as is known. @internal */
  standsFor: CelType | undefined;

  /** @throws {RangeError} if it has more than 10,000 parts, or more than 500 inside each other */
  constructor(kind: CelTypeKind, name: string, params: readonly CelType[] = []) {
    wantString(kind, "make a CelType");
    wantString(name, "make a CelType");
    if (!Array.isArray(params) || !params.every((param) => param instanceof CelType))
      throw wrongArgument("make a CelType", "types as its parts", params);
    this.kind = kind;
    this.name = name;
    this.params = params;
    this.size = params.reduce((size, param) => size + param.size, 1);
    this.depth = params.reduce((depth, param) => Math.max(depth, param.depth + 1), 1);
    if (this.size > LARGEST_TYPE || this.depth > DEEPEST_TYPE)
      throw new Interruption("the type of the expression is too large", "cel/limit");
    this.isPlain = PLAIN.has(kind);
    this.isKnown = kind !== "param" && params.every((param) => param.isKnown);
    this.standsFor = undefined;
  }
}

/**
 * The types that variables and functions are declared with.
 *
 * @example celTypes.list(celTypes.int).name // "list"
 */
export const celTypes = {
  bool: new CelType("bool", "bool"),
  int: new CelType("int", "int"),
  uint: new CelType("uint", "uint"),
  double: new CelType("double", "double"),
  string: new CelType("string", "string"),
  bytes: new CelType("bytes", "bytes"),
  null: new CelType("null", "null_type"),
  duration: new CelType("duration", "google.protobuf.Duration"),
  timestamp: new CelType("timestamp", "google.protobuf.Timestamp"),
  type: new CelType("type", "type"),
  /** Whatever it turns out to be. */
  dyn: new CelType("dyn", "dyn"),
  list: (element: CelType): CelType => new CelType("list", "list", [element]),
  map: (key: CelType, value: CelType): CelType => new CelType("map", "map", [key, value]),
} as const;

/** What has no type because something is wrong with it. */
export const ERROR_TYPE = new CelType("error", "error");

export const typeOfType = (type: CelType): CelType => new CelType("type", "type", [type]);

export function typeParam(name: string): CelType {
  return new CelType("param", name);
}

/** The types of all lists and maps; also what the names `list` and `map` stand for. */
export const LIST_TYPE = celTypes.list(celTypes.dyn);
export const MAP_TYPE = celTypes.map(celTypes.dyn, celTypes.dyn);

/**
 * What the names of types stand for.
 *
 * @see google/cel-go common/stdlib/standard.go stdTypes
 */
export const TYPE_NAMES: ReadonlyMap<string, CelType> = new Map(
  [
    ...[celTypes.bool, celTypes.int, celTypes.uint, celTypes.double, celTypes.string, celTypes.bytes, celTypes.null],
    ...[celTypes.duration, celTypes.timestamp, celTypes.type, LIST_TYPE, MAP_TYPE],
  ].map((type) => [type.name, type]),
);

/**
 * A type as the checker's messages have it.
 *
 * @see google/cel-go checker/format.go FormatCELType
 */
export function formatType(type: CelType): string {
  const printed = PRINTED.get(type.kind);
  if (printed !== undefined) return printed;
  return type.params.length === 0 ? type.name : `${type.name}(${type.params.map(formatType).join(", ")})`;
}

const PRINTED = new Map<CelTypeKind, string>([
  ["duration", "duration"],
  ["timestamp", "timestamp"],
  ["null", "null"],
  ["error", "!error!"],
]);

/** Whether two types are the same, with their parameters. */
export function isSameType(one: CelType, other: CelType): boolean {
  if (one === other) return true;
  const { params } = other;
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.params.length === params.length &&
    one.params.every((param, index) => params[index] !== undefined && isSameType(param, params[index]))
  );
}
