import fc from "fast-check";
import { expect, test } from "vitest";
import type { Path } from "../../src/diagnostic.ts";
import { placeOf } from "../../src/parse/locate.ts";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import { found, textOf, wanted } from "./markers.ts";
import { yamlPieces } from "./yaml-pieces.ts";

/** The values of the documents of a file; for one that cannot be read, what is wrong with it. */
const values = (text: string) =>
  parseDocuments(text).map(({ value, diagnostics }) => (value === undefined ? found(diagnostics) : value));

test("lines that start with three dashes part a file", () => {
  expect(values("a: 1\n---\nb: 2\n---\nc: 3\n")).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  expect(values("---\na: 1\n--- # comment\nb: 2\n---#c\nc: 3\n---   \nd: 4")).toEqual([
    { a: 1 },
    { b: 2 },
    { c: 3 },
    { d: 4 },
  ]);
  expect(values("a: 1\r\n---\r\nb: 2\r\n")).toEqual([{ a: 1 }, { b: 2 }]);
  expect(values("a: |\n  b\n ---\nc: ---\n").length).toBe(1);
});

test("a separator that ends no document is the first line of the next one", () => {
  expect(values("---\n%YAML 1.1\n---\na: 1\n")).toEqual([null, { a: 1 }]);
  expect(values("---\n...\nb: @\n")).toEqual([null]);
  expect(values("---\n\ufeffa: 1\n")).toEqual([{ "\ufeffa": 1 }]);
  expect(values("a: 1\n---\n\ufeffb: 1\n")).toEqual([{ a: 1 }, { b: 1 }]);
  expect(values("---#c\na: 1\n")).toEqual([["2 mapping values are not allowed in this context"]]);
  expect(values("a: 1\n---\n---#c\n---\nb: 1\n")).toEqual([{ a: 1 }, "---#c", { b: 1 }]);
  const [first, second] = parseDocuments("---\na: 1\n---\nb: 1\n");
  expect([first?.start, first?.end, second?.start, second?.end]).toEqual([0, 9, 13, 18]);
});

test("blank is behind a separator what Go takes for space", () => {
  expect(values("a: 1\n---\u0085\nb: 1\n---\u00a0#\nc: 1\n")).toEqual([{ a: 1 }, { b: 1 }, { c: 1 }]);
  expect(values("a: 1\n---\ufeff\nb: 1\n")).toEqual([
    { a: 1 },
    ["2 invalid Yaml document separator: \ufeff"],
    { b: 1 },
  ]);
});

test("of several carriage returns before a line break one is gone", () => {
  expect(values("a: |+\r\r\n  b\r\r\n  c\r\r\r\n---\r\r\nd: 1\r\r")).toEqual([{ a: "b\nc\n\n" }, { d: 1 }]);
  const text = "# c\r\r\na: |\r\r\n  b\r\r\nc: 'd'\r\r\ne: @";
  expect(parseDocuments(text)[0]?.diagnostics[0]?.range?.start.offset).toBe(text.indexOf("@"));
  const [document] = parseDocuments(text.replace("@", "f"));
  expect(document?.value).toEqual({ a: "b\n", c: "d", e: "f" });
  const shown = (path: string, part: "key" | "value") =>
    document && textOf(document, placeOf(document, [path], part === "key" ? "key" : undefined));
  expect([shown("c", "key"), shown("c", "value"), shown("e", "value")]).toEqual(["c", "'d'", "f"]);
});

test("JSON values one behind the other are documents, wherever their lines end", () => {
  expect(values('{"a":1}{"b":[{}]}\n{"c":"}{ \\" {"}  {"d":{"e":2}}\n[3] null 4 "5\\""')).toEqual([
    ...[{ a: 1 }, { b: [{}] }, { c: '}{ " {' }, { d: { e: 2 } }],
    ...[[3], null, 4, '5"'],
  ]);
  const [, second] = parseDocuments('{"a":1}\n {"b":2}');
  expect(second?.source.text.slice(second.start, second.end)).toBe('{"b":2}');
});

test("behind one JSON object YAML may follow, behind two only JSON", () => {
  expect(values('{"a":1}\n---\nb: 2\n---\n{"c":3}\n')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  expect(values('{"a":1} # c\n')).toEqual([{ a: 1 }]);
  expect(values('{"a":1}\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(values('{"a":1} {"b":2')).toEqual([{ a: 1 }, ["1 did not find expected ',' or '}'"]]);
  expect(values('{"a":1}\n{"b":2}\nx\n{"c":3}')).toEqual([{ a: 1 }, { b: 2 }, ["3 did not find another JSON value"]]);
});

test("flow mappings one behind the other are no JSON: the first one is the document", () => {
  expect(values("{a: 1}{b: 2}")).toEqual([{ a: 1 }]);
  expect(values("\t{a: 1}")).toEqual([{ a: 1 }]);
});

test("JSON may be written as YAML may not", () => {
  const json = '{"a\\/b":["\\/","\\ud83d\\ude00","\\\\/","\u2028\u0085\u007f"],"\\ud800":"\\udc00x"}';
  expect(values(json)).toEqual([{ "a/b": ["/", "\u{1f600}", "\\/", "\u2028\u0085\u007f"], "\ufffd": "\ufffdx" }]);
  expect(values('---\n{"a":"\\/"}')).toEqual([["2 found unknown escape character"]]);
  const [document] = parseDocuments(json);
  const shown = (...path: Path) => document && textOf(document, placeOf(document, path));
  expect([shown("a/b", 1), shown("a/b", 2), shown("\ufffd")]).toEqual(['"\\ud83d\\ude00"', '"\\\\/"', '"\\udc00x"']);
});

test("in JSON a key and its colon need not stand on one line", () => {
  expect(values('{"a"\n:1}')).toEqual([{ a: 1 }]);
  const json = '{"a\\" :b" \r\n\t\n : ["\\"", {"c"\t:"d"}]\r,\n\t"e"\n:\n"f"}';
  expect(values(json)).toEqual([JSON.parse(json)]);
  const [document] = parseDocuments(json);
  const shown = (path: Path, part?: "key") => document && textOf(document, placeOf(document, path, part));
  expect([shown(['a" :b'], "key"), shown(['a" :b', 1, "c"]), shown(["e"], "key"), shown(["e"])]).toEqual([
    '"a\\" :b"',
    '"d"',
    '"e"',
    '"f"',
  ]);
});

/** Strings in JSON, with escapes of all kinds. */
const jsonStrings = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."\\/ \\\\ \\\" \\n \\ud83d \\ude00 \\ud83d\\ude00 \\u00e9 { } , : # '".split(" "),
        "\u2028",
        "\u0085",
        "\x7f",
      ),
      fc.string({ unit: "binary" }).map((text) => JSON.stringify(text).slice(1, -1)),
    ),
    { maxLength: 4 },
  )
  .map((pieces) => `"${pieces.join("")}"`);

/** What may stand between two tokens in JSON. */
const jsonSpace = fc.string({ unit: fc.constantFrom(" ", "\t", "\n", "\r\n", "\r"), maxLength: 3 });

test("a file of JSON says what JSON says, and each value stands where it is", () => {
  const pair = fc.record({ key: jsonStrings, value: jsonStrings, space: jsonSpace, more: jsonSpace });
  fc.assert(
    fc.property(fc.array(pair, { minLength: 1, maxLength: 4 }), (pairs) => {
      const written = pairs.map(
        ({ key, value, space, more }, index) =>
          `${more}"${index}${key.slice(1)}${space}:${more}[${space}${value}${more}]${space}`,
      );
      const text = `{${written.join(",")}}`;
      const [document] = parseDocuments(text);
      const expected = JSON.parse(JSON.stringify(JSON.parse(text)).replaceAll(/\\ud[89a-f]../g, "\ufffd"));
      expect(document?.value).toEqual(expected);
      const shown = Object.keys(expected).map((key) => document && textOf(document, placeOf(document, [key, 0])));
      expect(shown.sort()).toEqual(pairs.map(({ value }) => value).sort());
    }),
    { numRuns: 1000 },
  );
});

test("documents of blanks and comments are left out", () => {
  expect(values("")).toEqual([]);
  expect(values(" \n\t\n# a\n---\n---\n# b\n---\na: 1\n---\n...\n")).toEqual([{ a: 1 }]);
  expect(values("null\n---\n~\n---\n''\n")).toEqual([null, null, ""]);
});

test("a separator parts also what stands in quotes or in a block scalar", () => {
  expect(values("a: |\n  b\n---\n  c\n")).toEqual([{ a: "b\n" }, "c"]);
  expect(values('a: "b\n---\nc"\n')).toEqual([["1 found unexpected end of stream"], 'c"']);
});

test("text behind a separator is an error of its own, and the documents are read all the same", () => {
  const text = `
a: 1
--- b
c: 2
---- # want "invalid Yaml document separator: - # want"
d: 3
`;
  const documents = parseDocuments(text.replace(/ # want.*/, ""));
  expect(documents.map(({ index, value, diagnostics }) => ({ index, value, found: found(diagnostics) }))).toEqual([
    { index: 0, value: { a: 1 }, found: [] },
    { index: 1, value: undefined, found: ["3 invalid Yaml document separator: b"] },
    { index: 2, value: { c: 2 }, found: [] },
    { index: 3, value: undefined, found: ["5 invalid Yaml document separator: -"] },
    { index: 4, value: { d: 3 }, found: [] },
  ]);
  expect(documents[1]?.diagnostics).toEqual([
    {
      code: "parse/separator",
      severity: "error",
      message: "invalid Yaml document separator: b",
      details: "want nothing but a comment behind `---`",
      paths: [],
      at: [],
      range: { start: { line: 3, column: 1, offset: 6 }, end: { line: 3, column: 6, offset: 11 } },
    },
  ]);
});

test("each document has its errors, at their lines in the file", () => {
  const text = `
a: 1
a: 2 # want "key \\"a\\" already set in map"
---
b: @c # want "found character that cannot start any token"
---
d: 'e # want "found unexpected end of stream"
---
f: 1
`;
  expect(parseDocuments(text).flatMap(({ diagnostics }) => found(diagnostics))).toEqual(wanted(text));
  expect(values(text)).toEqual([
    { a: 2 },
    ["5 found character that cannot start any token"],
    ["7 found unexpected end of stream"],
    { f: 1 },
  ]);
});

test("what follows three dots is not read", () => {
  expect(values("a: 1\n...\nb: @\n---\nc: 2\n")).toEqual([{ a: 1 }, { c: 2 }]);
});

test("directives stand before a separator and so in a document of their own", () => {
  expect(values("%YAML 1.1\n---\na: 1\n")).toEqual([["2 did not find expected <document start>"], { a: 1 }]);
});

test("the last line counts as ended", () => {
  expect(values("a: |\n  b")).toEqual([{ a: "b\n" }]);
  expect(values("a: |+\n  b\n\n---\nc: |\n  d")).toEqual([{ a: "b\n\n" }, { c: "d\n" }]);
});

test("the items of a list stay in their document", () => {
  expect(values("kind: List\nitems:\n- a: 1\n- b: 2\n")).toEqual([{ kind: "List", items: [{ a: 1 }, { b: 2 }] }]);
});

test("a byte order mark may start a file", () => {
  expect(values("\ufeffa: 1\n---\nb: 2\n")).toEqual([{ a: 1 }, { b: 2 }]);
  expect(values("\ufeff---\na: 1\n")).toEqual([{ a: 1 }]);
});

test("limits hold for each document", () => {
  const text = "a: 1\n---\nb: 22\n";
  expect(parseDocuments(text, { maxLength: 5 }).map(({ value, diagnostics }) => value ?? found(diagnostics))).toEqual([
    { a: 1 },
    ["3 the text has 6 characters, more than 5"],
  ]);
});

test.each([
  ["a: 1\n---\nb: 2\n---\n# nothing\n", [{ a: 1 }, { b: 2 }]],
  ["a: 1\n---\nb: 2\n---\nc: 3\n---\nd: 4\n", [{ a: 1 }, { b: 2 }, ["5 there are more than 2 documents"]]],
  ['{"a":1}\n{"b":2}', [{ a: 1 }, { b: 2 }]],
  ['{"a":1}\n{"b":2}\n{"c":3}\n{"d":4}', [{ a: 1 }, { b: 2 }, ["3 there are more than 2 documents"]]],
])("of more documents than are wanted the rest is told in one: %j", (text, read) => {
  const documents = parseDocuments(text, { maxDocuments: 2 });
  expect(documents.map(({ value, diagnostics }) => value ?? found(diagnostics))).toEqual(read);
  expect(documents.map(({ index }) => index)).toEqual([...documents.keys()]);
});

test("anything but a string is the caller's mistake", () => {
  // @ts-expect-error: from JavaScript anything may come
  expect(() => parseDocuments(null)).toThrow(new TypeError("Cannot parse documents: want a string, got null"));
});

test("no text makes it throw; the documents are in order and do not overlap", () => {
  fc.assert(
    fc.property(fc.oneof(yamlPieces, fc.string({ unit: "binary" })), (text) => {
      let end = 0;
      for (const [index, document] of parseDocuments(text).entries()) {
        expect(document.index).toBe(index);
        expect(document.start).toBeGreaterThanOrEqual(end);
        expect(document.end).toBeGreaterThanOrEqual(document.start);
        end = document.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 3000 },
  );
});
