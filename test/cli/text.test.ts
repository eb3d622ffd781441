import { expect, test } from "vitest";
import { charactersOf, displayWidth, visible, wrap } from "../../src/cli/text.ts";

test("what controls a terminal is shown, not done", () => {
  expect(visible("a\x1b[31mb\x07\n\tc\x7f")).toBe("a␛[31mb␇␊␉c␡");
  expect(visible("\x9b31m, \u202egnp.exe, \ud800")).toBe("\ufffd31m, \ufffdgnp.exe, \ufffd");
  expect(visible("tab\there", { keepTabs: true })).toBe("tab\there");
  expect(visible("größer, 日本, 👍")).toBe("größer, 日本, 👍");
});

test.each([
  ["build", 5],
  ["\x1b[1mbuild\x1b[22m", 5],
  ["größer", 6],
  ["gro\u0308ßer", 6],
  ["日本", 4],
  ["한글", 4],
  ["👍", 2],
  ["👩‍👩‍👧", 2],
  ["❤️", 2],
  ["←…·", 3],
])("%j takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test("characters are found in long texts, too, wherever these are cut", () => {
  const family = "👩‍👩‍👧";
  const text = `a${family.repeat(1000)}${"\u0308".repeat(1500)}日z`;
  const [first, ...rest] = charactersOf(text);
  expect(first).toBe("a");
  expect(rest.slice(0, 999)).toEqual(Array(999).fill(family));
  expect(rest.slice(-2)).toEqual(["日", "z"]);
  expect(charactersOf(`${"x".repeat(120_000)}日`)).toHaveLength(120_001);
});

test("lines are broken at blanks, and blanks at the start stay", () => {
  expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrap("  one two", 5)).toEqual(["  one", "two"]);
  expect(wrap("a-very-long-word b", 5)).toEqual(["a-very-long-word", "b"]);
  expect(wrap("\x1b[2mone two\x1b[22m three", 7)).toEqual(["\x1b[2mone two\x1b[22m", "three"]);
  expect(wrap("", 5)).toEqual([""]);
});
