import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

const finals = (fields: string) =>
  verdict(
    pipeline(
      `{ tasks: [{ name: a, taskRef: { name: t } }], finally: [{ name: b, taskRef: { name: t } }, { name: c, taskRef: { name: t }, ${fields} }] }`,
    ),
  );

test("there are tasks before the finally tasks", () => {
  expect(verdict(pipeline("{ finally: [{ name: a, taskRef: { name: b } }, { name: c, taskRef: { name: b } }] }"))).toBe(
    "invalid value: spec.tasks is empty but spec.finally has 2 tasks: spec.finally",
  );
});

test("a finally task waits for nobody", () => {
  expect(finals("runAfter: [a]")).toBe(
    "invalid value: no runAfter allowed under spec.finally, final task c has runAfter specified: spec.finally[1]",
  );
  expect(finals("runAfter: []")).toBe("");
});

test("it uses results of the others only", () => {
  expect(
    finals(
      "params: [{ name: p, value: $(tasks.a.results.r) $(tasks.b.results.r) $(tasks.x.results.r) $(finally.c.results.r) }]",
    ),
  ).toBe(`invalid value: invalid task result reference, final task has task result reference from a final task b: spec.finally[1].params[p].value
invalid value: invalid task result reference, final task has task result reference from a final task c: spec.finally[1].params[p].value
invalid value: invalid task result reference, final task has task result reference from a task x which is not defined in the pipeline: spec.finally[1].params[p].value`);
  expect(
    finals("when: [{ input: $(tasks.b.results.r), operator: in, values: [$(tasks.y.results.r)] }]"),
  ).toBe(`invalid value: invalid task result reference, final task has task result reference from a final task b: spec.finally[1].when[0]
invalid value: invalid task result reference, final task has task result reference from a task y which is not defined in the pipeline: spec.finally[1].when[0]`);
  expect(finals("params: [{ name: p, value: $(tasks.x.results.r.k.l) }]")).toBe("");
});

test("a matrix is not looked at", () => {
  expect(finals("matrix: { params: [{ name: p, value: [$(tasks.x.results.r)] }] }")).toBe("");
});

test("a finding is shown where it is", () => {
  expectPlaces(
    pipeline(`
  finally: # want spec.finally "finally"
    - name: a
      taskRef: { name: t }
      runAfter: [b] # want spec.finally[0] "runAfter"
      params:
        - name: p
          value: $(tasks.x.results.r) # want spec.finally[0].params[p].value "$(tasks.x.results.r)"
      when:
        - input: $(tasks.a.results.r) # want spec.finally[0].when[0] "input: $(tasks.a.results.r)"
          operator: in
          values: [c]
`),
  );
});
