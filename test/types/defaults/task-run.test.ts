import { expect, test } from "vitest";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import { cluster, created, of, resource, updated } from "./defaulted.ts";

const taskRun = (spec: string, config = cluster({})) => created(of("TaskRun", spec), config).spec;

test("a bare TaskRun gets timeout, service account and the label of who manages it", () => {
  expect(created("{ apiVersion: tekton.dev/v1, kind: TaskRun }")).toEqual({
    apiVersion: "tekton.dev/v1",
    kind: "TaskRun",
    metadata: { labels: { "app.kubernetes.io/managed-by": "tekton-pipelines" } },
    spec: { timeout: "1h0m0s", serviceAccountName: "default" },
  });
});

test("what the cluster says comes first, what the run says before it", () => {
  const config = cluster({ timeoutMinutes: 90, serviceAccount: "builder", podTemplate: { schedulerName: "s" } });
  expect(taskRun("{ taskRef: { name: t } }", config)).toEqual({
    taskRef: { name: "t", kind: "Task" },
    timeout: "1h30m0s",
    serviceAccountName: "builder",
    podTemplate: { schedulerName: "s" },
  });
  expect(taskRun("{ timeout: 0s, serviceAccountName: me, podTemplate: { schedulerName: mine } }", config)).toEqual({
    timeout: "0s",
    serviceAccountName: "me",
    podTemplate: { schedulerName: "mine" },
  });
});

test("a cluster may have no default service account", () => {
  expect(taskRun("{}", cluster({ serviceAccount: "" }))).toEqual({ timeout: "1h0m0s", serviceAccountName: "" });
});

test.each([
  [0, "0s"],
  [-1, "-1m0s"],
  [153722868, "-2562047h46m33.709551616s"],
  [9223372036854775807n, "-1m0s"],
])("a timeout of %s minutes is %s, beyond an int64 too", (timeoutMinutes, timeout) => {
  expect(taskRun("{}", cluster({ timeoutMinutes }))).toEqual({ timeout, serviceAccountName: "default" });
});

test("an embedded task gets the defaults of tasks", () => {
  expect(taskRun("{ taskSpec: { params: [{ name: a }] } }")).toMatchObject({
    taskSpec: { params: [{ name: "a", type: "string" }] },
  });
});

test("a label that says who manages the run stays, even if it is empty", () => {
  const labels = (text: string) => created(`{ ${RUN}, metadata: { labels: { ${text} } } }`).metadata?.labels;
  expect(labels("app.kubernetes.io/managed-by: ''")).toEqual({ "app.kubernetes.io/managed-by": "" });
  expect(labels("app: x")).toEqual({ app: "x", "app.kubernetes.io/managed-by": "tekton-pipelines" });
  expect(labels("__proto__: x")).toEqual({ ["__proto__"]: "x", "app.kubernetes.io/managed-by": "tekton-pipelines" });
});

test("a new run loses the annotations of Tekton Chains, whatever stands for the dots and around them", () => {
  const annotated = (keys: string) => `{ ${RUN}, metadata: { name: a, annotations: { ${keys} } } }`;
  const reserved = '"chains.tekton.dev/signed": "true", "a.chains-tekton\u{1f600}dev/x/y": b';
  const annotations = { ["chains.tekton.dev/signed"]: "true", ["a.chains-tekton\u{1f600}dev/x/y"]: "b", mine: "x" };
  const labels = { "app.kubernetes.io/managed-by": "tekton-pipelines" };
  expect(created(annotated(`${reserved}, mine: x`)).metadata).toEqual({
    name: "a",
    annotations: { mine: "x" },
    labels,
  });
  expect(created(annotated(reserved)).metadata).toEqual({ name: "a", labels });
  expect(created(annotated('"chains.tekton.dev": a, "chains\\ntekton.dev/": b')).metadata).toEqual({
    name: "a",
    annotations: { "chains.tekton.dev": "a", "chains\ntekton.dev/": "b" },
    labels,
  });
  expect(updated(annotated(`${reserved}, mine: x`)).metadata).toEqual({ name: "a", annotations, labels });
});

test("a run that has its defaults is returned itself", () => {
  const config = cluster({ podTemplate: { env: [{ name: "A" }], hostNetwork: true } });
  const after = withDefaults(resource(of("TaskRun", "{ podTemplate: { env: [{ name: B }] } }")), { config });
  expect(withDefaults(after, { config, operation: "update" })).toBe(after);
});

const RUN = "apiVersion: tekton.dev/v1, kind: TaskRun";
