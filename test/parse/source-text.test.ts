import fc from "fast-check";
import { expect, test } from "vitest";
import { sourceText } from "../../src/parse/source-text.ts";

test("lines end as editors see it", () => {
  const source = sourceText("a\nbc\r\nd\r\re\u2028f\n");
  expect([1, 2, 3, 4, 5, 6, 7, 0].map((line) => source.lineAt(line))).toEqual([
    "a",
    "bc",
    "d",
    "",
    "e\u2028f",
    "",
    "",
    "",
  ]);
});

test("offsets become lines and columns, those outside the text its ends", () => {
  const source = sourceText("a\r\nbc");
  expect([-1, 0, 1, 2, 3, 5, 9].map((offset) => source.positionAt(offset))).toEqual([
    { line: 1, column: 1, offset: 0 },
    { line: 1, column: 1, offset: 0 },
    { line: 1, column: 2, offset: 1 },
    { line: 1, column: 3, offset: 2 },
    { line: 2, column: 1, offset: 3 },
    { line: 2, column: 3, offset: 5 },
    { line: 2, column: 3, offset: 5 },
  ]);
});

test("a byte order mark has no column", () => {
  const source = sourceText("\ufeffab");
  expect([0, 1, 2].map((offset) => source.positionAt(offset))).toEqual([
    { line: 1, column: 1, offset: 0 },
    { line: 1, column: 1, offset: 1 },
    { line: 1, column: 2, offset: 2 },
  ]);
  expect(source.lineAt(1)).toBe("ab");
});

test("a range does not end before it starts", () => {
  const source = sourceText("abc");
  expect(source.rangeOf(2, 1)).toEqual({ start: source.positionAt(2), end: source.positionAt(2) });
});

test("a line ends before its line break", () => {
  const source = sourceText("a\r\nbc\rd\n\ne");
  expect([0, 1, 2, 3, 5, 6, 7, 8, 9, 10].map((offset) => source.endOfLine(offset))).toEqual([
    1, 1, 1, 5, 5, 7, 7, 8, 10, 10,
  ]);
});

test("lines and their breaks make up the text", () => {
  const texts = fc.array(fc.constantFrom("a", "\n", "\r", "\r\n", "😀", " ")).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      const source = sourceText(text);
      const lines = source.positionAt(text.length).line;
      expect(Array.from({ length: lines }, (_, index) => source.lineAt(index + 1))).toEqual(text.split(/\r\n?|\n/));
      for (let offset = 0; offset <= text.length; offset++) {
        const { line, column } = source.positionAt(offset);
        expect(source.endOfLine(offset)).toBe(offset - (column - 1) + source.lineAt(line).length);
      }
    }),
  );
});
