import { expect, test } from "vitest";
import { parseSignature } from "../../src/cel/signature.ts";
import { celTypes, formatType } from "../../src/cel/types.ts";

/** A signature as it is understood: the types by which messages call them, the receiver before a point. */
function read(signature: string): string {
  const { params, result, isMember } = parseSignature(signature);
  const [receiver, ...rest] = params.map(formatType);
  return `${isMember ? `${receiver}.(${rest.join(", ")})` : `(${params.map(formatType).join(", ")})`} -> ${formatType(result)}`;
}

test("every type of `celTypes` has its name in signatures", () => {
  const plain = ["bool", "int", "uint", "double", "string", "bytes", "null", "duration", "timestamp", "type", "dyn"];
  expect([...plain, "list", "map"]).toEqual(Object.keys(celTypes));
  for (const name of plain) expect(read(`(${name}) -> ${name}`)).toBe(`(${name}) -> ${name}`);
  for (const type of ["list(int)", "map(string, list(dyn))", "type(int)", "list(A)", "A"])
    expect(read(`${type}.(${type}, ${type}) -> ${type}`)).toBe(`${type}.(${type}, ${type}) -> ${type}`);
});

test("a function may take nothing", () => {
  expect([read("() -> int"), read("string.() -> int")]).toEqual(["() -> int", "string.() -> int"]);
});

test("a capital letter stands for the same type in all of a signature", () => {
  expect(parseSignature("map(K, V).(list(K)) -> V").typeParams).toEqual(["K", "V"]);
  expect(parseSignature("(int) -> int").typeParams).toEqual([]);
});

test("blanks count nowhere but inside of words", () => {
  const written = ["map(string,A).(int,A)->list(A)", " map ( string ,\tA ) . ( int , A )  ->\nlist ( A ) "];
  expect(written.map(read)).toEqual(Array(2).fill("map(string, A).(int, A) -> list(A)"));
});

const TYPES =
  "one of the types bool, int, uint, double, string, bytes, null, duration, timestamp, type, dyn, list, map or a capital letter";

test("of a signature that cannot be read it is said where, and what is wanted", () => {
  const rows: [signature: string, problem: string][] = [
    ["", `want ${TYPES} at the end`],
    ["int -> int", 'want "." before "-> int"'],
    ["(int)", 'want "->" at the end'],
    ["(int) int", 'want "->" before "int"'],
    ["(int) -> ", `want ${TYPES} at the end`],
    [".() -> int", `want ${TYPES} before ".() -> int"`],
    ["(list(int) -> int", 'want "," or ")" before "-> int"'],
    ["(int)) -> int", 'want "->" before ") -> int"'],
    ["(list) -> int", 'want "(" before ") -> int"'],
    ["(list()) -> int", `want ${TYPES} before ")) -> int"`],
    ["(list(int, int)) -> int", 'want ")" before ", int)) -> int"'],
    ["(map(string)) -> int", 'want 2 types before ")) -> int"'],
    ["(int(int)) -> int", 'want "," or ")" before "(int)) -> int"'],
    ["(A(int)) -> int", 'want "," or ")" before "(int)) -> int"'],
    ["(int int) -> int", 'want "," or ")" before "int) -> int"'],
    ["(int,,int) -> int", `want ${TYPES} before ",int) -> int"`],
    ["(int,) -> int", `want ${TYPES} before ") -> int"`],
    ["(int) -> int, int", 'want nothing more before ", int"'],
    ["(int) -> int -> int", 'want nothing more before "-> int"'],
    ["string.int.(int) -> int", 'want "(" before "int.(int) -> int"'],
    ["list(string.(int)) -> int", 'want ")" before ".(int)) -> int"'],
    ...["integer", "Int", "AB", "constructor", "__proto__", "é"].map((name): [string, string] => [
      `(${name}) -> int`,
      `want ${TYPES} before "${name}) -> int"`,
    ]),
  ];
  for (const [signature, problem] of rows)
    expect(() => read(signature)).toThrow(
      new TypeError(
        `Cannot read the signature ${JSON.stringify(signature)}: ${problem}, as in "string.(list(A), int) -> A"`,
      ),
    );
  expect(() => read(`(${"list(".repeat(100_000)}`)).toThrow(
    new TypeError("Cannot read a signature of more than 5000 characters"),
  );
  expect(() => read(null as never)).toThrow(new TypeError("Cannot read a signature: want a string, got null"));
});
