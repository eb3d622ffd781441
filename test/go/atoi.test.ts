import { expect, test } from "vitest";
import { atoi } from "../../src/go/atoi.ts";

test("a whole number of 64 bits is read", () => {
  const texts = [
    "0",
    "7",
    "+7",
    "-7",
    "007",
    "-0",
    "9223372036854775807",
    "-9223372036854775808",
    `${"0".repeat(99)}1`,
  ];
  expect(texts.map(atoi)).toEqual([0n, 7n, 7n, -7n, 7n, 0n, 9223372036854775807n, -9223372036854775808n, 1n]);
});

test("of what is none it is said why", () => {
  const problem = (text: string, why: string) => `strconv.Atoi: parsing ${text}: ${why}`;
  const unreadable = ["", "+", "1 ", "1_0", "0x1", "1.0", "é", "١"];
  expect(unreadable.map(atoi)).toEqual(unreadable.map((text) => problem(`"${text}"`, "invalid syntax")));
  expect(atoi('"\n')).toBe(problem('"\\"\\n"', "invalid syntax"));
  const tooLarge = ["9223372036854775808", "-9223372036854775809", "9".repeat(100)];
  expect(tooLarge.map(atoi)).toEqual(tooLarge.map((text) => problem(`"${text}"`, "value out of range")));
});

test("a text of a million zeros is answered, number or not", () => {
  const zeros = "0".repeat(1_000_000);
  expect([zeros, `-${zeros}7`].map(atoi)).toEqual([0n, -7n]);
  expect(atoi(`${zeros}x`)).toBe(`strconv.Atoi: parsing "${zeros}x": invalid syntax`);
});
