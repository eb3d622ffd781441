import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dottedExpressions,
  looksLikeResult,
  parseResultExpression,
  textsOf,
} from "../../src/substitute/expressions.ts";

test("expressions in dotted notation, with an index at most", () => {
  expect(dottedExpressions("$(a) $(b.c[0]) $$(d[*]) $(e-f_g)")).toEqual(["a", "b.c[0]", "d[*]", "e-f_g"]);
  expect(dottedExpressions("$() $( a) $(a b) $(a['b']) $(a[x]) $(a[0].b) $(a[0][1]) $(é) $(a")).toEqual([]);
  expect(dottedExpressions("$(a$(b))")).toEqual(["b"]);
});

test("the texts of a value are its items, or what stands behind its keys", () => {
  expect(textsOf("a")).toEqual(["a"]);
  expect(textsOf(["a", "b"])).toEqual(["a", "b"]);
  expect(textsOf({ k: "a", l: "b" })).toEqual(["a", "b"]);
});

test("a result has four parts or more, and the third is results", () => {
  for (const expression of ["tasks.a.results.r", "finally.a.results.r.k", "tasks..results.", "tasks.a.results.r.k.l"])
    expect([expression, looksLikeResult(expression)]).toEqual([expression, true]);
  for (const expression of ["tasks.a.results", "task.a.results.r", "tasks.a.result.r", "", "tasks.a.b.results.r"])
    expect([expression, looksLikeResult(expression)]).toEqual([expression, false]);
});

test("a reference to a result has four or five", () => {
  expect(parseResultExpression("tasks.a.results.r[0]")).toEqual({ pipelineTask: "a", result: "r" });
  expect(parseResultExpression("finally.a.results.r[0].k")).toEqual({ pipelineTask: "a", result: "r[0]" });
  expect(parseResultExpression("tasks.a.results.r.k.l")).toBeUndefined();
  expect(parseResultExpression("params.a")).toBeUndefined();
});

test("each expression stands in the text, between its brackets", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("$(", ")", "a", ".", "[0]", "[*]", " ", "$")), (parts) => {
      const text = parts.join("");
      for (const expression of dottedExpressions(text)) expect(text).toContain(`$(${expression})`);
    }),
  );
});
