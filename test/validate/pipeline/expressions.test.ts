import { expect, test } from "vitest";
import { expressionsOf } from "../../../src/validate/pipeline/expressions.ts";

test("the params and conditions of a pipeline task that hold expressions, and where they are", () => {
  const found = expressionsOf({
    name: "a",
    params: [
      { name: "p", value: "x" },
      { name: "q", value: ["$(a)", "x$(b[0])"] },
      { name: "__proto__", value: { k: "$(c.d)" } },
    ],
    when: [{ input: "$(e)", operator: "in", values: ["$(f)", "$(g['h'])"] }, { cel: "'$(i)' == ''" }],
    matrix: {
      params: [{ name: "r", value: ["$(j)"] }],
      include: [{ name: "k" }, { name: "l", params: [{ name: "s", value: "$(m)" }] }],
    },
  });
  const shown = found.map(({ field, expressions, here }) => [
    field,
    expressions.join(" "),
    ...Array.from(here([{ message: "", paths: [""], at: [] }]), ({ paths, at }) => `${paths.join()} ${at.join("/")}`),
  ]);
  expect(shown).toEqual([
    ["params", "a b[0]", "params[q] params/1"],
    ["params", "c.d", "params[__proto__] params/2"],
    ["when", "e f", "when[0] when/0"],
    ["when", "i", "when[1] when/1"],
    ["matrix.params", "j", "matrix.params[r] matrix/params/0"],
    ["matrix.include", "m", "matrix.include[1].params[s] matrix/include/1/params/0"],
  ]);
});

test("a task that says nothing of these has none", () => {
  expect(expressionsOf({ name: "a" })).toEqual([]);
});
