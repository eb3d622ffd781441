import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCodePoints, goJson, type JsonValue } from "../../src/go/json.ts";
import type { SecurityContext } from "../../src/types/kubernetes/security-context.ts";

/** The JSON text that Go makes of another one. */
const rewrite = (text: string) => goJson(JSON.parse(text));

test("JSON is written as Go writes it", () => {
  const answers = [
    ["null", "null"],
    ["true", "true"],
    ["false", "false"],
    ["[]", "[]"],
    ["{}", "{}"],
    ["[[], {}]", "[[],{}]"],
    ['[null, "a"]', '[null,"a"]'],
    ['{"a": {"b": []}, "c": 1}', '{"a":{"b":[]},"c":1}'],
    ['[{"b": [1, {"a": null}]}, []]', '[{"b":[1,{"a":null}]},[]]'],
  ];
  expect(answers.map(([text = ""]) => [text, rewrite(text)])).toEqual(answers);
});

test("numbers are floats, with an exponent below 1e-6 and from 1e21 on", () => {
  const answers = [
    ["-0", "-0"],
    ["1.0", "1"],
    ["1e3", "1000"],
    ["-1.5", "-1.5"],
    ["1e20", "100000000000000000000"],
    ["1e21", "1e+21"],
    ["123456789012345680000", "123456789012345680000"],
    ["1e-6", "0.000001"],
    ["1.234e-6", "0.000001234"],
    ["1e-7", "1e-7"],
    ["1.5e-9", "1.5e-9"],
    ["5e-324", "5e-324"],
    ["1.7976931348623157e308", "1.7976931348623157e+308"],
    ["9007199254740991", "9007199254740991"],
  ];
  expect(answers.map(([text = ""]) => [text, rewrite(text)])).toEqual(answers);
  expect(goJson(-(2n ** 63n))).toBe("-9223372036854775808");
  const context: SecurityContext = { runAsUser: 2n ** 62n };
  expect(goJson(context)).toBe('{"runAsUser":4611686018427387904}');
});

test("a number that JSON cannot say is the caller's mistake", () => {
  expect(() => goJson([Number.POSITIVE_INFINITY])).toThrow(
    new RangeError("Cannot write Infinity as JSON: want a finite number"),
  );
  expect(() => goJson(Number.NaN)).toThrow(RangeError);
});

test("strings are escaped so that HTML may hold them", () => {
  const answers = [
    ["", '""'],
    ['"\\/', '"\\"\\\\/"'],
    ["\b\f\n\r\t", '"\\b\\f\\n\\r\\t"'],
    ["\0\x07\v\x1f\x7f\x80", '"\\u0000\\u0007\\u000b\\u001f\x7f\x80"'],
    ["<a href='x'>&amp;", "\"\\u003ca href='x'\\u003e\\u0026amp;\""],
    ["\u2028\u2029\u2027", '"\\u2028\\u2029\u2027"'],
    ["\u00e9\u65e5\u{1f600}\ufffd\ufeff", '"\u00e9\u65e5\u{1f600}\ufffd\ufeff"'],
    ["a\ud800b\udc00", '"a\\ufffdb\\ufffd"'],
  ];
  expect(answers.map(([text = ""]) => [text, goJson(text)])).toEqual(answers);
});

test("keys are sorted by code points, not by UTF-16 units", () => {
  const answers = [
    ['{"b": 1, "a": 2, "B": 3, "A": 4}', '{"A":4,"B":3,"a":2,"b":1}'],
    ['{"10": 1, "9": 2, "-": 3}', '{"-":3,"10":1,"9":2}'],
    ['{"a": 1, "ab": 2, "": 3, "a\\u0000": 4}', '{"":3,"a":1,"a\\u0000":4,"ab":2}'],
    ['{"\u{1f600}": 1, "\uffee": 2, "\u00e9": 3, "z": 4}', '{"z":4,"\u00e9":3,"\uffee":2,"\u{1f600}":1}'],
    ['{"<": ">"}', '{"\\u003c":"\\u003e"}'],
  ];
  expect(answers.map(([text = ""]) => [text, rewrite(text)])).toEqual(answers);
});

test("a key may be called __proto__", () => {
  expect(rewrite('{"constructor": [2], "__proto__": {"a": 1}}')).toBe('{"__proto__":{"a":1},"constructor":[2]}');
});

test("lists and objects may be nested very deeply", () => {
  let value: JsonValue = 1;
  for (let depth = 0; depth < 100_000; depth++) value = depth % 2 === 0 ? [value] : { a: value };
  expect(goJson(value)).toBe(`${'{"a":['.repeat(50_000)}1${"]}".repeat(50_000)}`);
});

test("the text says what the value was", () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(value, (input) => {
      const text = JSON.stringify(input);
      expect(JSON.parse(rewrite(text))).toEqual(JSON.parse(text));
    }),
  );
});

test("strings are ordered as their bytes in UTF-8", () => {
  const codes = fc.constantFrom(
    "",
    "a",
    "b",
    "\u00e9",
    "\ud7ff",
    "\ue000",
    "\uffee",
    "\u{10000}",
    "\u{10001}",
    "\u{10ffff}",
  );
  const text = fc.string({ unit: codes });
  const compareBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  fc.assert(fc.property(text, text, (a, b) => Math.sign(compareCodePoints(a, b)) === compareBytes(a, b)));
  expect(["\u{1f600}", "\uffee", "\ue000", "\ud7ff", ""].sort(compareCodePoints)).toEqual([
    "",
    "\ud7ff",
    "\ue000",
    "\uffee",
    "\u{1f600}",
  ]);
});

test("what holds itself, and functions, are no JSON", () => {
  const list: JsonValue[] = [];
  list.push([list]);
  expect(() => goJson(list)).toThrow(new TypeError("Cannot write the value as JSON: it holds itself"));
  const shared = [1];
  expect(goJson([shared, shared])).toBe("[[1],[1]]");
  // No type allows it: it is what a caller in JavaScript may do.
  expect(() => goJson((() => 1) as unknown as JsonValue)).toThrow(
    new TypeError("Cannot write JSON: want a JSON value, got a function"),
  );
});
