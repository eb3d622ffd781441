import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonAsWritten, kindOf, type WrittenJson } from "../../src/go/json-as-written.ts";

/** The value that it stands for; of a key that comes again the last one counts. */
function meaningOf(written: WrittenJson): unknown {
  if (typeof written === "string") return JSON.parse(written);
  const values = written.items.map(meaningOf);
  if (written.kind === "array") return values;
  return Object.fromEntries(values.flatMap((value, index) => (index % 2 === 0 ? [[value, values[index + 1]]] : [])));
}

test("numbers stay as they are written, and so do keys that come again, in their order", () => {
  expect(jsonAsWritten(' { "2": [1.50, 1e0] , "1":-0,\n"2" : 9007199254740993 } ')).toEqual({
    kind: "object",
    items: ['"2"', { kind: "array", items: ["1.50", "1e0"] }, '"1"', "-0", '"2"', "9007199254740993"],
  });
});

test("each value has a kind", () => {
  expect(["[]", "{}", '"1"', "true", "false", "1", "-1", "null"].map((text) => kindOf(jsonAsWritten(text)))).toEqual([
    ...["array", "object", "string", "bool", "bool", "number", "number", "null"],
  ]);
});

test("it says what JSON.parse says", () => {
  const text = fc
    .tuple(fc.jsonValue(), fc.constantFrom(0, 1, "\t"))
    .map(([value, indent]) => JSON.stringify(value, undefined, indent));
  fc.assert(
    fc.property(text, (json) => {
      expect(meaningOf(jsonAsWritten(json))).toEqual(JSON.parse(json));
    }),
  );
  expect(meaningOf(jsonAsWritten('["\\\\", "\\"]", "\\\\\\"", "{,:"]'))).toEqual(["\\", '"]', '\\"', "{,:"]);
});

test("it may be as deep and as long as it likes", () => {
  expect(kindOf(jsonAsWritten("[".repeat(100_000) + "]".repeat(100_000)))).toBe("array");
  const long = `"${"\\n".repeat(3_000_000)}"`;
  expect(jsonAsWritten(long)).toBe(long);
});
