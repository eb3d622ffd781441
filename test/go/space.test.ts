import { expect, test } from "vitest";
import { isSpace, trimSpace } from "../../src/go/space.ts";

test("space is what Go's unicode.IsSpace takes for it, U+0085 included and U+FEFF not", () => {
  const characters = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code));
  expect(characters.filter(isSpace).join("")).toBe(
    "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
  );
});

test("no character is no space", () => {
  expect(isSpace("")).toBe(false);
});

test("space is taken from both ends, and from nowhere else", () => {
  expect(["", " \t\r\n", "\u0085a\u3000 b\u00a0", "\ufeffa\u200b", "a"].map(trimSpace)).toEqual([
    "",
    "",
    "a\u3000 b",
    "\ufeffa\u200b",
    "a",
  ]);
});
