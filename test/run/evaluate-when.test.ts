import { describe, expect, test } from "vitest";
import { evaluateStepWhen, evaluateWhen } from "../../src/run/evaluate-when.ts";
import type { WhenExpression } from "../../src/types/when-expression.ts";

/** Whether they allow; why they cannot be told. */
const outcome = (when: readonly WhenExpression[], evaluate = evaluateWhen): unknown => {
  const made = evaluate(when);
  return made.ok ? made.value.allows : made.diagnostics.map(({ message, at }) => [message, at]);
};

describe("conditions", () => {
  test("allow if all of them hold, and if there is none", () => {
    const holds = { input: "a", operator: "in", values: ["a", "b"] };
    const fails = { input: "a", operator: "notin", values: ["a"] };
    expect([outcome([]), outcome([holds]), outcome([holds, fails])]).toEqual([true, true, false]);
  });

  test("compare texts letter by letter, and what was not replaced as it stands", () => {
    expect(outcome([{ input: "A", operator: "in", values: ["a"] }])).toBe(false);
    expect(outcome([{ input: "$(params.a)", operator: "in", values: ["$(params.a)"] }])).toBe(true);
    expect(outcome([{ operator: "in", values: [""] }])).toBe(true);
  });

  test("with any other operator mean `notin`, as in the reference", () => {
    expect(outcome([{ input: "a", operator: "exists", values: ["a"] }])).toBe(false);
    expect(outcome([{ input: "a", values: [] }])).toBe(true);
  });

  test("may be CEL", () => {
    expect([outcome([{ cel: "'a' in ['a']" }]), outcome([{ cel: "1 > 2" }])]).toEqual([true, false]);
    const made = evaluateWhen([{ cel: "1 < 2" }, { cel: "2 < 1" }, { cel: "1 < 2" }]);
    expect(made.ok && [...made.value.cel]).toEqual([
      ["1 < 2", true],
      ["2 < 1", false],
    ]);
  });
});

describe("CEL that cannot be evaluated", () => {
  test("is told in the words of cel-go", () => {
    expect(outcome([{ cel: "true" }, { cel: "1 / 0 == 1" }])).toEqual([["division by zero", ["when", 1, "cel"]]]);
    expect(outcome([{ cel: "'a' + 'b'" }])).toEqual([
      ["The CEL expression 'a' + 'b' is not evaluated to a boolean", ["when", 0, "cel"]],
    ]);
    expect(outcome([{ cel: "nope" }])).toEqual([
      ["ERROR: <input>:1:1: undeclared reference to 'nope' (in container '')\n | nope\n | ^", ["when", 0, "cel"]],
    ]);
  });

  test("behind one that is false fails a task, and not a step", () => {
    const when = [{ cel: "false" }, { cel: "1 / 0 == 1" }];
    expect(outcome(when)).toEqual([["division by zero", ["when", 1, "cel"]]]);
    expect(outcome(when, evaluateStepWhen)).toBe(false);
    expect(outcome([{ cel: "'a'" }], evaluateStepWhen)).toEqual([
      ["the CEL expression 'a' is not evaluated to a boolean", ["when", 0, "cel"]],
    ]);
  });
});
