import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

const result = (value: string) =>
  verdict(
    pipeline(
      `{ tasks: [{ name: a, taskRef: { name: t } }], finally: [{ name: f, taskRef: { name: t } }], results: [{ name: r, value: ${value} }] }`,
    ),
  );

test("a result of a pipeline is put together from results of its tasks", () => {
  expect(result("$(tasks.a.results.r)")).toBe("");
  expect(result("$(finally.f.results.r)$(tasks.a.results.r) and more")).toBe("");
  expect(result("['$(tasks.a.results.r[*])', b]")).toBe("");
  expect(result("{ k: $(tasks.a.results.r.k) }")).toBe("");
});

test("what is no expression, or another one, is told of in several ways", () => {
  expect(
    result("b"),
  ).toBe(`invalid value: expected pipeline results to be task result expressions but an invalid expressions was found: spec.results[0].value
invalid value: expected pipeline results to be task result expressions but no expressions were found: spec.results[0].value
invalid value: referencing a nonexistent task: spec.results[0].value`);
  expect(
    result("''"),
  ).toBe(`invalid value: expected pipeline results to be task result expressions but an invalid expressions was found: spec.results[0].value
invalid value: expected pipeline results to be task result expressions but no expressions were found: spec.results[0].value`);
  expect(
    result("[b]"),
  ).toBe(`invalid value: expected pipeline results to be task result expressions but an invalid expressions was found: spec.results[0].value
invalid value: expected pipeline results to be task result expressions but no expressions were found: spec.results[0].value`);
  expect(
    result("{}"),
  ).toBe(`invalid value: expected pipeline results to be task result expressions but an invalid expressions was found: spec.results[0].value
invalid value: expected pipeline results to be task result expressions but no expressions were found: spec.results[0].value`);
  expect(
    result("$(params.x)"),
  ).toBe(`invalid value: expected pipeline results to be task result expressions but an invalid expressions was found: spec.results[0].value
invalid value: referencing a nonexistent task: spec.results[0].value`);
  expect(result("$(context.pipelineRun.name) $(tasks.a.results.r)")).toBe(
    "invalid value: referencing a nonexistent task: spec.results[0].value",
  );
});

test("the tasks are there, in the section that is named", () => {
  expect(result("$(tasks.x.results.r)")).toBe("invalid value: referencing a nonexistent task: spec.results[0].value");
  expect(result("$(finally.a.results.r)")).toBe("invalid value: referencing a nonexistent task: spec.results[0].value");
  expect(result("['$(tasks.x.results.r)']")).toBe("");
});

test("the text is split at $, so what stands before a reference is taken for one", () => {
  expect(result("b $(tasks.a.results.r)")).toBe("invalid value: referencing a nonexistent task: spec.results[0].value");
  expect(result("$(tasks.a.results.r) costs 5$")).toBe("");
  expect(result("$(tasks.a.results.r) costs $5")).toBe(
    "invalid value: referencing a nonexistent task: spec.results[0].value",
  );
});

test("an expression has four or five parts", () => {
  expect(result("$(tasks.a.results.r.k)")).toBe("");
  expect(
    result("$(tasks.a.results.r.k.l)"),
  ).toBe(`invalid value: expected all of the expressions [tasks.a.results.r.k.l] to be result expressions but only [] were: spec.results[0].value
invalid value: referencing a nonexistent task: spec.results[0].value`);
});

test("the value is underlined", () => {
  expectPlaces(
    pipeline(`
  tasks: [{ name: a, taskRef: { name: t } }]
  results:
    - name: r
      value: $(tasks.x.results.r) # want spec.results[0].value "$(tasks.x.results.r)"
`),
  );
});
