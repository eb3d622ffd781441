import { append, leaveOut, listIn, put, repeatFirst, type Slip, slipsAt } from "./slip.ts";

const param = (value: unknown) => append("params", { name: "slip", value });
const when = (fields: object) => append("when", { input: "a", operator: "in", values: ["a"], ...fields });

/** Slips in any pipeline task. */
const pipelineTaskChanges = {
  "a task's name has capitals": put({ name: "Build.It" }),
  "a task without name": leaveOut("name"),
  "a reference and a spec": put({ taskRef: { name: "t" }, taskSpec: { steps: [{ image: "x" }] } }),
  "a pipeline and a task": put({ pipelineRef: { name: "p" }, taskRef: { name: "t" } }),
  "neither reference nor spec": leaveOut("taskRef", "taskSpec", "pipelineRef", "pipelineSpec"),
  "waits for nobody": append("runAfter", "nobody"),
  "waits for itself": (task: object) => append("runAfter", (task as { name?: string }).name)(task as never),
  "a result of nobody": param("$(tasks.nobody.results.r)"),
  "a result of a finally task": param("$(tasks.final-0.results.r)"),
  "a result with a bad shape": param("$(tasks.fetch.results)"),
  "how another ended": param("$(tasks.fetch.status)"),
  "how nobody ended": when({ input: "$(tasks.nobody.reason)" }),
  "how all ended": when({ values: ["$(tasks.status)"] }),
  "how another ended beside a result": param(["$(tasks.fetch.status)", "$(tasks.fetch.results.r)"]),
  "an unknown param in a value": param("$(params.nope)"),
  "an unknown param in a list": param(["a", "$(params.nope)"]),
  "an unknown param in an object": param({ k: "$(params.nope)" }),
  "an unknown whole param": param("$(params.nope[*])"),
  "an array inside a value": param("x$(params.flags[*])"),
  "an array inside an item": param(["x$(params.flags[*])"]),
  "an array inside an object": param({ k: "$(params.flags[*])" }),
  "an object in a value": param("x-$(params.repo)"),
  "an unknown key in a value": param("$(params.repo.branch)"),
  "a shell's variable": param("$(HOME)"),
  "a variable of steps": when({ input: "$(steps.s0.results.out)" }),
  "an unknown context of the run": param("$(context.pipelineRun.nope)"),
  "an unknown context of the pipeline": param(["$(context.pipeline.namespace)"]),
  "an unknown context of the pipeline task": param({ k: "$(context.pipelineTask.name)" }),
  "an artifact of a task": param("$(tasks.fetch.outputs.img)"),
  "a param twice": append("params", { name: "twice", value: "a" }, { name: "twice", value: "b" }),
  "a param in the matrix, too": (task: object) =>
    append("params", { name: "os", value: "x" })({ ...task, matrix: { params: [{ name: "os", value: ["a"] }] } }),
  "a matrix with a param twice": put({
    matrix: {
      params: [
        { name: "m", value: ["a"] },
        { name: "m", value: ["b"] },
      ],
    },
  }),
  "an include with a param twice": put({
    matrix: {
      include: [
        {
          params: [
            { name: "m", value: "a" },
            { name: "m", value: "b" },
          ],
        },
      ],
    },
  }),
  "a matrix that is too large": put({
    matrix: { params: ["a", "b"].map((name) => ({ name, value: "0123456789abcdefgh".split("") })) },
  }),
  "a matrix of a string": put({ matrix: { params: [{ name: "m", value: "a" }] } }),
  "an include with a list": put({ matrix: { include: [{ params: [{ name: "m", value: ["$(params.nope)"] }] }] } }),
  "unknown params in a matrix": put({
    matrix: {
      params: [{ name: "m", value: ["$(params.nope)", "x$(params.flags[*])"] }],
      include: [{ params: [{ name: "i", value: "$(params.flags[*])" }] }],
    },
  }),
  "one result of a matrix": param("$(tasks.fetch.results.digest)"),
  "all results of a matrix": param(["$(tasks.fetch.results.files[*])"]),
  "a matrix where there was none": put({ matrix: { params: [{ name: "m", value: ["a", "b"] }] } }),
  "a workspace that is not declared": append("workspaces", { name: "w", workspace: "nope" }),
  "a workspace twice": append("workspaces", { name: "w", workspace: "source" }, { name: "w" }),
  "onError that is none": put({ onError: "ignore" }),
  "to go on and to try again": put({ onError: "continue", retries: 1 }),
  "a condition without operator": when({ operator: "" }),
  "a condition with another operator": when({ operator: "eq" }),
  "a condition without values": when({ values: [] }),
  "an empty condition": append("when", {}),
  "a condition in CEL": append("when", { cel: "'$(params.url)' == ''" }),
  "an unknown param in a condition": when({
    input: "$(params.nope)",
    values: ["$(params.nope)", "x$(params.flags[*])"],
  }),
  "an array in a condition": when({ input: "$(params.flags[*])", values: ["$(params.flags[*])", "$(params.repo)"] }),
  "retries in words": put({ retries: "2" }),
};

const reference = (fields: object) => put({ taskRef: fields as never, taskSpec: undefined });

/** Slips in what a pipeline task refers to. */
const referenceChanges = {
  "a reference without name": reference({}),
  "a reference with spaces": reference({ name: "My Task" }),
  "a reference with two slashes": reference({ name: "a/b/c" }),
  "a reference with an empty prefix": reference({ name: "/t" }),
  "a reference with a bad prefix": reference({ name: "A_b/" }),
  "a reference that is too long": reference({ name: `${"a".repeat(254)}/${"b".repeat(64)}` }),
  "a reference with a resolver and a name": reference({ name: "t", resolver: "git" }),
  "a reference with a resolver and a URL": reference({ name: "https://x", resolver: "git" }),
  "a reference by URL": reference({ name: "ftp://example.com/t" }),
  "params without resolver": reference({ params: [{ name: "url", value: "x" }] }),
  "params beside a name": reference({
    name: "t",
    resolver: "hub",
    params: [
      { name: "a", value: "x" },
      { name: "A", value: "y" },
    ],
  }),
  "a custom task without kind": reference({ name: "t", apiVersion: "x/v1" }),
  "a custom task without version": reference({ name: "t", kind: "Other" }),
  "a custom task of a bad version": reference({ name: "t", kind: "Other", apiVersion: "v1" }),
  "a custom spec without kind": put({ taskRef: undefined, taskSpec: { apiVersion: "a/b/c", spec: {} } }),
  "a custom spec with steps": put({
    taskRef: undefined,
    taskSpec: { apiVersion: "x/v1", kind: "Other", steps: [{ image: "x" }] },
  }),
  "a custom spec without version": put({ taskRef: undefined, taskSpec: { kind: "Other", spec: 5 } }),
};

/** Slips in what a pipeline declares, and in how its tasks depend on one another. */
const pipelineSpecChanges = {
  "a task twice": repeatFirst("tasks"),
  "a task again as a finally task": (spec: object) =>
    append("finally", { name: listIn(spec as never, "tasks")[0]?.["name"], taskRef: { name: "t" } })(spec as never),
  "a finally task that waits": append("finally", { name: "late", taskRef: { name: "t" }, runAfter: ["fetch"] }),
  "finally tasks that use each other": append(
    "finally",
    { name: "final-1", taskRef: { name: "t" }, params: [{ name: "p", value: "$(finally.final-2.results.r)" }] },
    {
      name: "final-2",
      taskRef: { name: "t" },
      when: [{ input: "$(tasks.final-1.results.r)", operator: "in", values: ["x"] }],
    },
  ),
  "only finally tasks": put({ tasks: [], finally: [{ name: "f", taskRef: { name: "t" } }] }),
  "a circle": append(
    "tasks",
    { name: "c1", taskRef: { name: "t" }, runAfter: ["c2"] },
    { name: "c2", taskRef: { name: "t" }, runAfter: ["c1"] },
  ),
  "a workspace without name": append("workspaces", { name: "" }),
  "a workspace declared twice": append("workspaces", { name: "w" }, { name: "w" }),
  "a result that is a text": append("results", { name: "r", value: "done" }),
  "a result of a param": append("results", { name: "r", value: "$(params.url)" }),
  "a result of nobody": append("results", { name: "r", value: "$(tasks.nobody.results.x)" }),
  "a result of a finally task that is none": append("results", { name: "r", value: "$(finally.nobody.results.x)" }),
  "a result in a text": append("results", { name: "r", value: "x-$(tasks.fetch.results.digest)-y" }),
  "a result with a bad shape": append("results", {
    name: "r",
    value: ["$(tasks.fetch.results.a.b.c)", "$(tasks.fetch.status)"],
  }),
  "a result of a result": append("results", { name: "r", value: { k: "$(tasks.fetch.outputs.digest)" } }),
  "a child pipeline's result": append(
    "tasks",
    { name: "child-1", pipelineRef: { name: "p" } },
    { name: "after", taskRef: { name: "t" }, params: [{ name: "p", value: "$(tasks.child-1.results.r)" }] },
  ),
  "a matrix of lists": append(
    "tasks",
    {
      name: "m-1",
      matrix: { params: [{ name: "m", value: ["a"] }] },
      taskSpec: { results: [{ name: "l", type: "array" }], steps: [{ image: "x" }] },
    },
    { name: "m-2", taskRef: { name: "t" }, params: [{ name: "p", value: "$(tasks.m-1.results.l[*])" }] },
  ),
  "nothing at all": () => ({}),
  "no tasks": leaveOut("tasks"),
  "no declarations of workspaces": leaveOut("workspaces"),
};

/** Slips in pipelines, wherever these are written. */
export const pipelineSlips: readonly Slip[] = [
  ...["tasks.*", "finally.*"].flatMap((at) =>
    slipsAt(at, { ...pipelineTaskChanges, ...referenceChanges }).map((slip) => ({
      ...slip,
      name: `${slip.name}, in ${at}`,
    })),
  ),
  ...slipsAt("{tasks}", pipelineSpecChanges),
];
