/** One call for each entry point, to see that it has arrived where it is needed. */
export interface SmokeCall {
  /** JavaScript in which the entry point is called `api`. */
  readonly call: string;
  /** What the call returns, as JSON. */
  readonly answer: unknown;
}

const pipeline = JSON.stringify({
  apiVersion: "tekton.dev/v1",
  kind: "Pipeline",
  metadata: { name: "release" },
  spec: {
    tasks: [
      { name: "deploy", taskRef: { name: "kubectl" }, runAfter: ["build"] },
      { name: "build", taskRef: { name: "make" } },
    ],
  },
});

export const smokeCalls = new Map<string, SmokeCall>([
  [
    ".",
    {
      call: `api.planPipeline(api.decodePipeline(${pipeline}).value).value.levels`,
      answer: [["build"], ["deploy"]],
    },
  ],
  ["./types", { call: `api.paramSchema.parse({ name: "a", value: "b" })`, answer: { name: "a", value: "b" } }],
  ["./parse", { call: `api.readYaml("a: yes").value`, answer: { a: true } }],
  ["./decode", { call: `api.decodePipeline(${pipeline}).value`, answer: JSON.parse(pipeline) }],
  [
    "./substitute",
    {
      call: `api.findReferences("go $(params.a)!")`,
      answer: [{ start: 3, end: 14, expression: "params.a" }],
    },
  ],
  [
    "./run",
    {
      call: `api.evaluateWhen([{ input: "a", operator: "in", values: ["a"], cel: "1 < 2" }]).value.allows`,
      answer: true,
    },
  ],
  [
    "./status",
    {
      call: `api.rollUp({ spec: { pipelineSpec: ${pipeline}.spec } }).tasks.map(({ phase }) => phase)`,
      answer: ["not-started", "not-started"],
    },
  ],
  ["./dag", { call: `api.planPipeline(${pipeline}).value.levels`, answer: [["build"], ["deploy"]] }],
  [
    "./cel",
    {
      call: `api.evaluateCel(api.compileCel("'release-1'.matches('^release-[0-9]+$') && size('é') == 1").value)`,
      answer: { ok: true, value: true, diagnostics: [] },
    },
  ],
  [
    "./validate",
    {
      call: `api.formatFieldErrors(api.validateTask({ metadata: { name: "build" }, spec: {} }))`,
      answer: "missing field(s): spec.steps",
    },
  ],
]);

/** The entry points of a package, as its `exports` name them; not the data among them. */
export const codeExports = (exports: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(exports).filter((subpath) => !/\.json$|\*/.test(subpath));

/** What users write: `./backend/local` is `@x/tekton-core/backend/local`. */
export const specifierOf = (packageName: string, subpath: string): string => `${packageName}${subpath.slice(1)}`;
