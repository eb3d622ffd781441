import fc from "fast-check";
import { expect, test } from "vitest";
import { excerptOf } from "../../src/cli/excerpt.ts";
import { displayWidth } from "../../src/cli/text.ts";

/** The excerpt in two lines; `[` and `]` mark what is pointed at. */
function excerpt(marked: string, width = 80): string {
  const [before = "", inside = "", after = ""] = marked.split(/[[\]]/);
  const {
    line,
    before: blanks,
    carets,
  } = excerptOf(before + inside + after, before.length, before.length + inside.length, width);
  return `${line}\n${blanks}${carets}`;
}

test("carets stand below what is meant", () => {
  expect(excerpt("image: [alpine] # new")).toBe("image: alpine # new\n       ^^^^^^");
});

test("there is one caret at least", () => {
  expect(excerpt("image:[]")).toBe("image:\n      ^");
  expect(excerpt("[]")).toBe("\n^");
});

test("tabs stay tabs, so that the caret moves with them", () => {
  expect(excerpt("\t- a:\t[b]")).toBe("\t- a:\tb\n\t    \t^");
});

test("wide characters and accents do not shift the caret", () => {
  expect(excerpt("日本: [wrong]")).toBe("日本: wrong\n      ^^^^^");
  expect(excerpt("gro\u0308ß: [👍👍] ok")).toBe("gro\u0308ß: 👍👍 ok\n      ^^^^");
});

test("a wide line is cut to what stands around the caret", () => {
  const text = "0123456789".repeat(5);
  expect(excerpt(`${text}[wrong]${text}`, 30)).toBe("…0123456789wrong0123456789012…\n           ^^^^^");
  expect(excerpt(`key: [wrong]${text}`, 30)).toBe("key: wrong012345678901234567…\n     ^^^^^");
  expect(excerpt(`${text}[wrong]`, 30)).toBe("…0123456789wrong\n           ^^^^^");
  expect(excerpt(`a: [${text}]`, 30)).toBe("a: 0123456789012345678901234…\n   ^^^^^^^^^^^^^^^^^^^^^^^^^");
});

test("control characters cannot reach the terminal", () => {
  expect(excerpt("a: \x1b[x]")).toBe("a: ␛x\n    ^");
});

test("a line of megabytes is no trouble", () => {
  const text = "x".repeat(10_000_000);
  expect(excerptOf(text, 5_000_000, 9_000_000, 40)).toEqual({
    line: `…${"x".repeat(38)}…`,
    before: " ".repeat(14),
    carets: "^".repeat(25),
  });
});

test("no excerpt is wider than it may be, and the carets are within the line", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 }).map((any) => any.replaceAll("\t", " "));
  fc.assert(
    fc.property(text, fc.nat(60), fc.nat(20), fc.integer({ min: 20, max: 40 }), (line, from, length, width) => {
      const start = Math.min(from, line.length);
      const shown = excerptOf(line, start, Math.min(start + length, line.length), width);
      expect(displayWidth(shown.line)).toBeLessThanOrEqual(width);
      expect(displayWidth(shown.before + shown.carets)).toBeLessThanOrEqual(displayWidth(shown.line) + 1);
    }),
  );
});
