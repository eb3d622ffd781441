import fc from "fast-check";
import { expect, test } from "vitest";
import { Document, Scalar } from "yaml";
import type { SourceRange } from "../../src/diagnostic.ts";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import { placeInside } from "../../src/parse/place-inside.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { SourceDocument } from "../../src/parse/source-document.ts";
import { sourceText } from "../../src/parse/source-text.ts";
import { textOf } from "./markers.ts";

const rangeIn = (value: string, start: number, end: number): SourceRange => sourceText(value).rangeOf(start, end);

/** The text in the document of a part of the string at `a`. */
function shownPart(document: SourceDocument, part: string): string | undefined {
  const value = String((document.value as { readonly a?: unknown }).a);
  const start = value.indexOf(part);
  return textOf(document, placeInside(document, ["a"], rangeIn(value, start, start + part.length)));
}

test("a part of a string is found however the string is written", () => {
  const rows: [text: string, part: string, shown: string][] = [
    ["a: x == 1 # y == 1", "==", "=="],
    ["a: !!str &b x == 1", "x", "x"],
    ["a: 'it''s == 1'", "'s", "''s"],
    ["a: 'it''s == 1'", "1", "1"],
    ['a: "\\"x\\" == \\u0041\\t+ \\x42 + y"', '"x"', '\\"x\\"'],
    ['a: "\\"x\\" == \\u0041\\t+ \\x42 + y"', "A", "\\u0041"],
    ['a: "\\"x\\" == \\u0041\\t+ \\x42 + y"', "y", "y"],
    ['a: "\\U0001F600 == y"', "\u{1f600}", "\\U0001F600"],
    ['a: "\\U0001F600 == y"', "y", "y"],
    ['a: "\\u0020\\_x \\\n  == y"', "y", "y"],
    ["a: x == 1\n  && y\n\n  && z", "y", "y"],
    ["a: |- # text\n\n  x == 1\n    && y\n", "y", "y"],
    ["a: |2\n    x == 1\n   && y\nb: 1", "&&", "&&"],
    ["a: >\r\n  x == 1\r\n  && y\r\n", "y", "y"],
    ['{"a": "x == \'é\' && y"}', "'é'", "'é'"],
  ];
  expect(rows.map(([text, part]) => [text, part, shownPart(readYaml(text), part)])).toEqual(rows);
});

test("a part may have several lines, and no length", () => {
  const text = "a: |\n  x == 1\n    && y\nb: 1";
  const document = readYaml(text);
  expect(shownPart(document, "1\n  && y\n")).toBe("1\n    && y");
  const value = "x == 1\n  && y\n";
  const offsets = [0, 2, 6, value.length].map(
    (offset) => placeInside(document, ["a"], rangeIn(value, offset, offset))?.start.offset,
  );
  expect(offsets).toEqual([text.indexOf("x"), text.indexOf("=="), text.indexOf("&&"), text.indexOf("y") + 1]);
});

test("lines are those of the file, in any of its documents", () => {
  const [, document] = parseDocuments("a: 1\n---\nspec:\n  a: |\n    x ==\n    1\n");
  const place = document && placeInside(document, ["spec", "a"], rangeIn("x ==\n1\n", 5, 6));
  expect(place?.start).toEqual({ line: 6, column: 5, offset: 35 });
});

test("where it cannot be told, it is the place of the value", () => {
  const document = readYaml("b: &c x == 1\na: *c\nnumber: 5\nempty: ''\nlist: [1]");
  const shown = (path: string) => textOf(document, placeInside(document, path.split("."), rangeIn("x == 1", 0, 1)));
  expect(["a", "b", "number", "empty", "list", "b.c", "nope"].map(shown)).toEqual([
    "*c",
    "x",
    "5",
    "''",
    "list",
    "x == 1",
    "b: &c x == 1",
  ]);
  expect(placeInside(readYaml("a: ["), ["a"], rangeIn("x", 0, 1))).toBe(undefined);
  expect(() => placeInside(document, ["a"], {} as never)).toThrow(
    new TypeError("Cannot find a place: want a range, got an object"),
  );
});

const styles = fc.constantFrom<Scalar.Type>("PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED");
const pieces = fc.constantFrom(
  "x",
  "==",
  "'a b'",
  '"\\n"',
  "\n",
  " ",
  "  && ",
  "é",
  "😀",
  "\t",
  "// c\n",
  "[1, 2]",
  "#",
);

test("each mark of a string stands in the file, in order", () => {
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), styles, (list, style) => {
      const scalar = new Scalar(list.join(""));
      scalar.type = style;
      const text = new Document({ a: scalar }).toString({ lineWidth: 20 });
      // That printer may break a line in the middle of a character: no file can have that.
      fc.pre(!/\p{Cs}/u.test(text));
      const document = readYaml(text);
      // What that printer writes is read by other rules than its own: another string, or none.
      const { a: value } = Object(document.value);
      fc.pre(typeof value === "string");
      const marks = [...value.matchAll(/\S/gu)].map(({ 0: mark, index }) => {
        const shown = textOf(document, placeInside(document, ["a"], rangeIn(value, index, index + mark.length)));
        return [mark, shown?.replace(/^''$/, "'").replace(/^\\(["\\])$/, "$1")];
      });
      expect(marks).toEqual(marks.map(([mark]) => [mark, mark]));
    }),
    { numRuns: 500 },
  );
});
