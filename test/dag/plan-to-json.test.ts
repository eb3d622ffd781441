import { expect, test } from "vitest";
import { planToJson } from "../../src/dag/plan-to-json.ts";
import { plan } from "./helpers.ts";

test("a plan as JSON", () => {
  const json = planToJson(
    plan(`
tasks:
- { name: build }
- name: test
  runAfter: [build]
  params: [{ name: image, value: "$(tasks.build.results.images[0])" }]
  matrix: { params: [{ name: os, value: [linux, mac] }, { name: cpu, value: [arm] }] }
finally:
- { name: notify, when: [{ input: $(tasks.build.results.ref.url), operator: in, values: [a] }] }`),
  );
  const at = ["params", 0, "value"];
  const images = { section: "tasks", pipelineTask: "build", result: "images", index: "0" };
  const ref = { section: "tasks", pipelineTask: "build", result: "ref", key: "url" };
  expect(json).toEqual({
    name: "p",
    levels: [["build"], ["test"]],
    tasks: [
      {
        name: "build",
        at: ["spec", "tasks", 0],
        level: 0,
        dependsOn: [],
        dependents: ["test"],
        redundantRunAfter: [],
      },
      {
        name: "test",
        at: ["spec", "tasks", 1],
        level: 1,
        dependsOn: [
          {
            task: "build",
            reasons: [
              { kind: "runAfter", text: "runAfter", at: ["runAfter", 0] },
              { kind: "result", text: "result images[0] in params[0].value", at, reference: images },
            ],
          },
        ],
        dependents: [],
        redundantRunAfter: ["build"],
        matrix: {
          count: 2,
          isVariable: false,
          combinations: [
            [
              { name: "cpu", value: "arm" },
              { name: "os", value: "linux" },
            ],
            [
              { name: "cpu", value: "arm" },
              { name: "os", value: "mac" },
            ],
          ],
        },
      },
    ],
    finally: [
      {
        name: "notify",
        at: ["spec", "finally", 0],
        level: 0,
        dependsOn: [
          {
            task: "build",
            reasons: [
              {
                kind: "result",
                text: "result ref.url in when[0].input",
                at: ["when", 0, "input"],
                reference: ref,
              },
            ],
          },
        ],
        dependents: [],
        redundantRunAfter: [],
      },
    ],
  });
  expect(JSON.parse(JSON.stringify(json))).toStrictEqual(json);
});

test("of a matrix that depends on variables there are no rows, of an endless one no count", () => {
  const matrices = (params: string) => planToJson(plan(`tasks: [{ name: a, matrix: { params: ${params} } }]`));
  const endless = Array.from({ length: 40 }, () => "{ name: a, value: [u, v, w] }").join(", ");
  expect(matrices("[{ name: a, value: [$(params.x)] }]").tasks[0]?.matrix).toStrictEqual({
    count: 1,
    isVariable: true,
  });
  expect(matrices(`[${endless}]`).tasks[0]?.matrix).toStrictEqual({ count: null, isVariable: false });
});
