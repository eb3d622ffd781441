import { expect, test } from "vitest";
import { decodeV1beta1 } from "../../../src/decode/v1beta1/decode.ts";
import { readYaml } from "../../../src/parse/read-yaml.ts";
import { defaultConfig } from "../../../src/types/config.ts";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import { cluster, frozen, of } from "../defaults/defaulted.ts";

/** The spec of a new resource of v1beta1, with its defaults. */
function created(kind: string, spec: string, config = defaultConfig): unknown {
  const decoded = decodeV1beta1(readYaml(of(kind, spec, "tekton.dev/v1beta1")).value);
  if (!decoded.ok || decoded.diagnostics.length > 0) throw new Error(JSON.stringify(decoded.diagnostics));
  return withDefaults(frozen(decoded.value), { config }).spec;
}

test("params and results of tasks get types, references of steps no resolver", () => {
  const config = cluster({ resolverType: "hub" });
  expect(
    created("Task", "{ params: [{ name: a, default: [] }], results: [{ name: b }], steps: [{ ref: {} }] }", config),
  ).toEqual({
    params: [{ name: "a", default: [], type: "array" }],
    results: [{ name: "b", type: "string" }],
    steps: [{ name: "", ref: {} }],
  });
});

test("pipeline tasks get what their references and embedded tasks leave out, in finally too", () => {
  const tasks = "[{ taskRef: { name: a } }, { taskSpec: { params: [{ name: b }] } }]";
  const want = [{ taskRef: { name: "a", kind: "Task" } }, { taskSpec: { params: [{ name: "b", type: "string" }] } }];
  expect(created("Pipeline", `{ tasks: ${tasks}, finally: ${tasks} }`)).toEqual({ tasks: want, finally: want });
});

test("what is not in v1 stays as it is", () => {
  expect(created("Pipeline", "{ resources: [], tasks: [{ taskRef: { bundle: b, name: a }, resources: {} }] }")).toEqual(
    {
      resources: [],
      tasks: [{ taskRef: { bundle: "b", name: "a", kind: "Task" }, resources: {} }],
    },
  );
});

test("a TaskRun gets the same as in v1", () => {
  expect(created("TaskRun", "{ taskSpec: { results: [{ name: a }] } }")).toEqual({
    serviceAccountName: "default",
    timeout: "1h0m0s",
    taskSpec: { results: [{ name: "a", type: "string" }] },
  });
});

test("a PipelineRun has its service account and pod template in the spec", () => {
  const config = cluster({ podTemplate: { hostNetwork: true }, serviceAccount: "builder" });
  expect(created("PipelineRun", "{ pipelineRef: { name: a }, timeout: 5m }", config)).toEqual({
    pipelineRef: { name: "a" },
    timeout: "5m0s",
    serviceAccountName: "builder",
    podTemplate: { hostNetwork: true },
  });
});

test("a PipelineRun without limits gets the old field, one with limits the new one", () => {
  const config = cluster({ serviceAccount: "" });
  expect(created("PipelineRun", "{}", config)).toEqual({ timeout: "1h0m0s" });
  expect(created("PipelineRun", "{ timeouts: { tasks: 5m } }", config)).toEqual({
    timeouts: { tasks: "5m0s", pipeline: "1h0m0s" },
  });
});
