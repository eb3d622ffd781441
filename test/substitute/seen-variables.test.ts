import fc from "fast-check";
import { expect, test } from "vitest";
import {
  extractNames,
  literalPrefix,
  trimArrayIndex,
  trimStar,
  variablesByName,
} from "../../src/substitute/seen-variables.ts";

const PARAMS = literalPrefix("params");
const values = (text: string) => PARAMS.find(text).map(({ value }) => value);

test("a variable is written with a dot, or with brackets and quotes", () => {
  expect(PARAMS.find(`a $(params.b) $(params["c.d"])$(params['e'])`)).toEqual([
    { text: "$(params.b)", value: "b", isDotted: true },
    { text: '$(params["c.d"])', value: "c.d", isDotted: false },
    { text: "$(params['e'])", value: "e", isDotted: false },
  ]);
});

test("it ends at the first closing bracket behind it, so an inner one is a part of it", () => {
  expect(values("$(params.a$(params.b))")).toEqual(["a$(params.b"]);
  expect(values("$(params['a)'])")).toEqual(["a)"]);
  expect(values("$(params['a) $(params['b'])")).toEqual(["a) $(params['b"]);
  expect(values("$(params.)")).toEqual([""]);
});

test("what does not end on its line is none", () => {
  expect(values("$(params.a")).toEqual([]);
  expect(values("$(params.a\n) $(params.b)")).toEqual(["b"]);
  expect(values("$(params['a\n'])")).toEqual([]);
  expect(values("$(params['a'] $(params.b)")).toEqual(["b"]);
});

test("what begins otherwise is none, but a dollar sign too many is no matter", () => {
  expect(values("$(paramsa) $(inputs.params.b) $(params) (params.c)")).toEqual([]);
  expect(values("$$(params.a)")).toEqual(["a"]);
});

test("names are what stands before the first dot, or all that stands in brackets", () => {
  expect(extractNames("$(params.a) $(params.b.c) $(params['d.e.f'])", PARAMS)).toEqual({ names: ["a", "b", "d.e.f"] });
  expect(extractNames("$(params.a) $(params.b.c.d) $(params.e)", PARAMS)).toEqual({
    names: ["a"],
    problem:
      'Invalid referencing of parameters in "$(params.a) $(params.b.c.d) $(params.e)"! Only two dot-separated components after the prefix "params" are allowed.',
  });
  const context = literalPrefix("context.task", "context\\.task");
  expect(extractNames("$(context.task.a.b.c)", context).problem).toContain('the prefix "context\\.task"');
});

test("indices are no part of a name", () => {
  expect(["a[0]", "a[*]", "a[]", "a[12*]b[3]", "a[x]", "a[-1]"].map(trimArrayIndex)).toEqual([
    "a",
    "a",
    "a",
    "ab",
    "a[x]",
    "a[-1]",
  ]);
  expect(["a[*]", "a[*]b", "a[0]", "[*]"].map(trimStar)).toEqual(["a", "a[*]b", "a[0]", ""]);
});

test("the reference's regular expression finds the same", () => {
  const pieces = fc.array(fc.constantFrom("$(params", ".", "['", '["', "'])", '"])', ")", "a", "\n", "$", "[*]", " "));
  const pattern = /\$\(params(?:\.(.*?)\)|\["(.*?)"\]\)|\['(.*?)'\]\))/g;
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const expected = Array.from(text.matchAll(pattern), ([found, dotted, double, single]) => ({
        text: found,
        value: dotted ?? double ?? single,
        isDotted: dotted !== undefined,
      }));
      expect(PARAMS.find(text)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test("the variables of many names are those of each", () => {
  const pieces = fc.array(
    fc.constantFrom("$(params.", "a", "ab", ".", "['", '["', "'])", '"])', ")", "\n", "$(params.a.", "x"),
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const names = ["a", "ab", "x", ""];
      const found = variablesByName(text, "params", new Set(names));
      for (const name of names) {
        const expected = literalPrefix(`params.${name}`).find(text);
        expect([name, found.get(name) ?? []]).toEqual([name, expected]);
      }
    }),
    { numRuns: 2000 },
  );
});
