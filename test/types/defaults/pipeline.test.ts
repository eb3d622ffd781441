import { expect, test } from "vitest";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import { cluster, created, of, resource } from "./defaulted.ts";

const pipeline = (spec: string, config = cluster({})) => created(of("Pipeline", spec), config).spec;

test("params get their types, results of the pipeline do not", () => {
  expect(
    pipeline("{ params: [{ name: files, default: [a] }], results: [{ name: r, value: $(tasks.a.results.b) }] }"),
  ).toEqual({
    params: [{ name: "files", default: ["a"], type: "array" }],
    results: [{ name: "r", description: "", value: "$(tasks.a.results.b)" }],
  });
});

test("tasks of both sections: references get their kind, embedded tasks their defaults", () => {
  expect(
    pipeline(
      `{
      tasks: [{ name: build, taskRef: { name: build } }, { name: fetch, taskRef: {} }],
      finally: [{ name: tell, taskSpec: { params: [{ name: who }], steps: [{ name: s, ref: {} }] } }] }`,
      cluster({ resolverType: "hub" }),
    ),
  ).toEqual({
    tasks: [
      { name: "build", taskRef: { name: "build", kind: "Task" } },
      { name: "fetch", taskRef: { resolver: "hub" } },
    ],
    finally: [
      {
        name: "tell",
        taskSpec: { params: [{ name: "who", type: "string" }], steps: [{ name: "s", ref: { resolver: "hub" } }] },
      },
    ],
  });
});

test("an embedded custom task keeps its own fields", () => {
  expect(
    pipeline(
      "{ tasks: [{ name: a, taskSpec: { apiVersion: x/v1, kind: Wait, spec: { params: [{ name: a }] }, params: [{ name: b }] } }] }",
    ),
  ).toEqual({
    tasks: [
      {
        name: "a",
        taskSpec: {
          apiVersion: "x/v1",
          kind: "Wait",
          spec: { params: [{ name: "a" }] },
          params: [{ name: "b", type: "string" }],
        },
      },
    ],
  });
});

test("as in the reference, pipelines inside a pipeline get nothing", () => {
  const before = resource(
    of(
      "Pipeline",
      "{ tasks: [{ name: a, pipelineRef: {} }, { name: b, pipelineSpec: { params: [{ name: p }], tasks: [{ name: c, taskRef: { name: t } }] } }] }",
    ),
  );
  expect(withDefaults(before, { config: cluster({ resolverType: "git" }) })).toBe(before);
});
