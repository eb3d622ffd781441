import fc from "fast-check";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { goJson } from "../../src/go/json.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { ReadOptions } from "../../src/parse/source-document.ts";
import { found, wanted } from "./markers.ts";
import { plainDocuments } from "./plain-documents.ts";
import { yamlPieces } from "./yaml-pieces.ts";

/** The codes and messages of what is wrong with a text. */
const problems = (text: string, options?: ReadOptions) =>
  readYaml(text, options).diagnostics.map(({ code, message }) => `${code}: ${message}`);

test("a document has its value, its place in the file and the places of its nodes", () => {
  const { index, source, start, end, value, diagnostics, nodes } = readYaml("a: [1]\n");
  expect({ index, text: source.text, start, end, value, diagnostics, nodes: nodes.count }).toEqual({
    index: 0,
    text: "a: [1]\n",
    start: 0,
    end: 7,
    value: { a: [1] },
    diagnostics: [],
    nodes: 4,
  });
});

test("a text that cannot be read has one error and no value", () => {
  const { value, diagnostics, nodes } = readYaml("a: 1\nb: @c\n");
  expect({ value, diagnostics, nodes: nodes.count }).toEqual({
    value: undefined,
    diagnostics: [
      {
        code: "parse/syntax",
        severity: "error",
        message: "found character that cannot start any token",
        details: "put the value in quotes: no plain one starts with this character",
        paths: [],
        at: [],
        range: { start: { line: 2, column: 4, offset: 8 }, end: { line: 2, column: 5, offset: 9 } },
      },
    ],
    nodes: 0,
  });
});

test("a key that stands twice is a warning at the second one", () => {
  const text = `
a: 1
b:
  - {c: 1}
  - d: 1
    e: 2
    d: 3 # want "key \\"d\\" already set in map"
a: 4 # want "key \\"a\\" already set in map"
"a": 5 # want "key \\"a\\" already set in map"
yes: 6
true: 7 # want "key \\"true\\" already set in map"
f: &f {g: 1}
h:
  g: 2
  <<: *f
  g: 3 # want "key \\"g\\" already set in map"
  g: 4 # want "key \\"g\\" already set in map"
`;
  const { diagnostics, value } = readYaml(text);
  expect(found(diagnostics).toSorted()).toEqual(wanted(text).toSorted());
  expect(diagnostics[0]).toEqual({
    code: "parse/duplicate-key",
    severity: "warning",
    message: 'key "d" already set in map',
    details: "the last one counts",
    paths: [],
    at: ["b", 1, "d"],
    range: { start: { line: 7, column: 5, offset: 42 }, end: { line: 7, column: 6, offset: 43 } },
  });
  expect(value).toEqual({ a: 5, b: [{ c: 1 }, { d: 3, e: 2 }], true: 7, f: { g: 1 }, h: { g: 4 } });
});

test("in binary the sign may stand behind the prefix, and keys that are floats have 32 bits", () => {
  expect(readYaml("[0b-11, 0b+1, -0b1, 0b-, -0b-1]").value).toEqual([-3, 1, -1, "0b-", "-0b-1"]);
  expect(readYaml("{1e39: a, -1e39: b, 0b-1: c}").value).toEqual({ ".inf": "a", "-.inf": "b", "-1": "c" });
});

test("a number may have ten million digits", () => {
  const digits = "1".repeat(10_000_000);
  expect([`.${digits}`, `1.${digits}`, digits].map((text) => typeof readYaml(text).value)).toEqual([
    "number",
    "number",
    "string",
  ]);
});

test("a text may be as long as the caller wants it to be", () => {
  expect(problems("a: b", { maxLength: 4 })).toEqual([]);
  expect(problems("a: bc", { maxLength: 4 })).toEqual(["parse/too-long: the text has 5 characters, more than 4"]);
});

test("lists and mappings may be 512 deep, or as deep as the caller wants them to be", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  expect(problems(nested(512))).toEqual([]);
  expect(problems(nested(513))).toEqual(["parse/too-deep: exceeded max depth of 512"]);
  expect(problems("- ".repeat(513))).toEqual(["parse/too-deep: exceeded max depth of 512"]);
  expect(problems("a: {b: [1]}", { maxDepth: 3 })).toEqual([]);
  expect(problems("a: {b: [1]}", { maxDepth: 2 })).toEqual(["parse/too-deep: exceeded max depth of 2"]);
  expect(problems(nested(10_000), { maxDepth: 10_000 })).toEqual([]);
});

test("aliases may repeat much, but not everything again and again", () => {
  const laughs = (depth: number) =>
    Array.from({ length: depth }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(10)}]\n`).join(
      "",
    );
  expect(problems(`a0: &a0 x\n${laughs(3)}`)).toEqual([]);
  expect(problems(`a0: &a0 x\n${laughs(9)}`)).toEqual(["parse/aliasing: document contains excessive aliasing"]);
  expect(problems(`a: &a {b: c}\nd: [${"*a, ".repeat(90)}]`)).toEqual([]);
});

test("what an alias repeats is the same object", () => {
  const { value } = readYaml("a: &a {b: c}\nd: *a\n");
  expect(value).toEqual({ a: { b: "c" }, d: { b: "c" } });
});

test("keys may have the names of what every object has", () => {
  const { value } = readYaml("__proto__: {a: 1}\nconstructor: 2\ntoString: 3\nhasOwnProperty: {__proto__: 4}\n");
  expect(JSON.stringify(value)).toBe(
    '{"__proto__":{"a":1},"constructor":2,"toString":3,"hasOwnProperty":{"__proto__":4}}',
  );
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(problems("__proto__: 1\n__proto__: 2")).toEqual(['parse/duplicate-key: key "__proto__" already set in map']);
  expect(JSON.stringify(readYaml("a: &a {__proto__: 1}\nb: {<<: *a}").value)).toBe(
    '{"a":{"__proto__":1},"b":{"__proto__":1}}',
  );
  expect(({} as { a?: number }).a).toBeUndefined();
});

test("only the first document is read", () => {
  expect(readYaml("a: 1\n---\nb: @\n").value).toEqual({ a: 1 });
});

test("a block scalar on the last line has no line break where the text has none", () => {
  expect(["a: |\n  b", "a: |\n  b\n", "a: |+\n  b\n\n"].map((text) => readYaml(text).value)).toEqual([
    { a: "b" },
    { a: "b\n" },
    { a: "b\n\n" },
  ]);
});

test("anything but a string is the caller's mistake", () => {
  // @ts-expect-error: from JavaScript anything may come
  expect(() => readYaml(undefined)).toThrow(new TypeError("Cannot read YAML: want a string, got undefined"));
});

test("no text makes it throw; it has a value or an error", () => {
  const texts = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), yamlPieces);
  fc.assert(
    fc.property(texts, (text) => {
      const { value, diagnostics } = readYaml(text);
      expect(diagnostics.some(({ severity }) => severity === "error")).toBe(value === undefined);
    }),
    { numRuns: 5000 },
  );
});

/** Strings of which JSON and YAML say the same: JSON.stringify leaves some characters as they are that YAML forbids. */
const speakable = fc.string({ unit: "grapheme" }).filter((text) => !/[\x7f-\x9f\ufeff\u2028\u2029]/.test(text));
const speakableValues = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.oneof(
      speakable,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    fc.array(tie("value")),
    fc.dictionary(speakable, tie("value")),
  ),
}));

test("JSON reads as what it says", () => {
  fc.assert(
    fc.property(speakableValues.value, fc.nat(2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      expect(goJson(readYaml(text).value ?? null)).toBe(goJson(JSON.parse(text)));
    }),
    { numRuns: 500 },
  );
});

test("plain documents read as js-yaml reads them", () => {
  fc.assert(
    fc.property(plainDocuments, (text) => {
      expect([text, readYaml(text).value]).toEqual([text, load(text) ?? null]);
    }),
    { numRuns: 500 },
  );
});
