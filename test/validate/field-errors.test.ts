import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { formatFieldErrors, mergeFieldErrors } from "../../src/validate/field-errors.ts";

const problem = (message: string, paths: readonly string[], details?: string): Diagnostic => ({
  code: "validate/any",
  severity: "error",
  message,
  paths,
  at: [],
  ...(details === undefined ? {} : { details }),
});

test("errors of one text are one, with each path once, in the order of code points", () => {
  const errors = [problem("b", ["x[2]", "x[10]"]), problem("a", ["y"]), problem("b", ["x[1]", "x[2]"])];
  expect(formatFieldErrors(errors)).toBe("a: y\nb: x[10], x[1], x[2]");
});

test("errors of other details are others, and details stand on a line of their own", () => {
  const errors = [problem("a", ["x"], "2"), problem("a", ["x"], "1"), problem("a", ["x"])];
  expect(formatFieldErrors(errors)).toBe("a: x\na: x\n1\na: x\n2");
});

test("a message may end as the details of another begin", () => {
  expect(mergeFieldErrors([problem("a", ["x"], "b-c"), problem("a-b", ["y"], "c")])).toEqual([
    { message: "a", details: "b-c", paths: ["x", "y"] },
  ]);
});

test("an error without paths ends in a colon and a blank", () => {
  expect(formatFieldErrors([problem("a", [])])).toBe("a: ");
});

test("what is no error is left out, and what decoding said", () => {
  expect(formatFieldErrors([{ ...problem("a", ["x"]), severity: "warning" }])).toBe("");
  expect(formatFieldErrors([{ ...problem("a", ["x"]), code: "decode/unknown-field" }])).toBe("");
});

test("something else than a list of diagnostics is a mistake of the caller", () => {
  expect(() => formatFieldErrors({} as never)).toThrow(TypeError);
  expect(() => mergeFieldErrors([null] as never)).toThrow(TypeError);
});

const problems = fc.array(
  fc
    .tuple(
      fc.constantFrom("a", "a-b", "😀", "\uffff", "__proto__"),
      fc.array(fc.constantFrom("x", "x[1]", "x[10]", "")),
      fc.option(fc.constantFrom("b", "", "b-c")),
    )
    .map(([message, paths, details]) => problem(message, paths, details ?? undefined)),
);

test("what was merged stays as it is when it is merged again, and the order of findings is no matter", () => {
  fc.assert(
    fc.property(problems, (list) => {
      const merged = mergeFieldErrors(list);
      const asProblems = (errors: typeof merged) =>
        errors.map(({ message, paths, details }) => problem(message, paths, details));
      expect(mergeFieldErrors(asProblems(merged))).toEqual(merged);
      const texts = (errors: typeof merged) => errors.map(({ message, details = "" }) => `${message}-${details}`);
      expect(texts(mergeFieldErrors([...list].reverse())).sort()).toEqual(texts(merged).sort());
    }),
  );
});
