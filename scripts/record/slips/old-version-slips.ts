import { append, inSpec, leaveOut, ofKind, put, repeatFirst, type Slip, slipsAt, spec } from "./slip.ts";

const TASK_RESOURCES = { inputs: [{ name: "source", type: "git" }], outputs: [{ name: "image", type: "image" }] };
const BINDINGS = [{ name: "source", resourceRef: { name: "repository" } }];

/** What only v1beta1 knows, most of it gone since: mistakes in all of it. */
export const oldVersionSlips: readonly Slip[] = [
  ...slipsAt("taskRef", {
    "a bundle": put({ name: "t", bundle: "registry.example.com/tasks:1", resolver: undefined, params: undefined }),
    "a bundle without name": put({ name: undefined, bundle: "registry.example.com/tasks:1" }),
    "a bundle and a resolver": put({ bundle: "registry.example.com/tasks:1", resolver: "git" }),
    "a bundle that is no image": put({ name: "t", bundle: "not a bundle" }),
  }),
  ...slipsAt("pipelineRef", {
    "a bundle": put({ name: "p", bundle: "registry.example.com/pipelines:1" }),
    "a bundle and params": put({ bundle: "b", params: [{ name: "a", value: "b" }] }),
  }),
  ...slipsAt("{steps}", {
    resources: put({ resources: TASK_RESOURCES }),
    "empty resources": put({ resources: {} }),
  }),
  ...slipsAt("{tasks}", {
    "resources of a pipeline": append("resources", { name: "source", type: "git" }),
    "a task with resources": repeatFirst("tasks", {
      name: "with-resources",
      resources: { inputs: [{ name: "source", resource: "source", from: ["a"] }] },
    }),
  }),
  ...slipsAt("steps.*", {
    "the field that v1 has": put({ computeResources: { limits: { cpu: "1" } } }),
    "what a step could say once": put({ ports: [{ containerPort: 80 }], tty: true, terminationMessagePath: "/x" }),
    "no image": leaveOut("image"),
    "a name of v1": put({ onError: "pause" }),
  }),
  ...slipsAt("stepTemplate", {
    "what a step could say once": put({ name: "template", stdin: true, livenessProbe: { periodSeconds: 1 } }),
  }),
  ...slipsAt("sidecars.*", {
    "no name": put({ name: "" }),
    "the name that is taken": put({ name: "tekton-log-results" }),
  }),
  ...ofKind("TaskRun", {
    "resources of a run": spec({ resources: TASK_RESOURCES }),
    "a step set in two ways": spec({
      stepOverrides: [
        { name: "a", resources: { limits: { cpu: "1" } } },
        { name: "a", resources: {} },
      ],
      sidecarOverrides: [{ name: "", resources: {} }],
      computeResources: { limits: { cpu: "1" } },
    }),
    "a negative timeout": spec({ timeout: "-1m" }),
  }),
  ...ofKind("PipelineRun", {
    "resources of a pipeline's run": inSpec(append("resources", ...BINDINGS)),
    "a timeout and timeouts": spec({ timeout: "1h", timeouts: { pipeline: "1h" } }),
    "a negative timeout": spec({ timeout: "-1h", timeouts: undefined }),
    "a timeout without limit": spec({ timeout: "0", timeouts: undefined }),
    "settings of a task twice": inSpec(
      append(
        "taskRunSpecs",
        { pipelineTaskName: "a", taskServiceAccountName: "robot", stepOverrides: [{ name: "" }, { name: "s" }] },
        { pipelineTaskName: "a", taskPodTemplate: { env: [{ name: "SECRET" }] } },
      ),
    ),
  }),
];
