import type { Declarations } from "../functions.ts";
import { parseSignature } from "../signature.ts";

const ORDERED = ["bool", "int", "uint", "double", "string", "bytes", "timestamp", "duration"];
const NUMBERS = ["int", "uint", "double"];
const MIXED = NUMBERS.flatMap((left) => NUMBERS.map((right) => [left, right])).filter(
  ([left, right]) => left !== right,
);
const ordered = ORDERED.map((type) => `(${type}, ${type}) -> bool`);
const compared = ["(A, A) -> bool"];
const both = (...types: string[]) => types.map((type) => `(${type}, ${type}) -> ${type}`);
const of = (result: string, ...from: string[]) => from.map((type) => `(${type}) -> ${result}`);
const inParts = ["timestamp.() -> int", "timestamp.(string) -> int"];
const inUnits = [...inParts, "duration.() -> int"];
const isText = ["string.(string) -> bool"];

/**
 * The functions of the standard library, with their overloads in the order of the reference: types that have to be found out are
 * numbered in it.
 *
 * @see google/cel-go common/stdlib/standard.go
 */
const SIGNATURES: readonly (readonly [name: string, signatures: readonly string[]])[] = [
  ["_?_:_", ["(bool, A, A) -> A"]],
  ["!_", ["(bool) -> bool"]],
  ["_==_", compared],
  ["_!=_", compared],
  [
    "_+_",
    [
      ...both("bytes", "double", "duration"),
      "(duration, timestamp) -> timestamp",
      "(timestamp, duration) -> timestamp",
      ...both("int", "list(A)", "string", "uint"),
    ],
  ],
  ["_/_", both("double", "int", "uint")],
  ["_%_", both("int", "uint")],
  ["_*_", both("double", "int", "uint")],
  ["-_", ["(double) -> double", "(int) -> int"]],
  [
    "_-_",
    [
      ...both("double", "duration", "int"),
      "(timestamp, duration) -> timestamp",
      "(timestamp, timestamp) -> duration",
      ...both("uint"),
    ],
  ],
  ["_<_", ordered],
  ["_<=_", ordered],
  ["_>_", ordered],
  ["_>=_", ordered],
  ["_[_]", ["(list(A), int) -> A", "(map(A, B), A) -> B"]],
  ["@in", ["(A, list(A)) -> bool", "(A, map(A, B)) -> bool"]],
  ["size", ["bytes", "list(A)", "map(A, B)", "string"].flatMap((type) => [`(${type}) -> int`, `${type}.() -> int`])],
  ["type", ["(A) -> type(A)"]],
  ["bool", of("bool", "bool", "string")],
  ["bytes", of("bytes", "bytes", "string")],
  ["double", of("double", "double", "int", "string", "uint")],
  ["duration", of("duration", "duration", "string")],
  ["dyn", ["(A) -> dyn"]],
  ["int", of("int", "int", "double", "duration", "string", "timestamp", "uint")],
  ["string", of("string", "string", "bool", "bytes", "double", "duration", "int", "timestamp", "uint")],
  ["timestamp", of("timestamp", "timestamp", "int", "string")],
  ["uint", of("uint", "uint", "double", "int", "string")],
  ["contains", isText],
  ["endsWith", isText],
  ["startsWith", isText],
  ["matches", ["(string, string) -> bool", ...isText]],
  ...["getFullYear", "getMonth", "getDayOfYear", "getDayOfMonth", "getDate", "getDayOfWeek"].map(
    (name) => [name, inParts] as const,
  ),
  ...["getHours", "getMinutes", "getSeconds", "getMilliseconds"].map((name) => [name, inUnits] as const),
];

export function standardDeclarations(): Declarations {
  const mixed = MIXED.map(([left, right]) => ({
    ...parseSignature(`(${left}, ${right}) -> bool`),
    mixesNumbers: true,
  }));
  return new Map(
    Array.from(SIGNATURES, ([name, written]) => {
      const overloads = written.map(parseSignature);
      return [name, { name, overloads: written === ordered ? [...overloads, ...mixed] : overloads }];
    }),
  );
}
