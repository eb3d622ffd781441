import type { Json } from "../resources/arbitraries.ts";
import { append, inSpec, leaveOut, ofKind, put, repeatFirst, type Slip, slipsAt, spec } from "./slip.ts";

const started = { startTime: "2024-05-01T12:00:00Z" };

const taskRunSlips = ofKind("TaskRun", {
  "a reference and a spec": spec({ taskRef: { name: "t" }, taskSpec: { steps: [{ image: "x" }] } }),
  "neither reference nor spec": inSpec(leaveOut("taskRef", "taskSpec")),
  "a reference with a bad name": spec({ taskRef: { name: "My Task" }, taskSpec: undefined }),
  "a status that is none": spec({ status: "Cancelled" }),
  "waits, but has started": (run) => ({
    ...put({ status: started })(run),
    spec: { ...(run["spec"] as Json), status: "TaskRunPending" },
  }),
  "a message without status": spec({ status: "", statusMessage: "because" }),
  "negative retries": spec({ retries: -1 }),
  "a negative timeout": spec({ timeout: "-1h0m" }),
  "a breakpoint that is none": spec({ debug: { breakpoints: { onFailure: "always", beforeSteps: ["a", "b", "a"] } } }),
  "a breakpoint that is empty": spec({ debug: { breakpoints: { beforeSteps: ["a"] } } }),
  "a step set twice": spec({ stepSpecs: [{ name: "a" }, { name: "" }, { name: "A" }] }),
  "a sidecar set without name": spec({ sidecarSpecs: [{ name: "" }, { name: "x" }, { name: "x" }] }),
  "resources of pod and steps": spec({
    computeResources: { limits: { cpu: "1" } },
    stepSpecs: [{ name: "a", computeResources: { requests: { cpu: "1" } } }],
  }),
  "a forbidden variable": spec({
    podTemplate: {
      env: [
        { name: "SECRET", value: "x" },
        { name: "TOKEN", value: "x" },
      ],
    },
  }),
  "no spec": leaveOut("spec"),
});

const pipelineRunSlips = ofKind("PipelineRun", {
  "a reference and a spec": spec({
    pipelineRef: { name: "p" },
    pipelineSpec: { tasks: [{ name: "a", taskRef: { name: "t" } }] },
  }),
  "neither reference nor spec": inSpec(leaveOut("pipelineRef", "pipelineSpec")),
  "a reference with a resolver and a name": spec({
    pipelineRef: { name: "p", resolver: "bundles" },
    pipelineSpec: undefined,
  }),
  "a status that is none": spec({ status: "Canceled" }),
  "waits, but has started": (run) => ({
    ...put({ status: started })(run),
    spec: { ...(run["spec"] as Json), status: "PipelineRunPending" },
  }),
  "a result given as a param": inSpec(append("params", { name: "r", value: "$(tasks.fetch.results.digest)" })),
  "results given in a list": inSpec(
    append("params", { name: "r", value: ["$(tasks.a.results.b)", "$(tasks.a.results.b.c.d)"] }),
  ),
  "negative timeouts": spec({ timeouts: { pipeline: "-1h", tasks: "-1m", finally: "-1s" } }),
  "parts longer than the whole": spec({ timeouts: { pipeline: "1h", tasks: "2h", finally: "90m" } }),
  "parts too long together": spec({ timeouts: { pipeline: "1h", tasks: "40m", finally: "30m" } }),
  "parts without limit": spec({ timeouts: { pipeline: "1h", tasks: "0", finally: "0s" } }),
  "a part without limit of less than no time": spec({ timeouts: { pipeline: "-1m", tasks: "0", finally: "-2m" } }),
  "parts of a run without limit": spec({ timeouts: { pipeline: "0", tasks: "1m", finally: "0" } }),
  "a task longer than the tasks": spec({
    timeouts: { pipeline: "1h", tasks: "5m" },
    taskRunSpecs: [{ pipelineTaskName: "a", timeout: "6m" }],
  }),
  "a task longer than the default": spec({
    timeouts: undefined,
    taskRunSpecs: [{ pipelineTaskName: "a", timeout: "99h" }],
  }),
  "a task longer than the run": spec({
    timeouts: { pipeline: "1m" },
    taskRunSpecs: [{ pipelineTaskName: "a", timeout: "90s" }, { timeout: "-1s" }],
  }),
  "a step set twice": spec({ taskRunSpecs: [{ stepSpecs: [{ name: "" }, { name: "a" }, { name: "a" }] }] }),
  "resources of pod and steps": spec({
    taskRunSpecs: [{ computeResources: {}, stepSpecs: [{ name: "a", computeResources: { limits: { cpu: 1 } } }] }],
  }),
  "forbidden variables": spec({
    taskRunTemplate: { podTemplate: { env: [{ name: "SECRET" }] } },
    taskRunSpecs: [{ podTemplate: { env: [{ name: "LANG" }, { name: "TOKEN" }] } }],
  }),
  "no spec": leaveOut("spec"),
});

const customRunSlips = ofKind("CustomRun", {
  "a reference and a spec": spec({
    customRef: { apiVersion: "x/v1", kind: "X" },
    customSpec: { apiVersion: "x/v1", kind: "X" },
  }),
  "neither reference nor spec": inSpec(leaveOut("customRef", "customSpec")),
  "a reference without version": spec({ customRef: { kind: "X" }, customSpec: undefined }),
  "a spec without kind": spec({ customRef: undefined, customSpec: { apiVersion: "x/v1" } }),
  "a message without status": spec({ status: "", statusMessage: "because" }),
  "no spec": leaveOut("spec"),
  "an empty spec": () => ({ apiVersion: "tekton.dev/v1beta1", kind: "CustomRun", metadata: { name: "c" }, spec: {} }),
});

const stepActionSlips = ofKind("StepAction", {
  "no image": inSpec(leaveOut("image")),
  "a script and a command": spec({ script: "x", command: ["y"] }),
  "a param in a script": spec({ script: "echo $(params.url)", command: [] }),
  "a script for Windows": spec({ script: "#!win\ndir", command: [] }),
  "an unknown param": inSpec(append("args", "$(params.nope)", "$(params.repo.nope)", "$(params.repo)")),
  "an array inside a text": inSpec(append("args", "x$(params.flags[*])")),
  "an array in the environment": spec({ env: [{ name: "E", value: "$(params.flags[*])" }] }),
  "an array in an image": spec({ image: "$(params['list.of'])" }),
  "an unknown result": spec({ script: "$(step.results.nope.path) $(results.nope.path)" }),
  "a result of no type": inSpec(append("results", { name: "x", type: "map" }, { name: "", type: "object" })),
  "a mount without param": spec({
    volumeMounts: [
      { name: "$(params.url)", mountPath: "/a" },
      { name: "data", mountPath: "/b" },
    ],
  }),
  "a mount of two params": spec({ volumeMounts: [{ name: "$(params.url)$(params.url)", mountPath: "/a" }] }),
  "a mount of an unknown param": spec({ volumeMounts: [{ name: "$(params.nope)", mountPath: "/a" }] }),
});

const bindingSlips = slipsAt("workspaces.*", {
  "a binding without storage": leaveOut(
    "emptyDir",
    "persistentVolumeClaim",
    "configMap",
    "secret",
    "projected",
    "csi",
    "volumeClaimTemplate",
  ),
  "a binding of two kinds": put({ emptyDir: {}, configMap: { name: "c" } }),
  "a binding without claim": put({ emptyDir: undefined, persistentVolumeClaim: { claimName: "" } }),
  "a binding that is empty": () => ({ name: "" }),
  "a binding without ConfigMap": () => ({ name: "b", configMap: {} }),
  "a binding without Secret": () => ({ name: "b", secret: {} }),
  "a binding that projects nothing": () => ({ name: "b", projected: {} }),
  "a binding without driver": () => ({ name: "b", csi: {} }),
});

/** Slips in runs and in step actions. */
export const runSlips: readonly Slip[] = [
  ...taskRunSlips,
  ...pipelineRunSlips,
  ...customRunSlips,
  ...stepActionSlips,
  ...bindingSlips,
  ...["TaskRun", "PipelineRun", "CustomRun"].flatMap((kind) =>
    ofKind(kind, {
      "a param twice, in other letters": inSpec(
        append("params", { name: "Twice", value: "a" }, { name: "tWICE", value: "b" }),
      ),
      "an object that fits no other": inSpec(append("params", { name: "url", value: { k: "v" } })),
      "a list that fits no other": inSpec(append("params", { name: "settings", value: ["v"] })),
      "a binding twice": inSpec(repeatFirst("workspaces")),
      "two bindings of one name": inSpec(
        append("workspaces", { name: "w", emptyDir: {} }, { name: "W", emptyDir: {} }),
      ),
    }),
  ),
];
