import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

const one = (value: string) =>
  pipeline(
    `{ tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t }, params: [{ name: p, value: ${value} }] }, { name: c, taskRef: { name: t }, params: [{ name: p, value: ${value} }] }] }`,
  );

test("params may use artifacts where they are switched on; else the first is told of", () => {
  expect(verdict(one("$(tasks.a.outputs.x)"))).toBe(
    "feature flag enable-artifacts should be set to true to use artifacts feature.: spec.tasks[1].params",
  );
  expect(verdict(one("$(tasks.a.outputs.x)"), { flags: { "enable-artifacts": "true" } })).toBe("");
  expect(verdict(one("[b, $(tasks.a.inputs.x)]"))).toBe(
    "feature flag enable-artifacts should be set to true to use artifacts feature.: spec.tasks[1].params",
  );
  expect(verdict(one("$(tasks.a.outputs)"))).toBe("");
});

test("the value is underlined, though the path ends before it", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskRef: { name: t }
  finally:
    - name: b
      taskRef: { name: t }
      params:
        - name: c
          value: d
        - name: e
          value: $(tasks.a.outputs.x) # want spec.finally[0].params "$(tasks.a.outputs.x)"
`),
  );
});
