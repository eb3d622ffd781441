import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findReferences, parseResultReference, parseVariable } from "../../src/substitute/references.ts";

const expressions = (text: string) => findReferences(text).map(({ expression }) => expression);

describe("references are found", () => {
  test("with their place", () => {
    expect(findReferences("go $(params.a)!$(b)")).toEqual([
      { start: 3, end: 14, expression: "params.a" },
      { start: 15, end: 19, expression: "b" },
    ]);
  });

  test("whatever stands in the brackets", () => {
    expect(expressions(`$() $( a ) $(params["x y"]) $(a\nb) $(😀)`)).toEqual([
      "",
      " a ",
      `params["x y"]`,
      "a\nb",
      "😀",
    ]);
  });

  test("the innermost, if one stands in another", () => {
    expect(expressions("$(params.$(params.a)) $(b)")).toEqual(["params.a", "b"]);
    expect(expressions("$($($(a")).toEqual([]);
    expect(expressions("$($($(a)))")).toEqual(["a"]);
  });

  test("up to the first bracket that closes", () => {
    expect(findReferences("$(f(x))")).toEqual([{ start: 0, end: 6, expression: "f(x" }]);
  });

  test("not without both brackets", () => {
    expect(expressions("")).toEqual([]);
    expect(expressions("a) $a $ (b) ${c} $(d")).toEqual([]);
    expect(expressions("$$(a)")).toEqual(["a"]);
  });
});

const pieces = ["$", "(", ")", "$(", "$()", "a", ".", "[0]", " ", "😀", "\n"];
const text = () => fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));

test("references never overlap, come in order, and are `$(`, the expression and `)`", () => {
  fc.assert(
    fc.property(text(), (given) => {
      let behind = 0;
      for (const { start, end, expression } of findReferences(given)) {
        expect(start).toBeGreaterThanOrEqual(behind);
        expect(given.slice(start, end)).toBe(`$(${expression})`);
        expect(expression).not.toMatch(/\$\(|\)/);
        behind = end;
      }
    }),
  );
});

test("no reference is left out", () => {
  fc.assert(
    fc.property(text(), (given) => {
      // The texts between those that were found.
      const parts: string[] = [];
      let from = 0;
      for (const { start, end } of findReferences(given)) {
        parts.push(given.slice(from, start));
        from = end;
      }
      expect([...parts, given.slice(from)].filter((part) => /\$\([^)]*\)/.test(part))).toEqual([]);
    }),
  );
});

test.for<[name: string, text: string, found: number]>([
  ["open brackets", "$(".repeat(500_000), 0],
  ["open brackets, closed at the end", `${"$(".repeat(500_000)})`, 1],
  ["closing brackets", `$(${")".repeat(1_000_000)}`, 1],
  ["open, then closing brackets", "$(".repeat(300_000) + ")".repeat(400_000), 1],
  ["references", "$(a)".repeat(250_000), 250_000],
  ["a long expression", `$(${"a".repeat(1_000_000)})`, 1],
  ["dollars", "$".repeat(1_000_000), 0],
])("a million letters of %s", ([, given, found]) => {
  expect(findReferences(given)).toHaveLength(found);
});

describe("a variable", () => {
  test("is names with dots, and an index at the end", () => {
    expect(parseVariable("params.image")).toEqual({ parts: ["params", "image"], index: undefined });
    expect(parseVariable("tasks.a-b.results.r_1[0]")).toEqual({
      parts: ["tasks", "a-b", "results", "r_1"],
      index: "0",
    });
    expect(parseVariable("params.list[*]")).toEqual({ parts: ["params", "list"], index: "*" });
    expect(parseVariable("a..b.")).toEqual({ parts: ["a", "", "b", ""], index: undefined });
  });

  test.for([
    "",
    "[0]",
    'params["x"]',
    "params['x']",
    "a b",
    " a",
    "a\n",
    "a[",
    "a[0",
    "a[-1]",
    "a[x]",
    "a[0][1]",
    "a[0].b",
    "é",
  ])("is not %j", (expression) => {
    expect(parseVariable(expression)).toBeUndefined();
  });
});

describe("a reference to a result", () => {
  const reference = { section: "tasks", pipelineTask: "a", result: "r" };

  test("names a task and a result, perhaps a part of it", () => {
    expect(parseResultReference("tasks.a.results.r")).toEqual(reference);
    expect(parseResultReference("finally.a.results.r")).toEqual({ ...reference, section: "finally" });
    expect(parseResultReference("tasks.a.results.r[0]")).toEqual({ ...reference, index: "0" });
    expect(parseResultReference("tasks.a.results.r[*]")).toEqual({ ...reference, index: "*" });
    expect(parseResultReference("tasks.a.results.r.key")).toEqual({ ...reference, key: "key" });
    expect(parseResultReference("tasks.a.results.r.key[007]")).toEqual({ ...reference, key: "key[007]" });
  });

  test("may name them empty", () => {
    expect(parseResultReference("tasks..results.")).toEqual({ section: "tasks", pipelineTask: "", result: "" });
  });

  test("may have an index beyond all numbers", () => {
    const index = "9".repeat(1_000_000);
    expect(parseResultReference(`tasks.a.results.r[${index}]`)).toEqual({ ...reference, index });
    expect(parseResultReference("tasks.a.results.r[007]")).toEqual({ ...reference, index: "007" });
  });

  test.for([
    "params.a",
    "tasks.a.status",
    "tasks.a.results",
    "tasks.a.result.r",
    "task.a.results.r",
    "steps.a.results.r",
    "context.tasks.a.results.r",
    "tasks.a.results.r.k.more",
    "tasks.a.results.r[0].k",
    "tasks.a.results.r['k']",
    " tasks.a.results.r",
    "tasks.a b.results.r",
    "tasks.a.results.r\n",
    "tasks.a.matrix.length",
  ])("is not %j", (expression) => {
    expect(parseResultReference(expression)).toBeUndefined();
  });

  test("is a variable of four or five parts", () => {
    const parts = fc.constantFrom("tasks", "finally", "results", "a", "b-1", "", ".", "[0]", "[*]", "[x]", " ");
    const expression = fc.array(parts, { maxLength: 7 }).map((list) => list.join("."));
    const likely = fc
      .tuple(fc.constantFrom("tasks", "finally", "x"), parts, parts, fc.constantFrom("", ".k", "[1]", ".k[*]", "."))
      .map(([section, task, result, rest]) => `${section}.${task}.results.${result}${rest}`);
    fc.assert(
      fc.property(fc.oneof(expression, likely), (given) => {
        const variable = parseVariable(given);
        const [section = "", , results, , , ...more] = variable?.parts ?? [];
        const isResult =
          ["tasks", "finally"].includes(section) &&
          results === "results" &&
          (variable?.parts.length ?? 0) > 3 &&
          more.length === 0;
        expect(parseResultReference(given) !== undefined).toBe(isResult);
      }),
    );
  });
});
