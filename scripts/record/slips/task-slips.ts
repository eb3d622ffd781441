import { append, leaveOut, listIn, put, repeatFirst, type Slip, slipsAt } from "./slip.ts";

/** The same for a text of a step, an item of `args`. */
const argument = (text: string) => append("args", text);

/** Slips in steps. */
const stepSlips = slipsAt("steps.*", {
  "a step's name has capitals": put({ name: "Build_It" }),
  "a step's name is too long": put({ name: "a".repeat(64) }),
  "a step without image": leaveOut("image"),
  "a script beside a command": put({ script: "x", command: ["y"] }),
  "params without a step action": put({ params: [{ name: "p", value: "x" }] }),
  "a step action with an image": put({ ref: { name: "act" }, image: "alpine" }),
  "a step action with everything": put({ ref: { name: "act" }, command: ["a"], args: ["b"], env: [{ name: "E" }] }),
  "a step action and a script in a folder": put({
    ref: { name: "act" },
    script: "x",
    workingDir: "/",
    results: [{ name: "r" }],
  }),
  "a step action without name": put({ ref: {} }),
  "a step action with a bad name": put({ ref: { name: "Not Good" } }),
  "a step action by URL": put({ ref: { name: "https://example.com/a" } }),
  "a negative timeout of a step": put({ timeout: "-1s" }),
  "onError that is none": put({ onError: "ignore" }),
  "onError by an unknown param": put({ onError: "$(params.nope)" }),
  "a mount in Tekton's folder": put({ volumeMounts: [{ name: "v", mountPath: "/tekton//steps/" }] }),
  "a mount of Tekton's volume": put({ volumeMounts: [{ name: "tekton-internal-bin", mountPath: "/x" }] }),
  "a stream to a file": put({ stderrConfig: { path: "/e" } }),
  "a script for Windows": put({ script: "\n#!win pwsh\ndir", command: [] }),
  "a result of a step in an image": put({ image: "$(steps.s0.results.out)" }),
  "a result of a step in a script": put({ script: "echo $(steps.s0.results.out)" }),
  "a result of a step in a folder": put({ workingDir: "/$(steps.s0.results.out)" }),
  "a result of a step in a name": put({ name: "$(steps.s0.results.out)" }),
  "a result of a step for envFrom": put({
    envFrom: [{ prefix: "$(steps.s0.results.out)", configMapRef: { name: "$(steps.s0.results.out)" } }],
  }),
  "a result of a step for a device": put({
    volumeDevices: [{ name: "$(steps.s0.results.out)", devicePath: "$(steps.s0.results.out)" }],
  }),
  "a result of a step for a mount": put({
    volumeMounts: [{ name: "$(steps.s0.results.out)", mountPath: "/x", subPath: "$(steps.s0.results.out)" }],
  }),
  "a result of a step for pulling": put({ imagePullPolicy: "$(steps.s0.results.out)" }),
  "an artifact of a step in an image": put({ image: "$(steps.s0.outputs.img)" }),
  "an artifact of a step in arguments": argument("$(steps.s0.outputs)"),
  "an artifact of a task in the environment": put({ env: [{ name: "E", value: "$(tasks.fetch.outputs.img)" }] }),
  "an unknown param in arguments": argument("$(params.nope)"),
  "an unknown param in brackets": argument("$(params['no.pe'])"),
  "an unknown param in a script": put({ script: "$(params.url) $(params.nope) $(params.neither)" }),
  "an unknown param in the environment": put({ env: [{ name: "a.b", value: "$(params.nope)" }] }),
  "an unknown param in a mount": put({
    volumeMounts: [{ name: "$(params.nope)", mountPath: "$(params.n1)", subPath: "$(params.n2)" }],
  }),
  "a param with dots without brackets": argument("$(params.image.tag)"),
  "a param with too many dots": argument("$(params.repo.url.host)"),
  "an array inside a text": argument("--x=$(params.flags[*])"),
  "an array without its star": argument("$(params.flags)"),
  "an array in an image": put({ image: "$(params.flags[*])" }),
  "an array in a script": put({ script: "echo $(params['list.of'][*])" }),
  "an array in the environment": put({ env: [{ name: "E", value: "$(params.flags[*])" }] }),
  "an object in arguments": argument("$(params.repo[*])"),
  "an object as a string": put({ image: "$(params.repo)" }),
  "an unknown key of an object": argument("$(params.repo.branch)"),
  "two unknown keys": put({ script: "$(params.repo.branch) $(params.opts.x)" }),
  "brackets that do not end": argument('$(params["url)'),
  "a key behind brackets": argument("$(params['repo'].url)"),
  "a name that is missing": argument("$(params.)"),
  "an unknown context of the run": argument("$(context.taskRun.nope)"),
  "an unknown context of the task": put({ workingDir: "$(context.task.nope)" }),
  "an unknown result in a script": put({ script: "x > $(results.nope.path)" }),
  "an unknown result of the step": put({ script: "x > $(step.results.nope.path)", results: [{ name: "out" }] }),
  "a step's result with a bad name": put({ results: [{ name: "-out" }] }),
  "a step's result of no type": put({ results: [{ name: "out", type: "number" }] }),
  "a step's object without keys": put({ results: [{ name: "out", type: "object" }] }),
  "a step's object of lists": put({
    results: [{ name: "out", type: "object", properties: { b: { type: "array" }, a: { type: "array" } } }],
  }),
  "a workspace that the task does not have": put({ workspaces: [{ name: "nope", mountPath: "/x" }] }),
  "a misspelt field": put({ comand: ["x"] }),
  "a string for a list": put({ args: "--verbose" }),
  "a duration in days": put({ timeout: "1d" }),
});

/** Slips in what a task declares. */
const taskSpecSlips = slipsAt("{steps}", {
  "no steps": put({ steps: [] }),
  "two steps of one name": (spec) =>
    put({ steps: [...listIn(spec, "steps"), ...["twin", "twin"].map((name) => ({ name, image: "x" }))] })(spec),
  "two volumes of one name": append("volumes", { name: "v", emptyDir: {} }, { name: "v", emptyDir: {} }),
  "two workspaces of one name": append("workspaces", { name: "w" }, { name: "w", mountPath: "/w" }),
  "two workspaces in one folder": append("workspaces", { name: "w", mountPath: "/workspace//v/" }, { name: "v" }),
  "a workspace where a volume is": (spec) =>
    append("workspaces", { name: "w", mountPath: "/m/./x" })({
      ...spec,
      stepTemplate: { volumeMounts: [{ name: "v", mountPath: "/m/x" }] },
    }),
  "a template with a script's command": put({ stepTemplate: { command: ["sh"], image: "$(params.flags[*])" } }),
  "a template with unknown params": put({
    stepTemplate: { env: [{ name: "T", value: "$(params.nope)" }], workingDir: "$(params.nope)" },
  }),
  "a sidecar of Tekton's name": append("sidecars", { name: "tekton-log-results", image: "x" }),
  "a sidecar without image": append("sidecars", { name: "s" }),
  "a sidecar with script and command": append("sidecars", { name: "s", image: "x", script: "a", command: ["b"] }),
  "a sidecar's unknown workspace": append("sidecars", {
    name: "s",
    image: "x",
    workspaces: [{ name: "nope", mountPath: "/x" }],
  }),
  "a result with a bad name": append("results", { name: "a b" }),
  "a result of no type": append("results", { name: "r", type: "Array" }),
  "an object result without keys": append("results", { name: "r", type: "object" }),
  "an object result of lists": append("results", { name: "r", type: "object", properties: { k: { type: "array" } } }),
  "a result's value without step": append("results", { name: "r", value: "plain $(params.url)" }),
  "a result's value of a list": append("results", { name: "r", type: "array", value: ["$(steps.s0.results.out)"] }),
  "a result's value of a bad step": append("results", { name: "r", value: "$(steps.S_0.results.-out)" }),
  "no declarations of workspaces": leaveOut("workspaces"),
  "no declarations of results": leaveOut("results"),
});

/** Slips in tasks, wherever these are written. */
export const taskSlips: readonly Slip[] = [
  ...stepSlips,
  ...taskSpecSlips,
  ...slipsAt("steps.*.ref", {
    "a step action by name and params": put({ name: "act" }),
    "a step action without its resolver": leaveOut("resolver"),
    "a param of a step action twice": repeatFirst("params"),
  }),
];
