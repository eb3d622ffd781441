import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "./verdict.ts";

const when = (fields: string) => pipeline(`{ tasks: [{ name: a, taskRef: { name: b }, when: [{ ${fields} }] }] }`);
const cel = { flags: { "enable-cel-in-whenexpression": "true" } };

test("a condition has an operator and values", () => {
  expect(verdict(when("input: a, operator: in, values: [b]"))).toBe("");
  expect(verdict(when("input: '', operator: notin, values: ['']"))).toBe("");
  expect(verdict(when("operator: In, values: [b]"))).toBe(
    'invalid value: operator "In" is not recognized. valid operators: in,notin: spec.tasks[0].when[0]',
  );
  expect(verdict(when("input: a"))).toBe(
    'invalid value: operator "" is not recognized. valid operators: in,notin: spec.tasks[0].when[0]',
  );
  expect(verdict(when("input: a, operator: in, values: []"))).toBe(
    "invalid value: expecting non-empty values field: spec.tasks[0].when[0]",
  );
  expect(verdict(when("input: '', operator: '', values: []"))).toBe("missing field(s): spec.tasks[0].when[0]");
});

test("CEL must be switched on, and stands alone", () => {
  expect(verdict(when("cel: 'true'"))).toBe(
    "feature flag enable-cel-in-whenexpression should be set to true to use CEL: true in WhenExpression: spec.tasks[0].when[0]",
  );
  expect(verdict(when("cel: 'true'"), cel)).toBe("");
  expect(verdict(when("cel: 'true', values: []"), cel)).toBe("");
  expect(verdict(when("cel: 'true', input: a"), cel)).toBe(
    "cel and input+operator+values cannot be set in one WhenExpression: &{a  [] true}: ",
  );
  expect(verdict(when("cel: 'true', operator: in, values: [b, c]"), cel)).toBe(
    "cel and input+operator+values cannot be set in one WhenExpression: &{ in [b c] true}: ",
  );
});

test("the wrong part is underlined, or else the condition", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskRef: { name: b }
      when:
        - input: c
          operator: is # want spec.tasks[0].when[0] "is"
        - input: d # want spec.tasks[0].when[1] "input: d"
          operator: in
        - input: '' # want spec.tasks[0].when[2] "input: ''"
        - cel: 'true' # want spec.tasks[0].when[3] "'true'"
`),
  );
});
