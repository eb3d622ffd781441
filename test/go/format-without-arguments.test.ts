import { expect, test } from "vitest";
import { formatWithoutArguments } from "../../src/go/format-without-arguments.ts";

// What Go 1.26 prints.
test.for([
  ["plain text", "plain text"],
  ["100%", "100%!(NOVERB)"],
  ["100%.", "100%!.(MISSING)"],
  ["50% of it", "50%!o(MISSING)f it"],
  ["a%2Fb%20c", "a%!F(MISSING)b%!c(MISSING)"],
  ["%% and % %", "% and %"],
  ["%+v %-5.3d %#x", "%!v(MISSING) %!d(MISSING) %!x(MISSING)"],
  ["%*d %.*f", "%!(BADWIDTH)%!d(MISSING) %!(BADPREC)%!f(MISSING)"],
  ["%[1]d %[x %[", "%!d(BADINDEX) %!x(BADINDEX) %!(NOVERB)"],
  ["%ü %😀", "%!ü(MISSING) %!😀(MISSING)"],
])("%j", ([text = "", printed]) => {
  expect(formatWithoutArguments(text)).toBe(printed);
});

test("a long text takes no longer than it is long", () => {
  expect(formatWithoutArguments("%[".repeat(100_000)).length).toBeLessThan(2_000_000);
});
