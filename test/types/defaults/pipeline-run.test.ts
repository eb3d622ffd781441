import { expect, test } from "vitest";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import { cluster, created, of, resource, updated } from "./defaulted.ts";

const pipelineRun = (spec: string, config = cluster({})) => created(of("PipelineRun", spec), config).spec;

test("a bare PipelineRun gets timeout and service account", () => {
  expect(created("{ apiVersion: tekton.dev/v1, kind: PipelineRun }")).toEqual({
    apiVersion: "tekton.dev/v1",
    kind: "PipelineRun",
    spec: { timeouts: { pipeline: "1h0m0s" }, taskRunTemplate: { serviceAccountName: "default" } },
  });
});

test("what the cluster says comes first, what the run says before it", () => {
  const config = cluster({
    timeoutMinutes: 5,
    serviceAccount: "builder",
    resolverType: "git",
    podTemplate: { nodeSelector: { disk: "ssd" } },
  });
  expect(pipelineRun("{ pipelineRef: {}, timeouts: { tasks: 1m } }", config)).toEqual({
    pipelineRef: { resolver: "git" },
    timeouts: { tasks: "1m0s", pipeline: "5m0s" },
    taskRunTemplate: { serviceAccountName: "builder", podTemplate: { nodeSelector: { disk: "ssd" } } },
  });
  expect(
    pipelineRun(
      "{ pipelineRef: { name: p }, timeouts: { pipeline: 0s }, taskRunTemplate: { serviceAccountName: me, podTemplate: { nodeSelector: {} } } }",
      config,
    ),
  ).toEqual({
    pipelineRef: { name: "p" },
    timeouts: { pipeline: "0s" },
    taskRunTemplate: { serviceAccountName: "me", podTemplate: { nodeSelector: {} } },
  });
});

test("a cluster without default service account adds no template", () => {
  expect(pipelineRun("{}", cluster({ serviceAccount: "" }))).toEqual({ timeouts: { pipeline: "1h0m0s" } });
});

test("an embedded pipeline gets the defaults of pipelines", () => {
  expect(pipelineRun("{ pipelineSpec: { tasks: [{ name: a, taskRef: { name: t } }] } }")).toMatchObject({
    pipelineSpec: { tasks: [{ name: "a", taskRef: { name: "t", kind: "Task" } }] },
  });
});

test("a new run loses the annotations of Tekton Chains, and gets no label", () => {
  const text =
    "{ apiVersion: tekton.dev/v1, kind: PipelineRun, metadata: { annotations: { chains.tekton.dev/signed: 'true' } } }";
  expect(created(text).metadata).toEqual({});
  expect(updated(text).metadata).toEqual({ annotations: { "chains.tekton.dev/signed": "true" } });
});

test("a run that has its defaults is returned itself", () => {
  const after = withDefaults(resource(of("PipelineRun", "{ pipelineRef: { name: p } }")));
  expect(withDefaults(after)).toBe(after);
});
