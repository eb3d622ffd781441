import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

const uses = (section: "tasks" | "finally", fields: string) => {
  const user = `{ name: u, taskRef: { name: t }, ${fields} }`;
  return verdict(
    pipeline(
      `{ tasks: [{ name: a, taskRef: { name: t } }${section === "tasks" ? `, ${user}` : ""}], finally: [${section === "finally" ? user : ""}] }`,
    ),
  );
};

test("tasks do not ask how others ended", () => {
  expect(uses("tasks", "params: [{ name: p, value: $(tasks.a.status) }]")).toBe(
    "invalid value: pipeline tasks can not refer to execution status of any other pipeline task or aggregate status of tasks: spec.tasks[1].params[p].value",
  );
  expect(uses("tasks", "params: [{ name: p, value: $(tasks.status) $(tasks.a.reason) }]")).toBe(
    "invalid value: pipeline tasks can not refer to execution status of any other pipeline task or aggregate status of tasks: spec.tasks[1].params[p].value",
  );
  expect(uses("tasks", "when: [{ input: $(tasks.a.status), operator: in, values: [$(tasks.status)] }]")).toBe(
    "invalid value: pipeline tasks can not refer to execution status of any other pipeline task or aggregate status of tasks: spec.tasks[1].when[0]",
  );
});

test("finally tasks may, of tasks that are there", () => {
  expect(uses("finally", "params: [{ name: p, value: $(tasks.a.status) $(tasks.a.reason) $(tasks.status) }]")).toBe("");
  expect(
    uses("finally", "params: [{ name: p, value: $(tasks.x.status) $(tasks.y.reason) $(tasks.reason) }]"),
  ).toBe(`invalid value: pipeline task reason is not defined in the pipeline: spec.finally[0].params[p].value
invalid value: pipeline task x is not defined in the pipeline: spec.finally[0].params[p].value
invalid value: pipeline task y is not defined in the pipeline: spec.finally[0].params[p].value`);
  expect(
    uses("finally", "when: [{ input: $(tasks.x.status), operator: in, values: [$(tasks.u.status)] }]"),
  ).toBe(`invalid value: pipeline task u is not defined in the pipeline: spec.finally[0].when[0]
invalid value: pipeline task x is not defined in the pipeline: spec.finally[0].when[0]`);
});

test("beside a reference to a result, nothing else counts", () => {
  expect(uses("tasks", "params: [{ name: p, value: $(tasks.a.status) $(tasks.a.results.r) }]")).toBe("");
});

test("a matrix is not looked at", () => {
  expect(uses("tasks", "matrix: { params: [{ name: p, value: [$(tasks.a.status)] }] }")).toBe("");
});

test("the value is underlined, or the condition", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskRef: { name: t }
      params:
        - name: p
          value: $(tasks.status) # want spec.tasks[0].params[p].value "$(tasks.status)"
  finally:
    - name: b
      taskRef: { name: t }
      when:
        - operator: in # want spec.finally[0].when[0] "operator: in"
          input: $(tasks.x.status)
          values: [a]
`),
  );
});
