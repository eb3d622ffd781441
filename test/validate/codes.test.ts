import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decodeConfig } from "../../src/decode/config.ts";
import { decodeAnyVersion } from "../../src/decode/v1beta1/decode.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { validate } from "../../src/validate/validate.ts";

// Codes are promised to stay: people silence, count and link them. Each has the smallest mistake that it is for.

const STEPS = "steps: [{ image: a }]";
const tasks = (...list: string[]) => `{ tasks: [${list.map((task) => `{ ${task} }`).join(", ")}] }`;
const REF = "taskRef: { name: t }";

const MISTAKES: readonly (readonly [
  code: string,
  kind: string,
  spec: string,
  flags?: Readonly<Record<string, string>>,
])[] = [
  ["api-fields", "Task", `{ steps: [{ image: a, onError: stopAndFail, stdoutConfig: { path: a } }] }`],
  ["api-fields", "TaskRun", `{ taskRef: { resolver: git } }`, { "enable-api-fields": "stable" }],
  ["array-param", "Task", `{ params: [{ name: l, type: array }], steps: [{ image: $(params.l) }] }`],
  ["artifacts", "Task", `{ steps: [{ image: a, args: [$(artifacts.path)] }] }`],
  ["bundle", "v1beta1 TaskRun", `{ taskRef: { name: t, bundle: b } }`],
  [
    "compute-resources",
    "TaskRun",
    `{ ${REF}, computeResources: { limits: { cpu: 1 } }, stepSpecs: [{ name: s, computeResources: { limits: { cpu: 1 } } }] }`,
  ],
  ["context-variables", "Pipeline", tasks(`name: a, ${REF}, params: [{ name: p, value: $(context.pipeline.uid) }]`)],
  ["custom-run", "CustomRun", `{ retries: 1 }`],
  ["custom-task", "Pipeline", tasks("name: a, taskSpec: { apiVersion: a/v1 }")],
  ["debug", "TaskRun", `{ ${REF}, debug: { breakpoints: { onFailure: never } } }`, { "enable-api-fields": "alpha" }],
  ["embedded-task", "Pipeline", tasks(`name: a, taskSpec: { kind: Task, ${STEPS} }`)],
  ["empty-spec", "Pipeline", "{}"],
  ["execution-status", "Pipeline", tasks(`name: a, ${REF}, params: [{ name: p, value: $(tasks.status) }]`)],
  ["final-tasks", "Pipeline", `{ tasks: [{ name: a, ${REF} }], finally: [{ name: b, ${REF}, runAfter: [a] }] }`],
  ["graph", "Pipeline", tasks(`name: a, ${REF}, runAfter: [a]`)],
  ["inline-spec", "TaskRun", `{ taskSpec: { ${STEPS} } }`, { "disable-inline-spec": "taskrun" }],
  [
    "matrix",
    "Pipeline",
    tasks(`name: a, ${REF}, params: [{ name: p, value: x }], matrix: { params: [{ name: p, value: [b] }] }`),
  ],
  [
    "matrix-results",
    "Pipeline",
    tasks(
      `name: a, ${REF}, matrix: { params: [{ name: p, value: [b] }] }`,
      `name: b, ${REF}, params: [{ name: p, value: $(tasks.a.results.r) }]`,
    ),
  ],
  ["object-metadata", "a. Task", `{ ${STEPS} }`],
  ["object-param", "Task", `{ params: [{ name: o, type: object }], ${STEPS} }`],
  ["on-error", "Task", `{ steps: [{ image: a, onError: pause }] }`],
  ["overrides", "TaskRun", `{ ${REF}, stepSpecs: [{ name: s }, { name: s }] }`],
  ["param-enum", "Task", `{ params: [{ name: p, enum: [a] }], ${STEPS} }`],
  ["param-name-format", "Task", `{ params: [{ name: 1a }], ${STEPS} }`],
  ["param-names", "Task", `{ params: [{ name: a }, { name: a }], ${STEPS} }`],
  ["param-types", "Task", `{ params: [{ name: a, type: list }], ${STEPS} }`],
  ["params-declared", "Task", `{ steps: [{ image: $(params.a) }] }`],
  ["pipeline-resources", "v1beta1 Task", `{ resources: {}, ${STEPS} }`],
  ["pipeline-results", "Pipeline", `{ tasks: [{ name: a, ${REF} }], results: [{ name: r, value: x }] }`],
  ["pipeline-task-name", "Pipeline", tasks(`name: A, ${REF}`)],
  ["ref", "TaskRun", "{ taskRef: {} }"],
  ["ref-or-spec", "TaskRun", "{}"],
  ["results", "Task", `{ ${STEPS}, results: [{ name: r, type: list }] }`],
  ["results-declared", "Task", `{ steps: [{ image: a, script: $(results.r.path) }] }`],
  [
    "results-in-params",
    "PipelineRun",
    `{ pipelineRef: { name: p }, params: [{ name: p, value: $(tasks.a.results.r) }] }`,
  ],
  ["retries", "TaskRun", `{ ${REF}, retries: -1 }`],
  ["run-status", "TaskRun", `{ ${REF}, status: Stopped }`],
  ["sidecars", "Task", `{ ${STEPS}, sidecars: [{ name: a }] }`],
  ["step-fields", "Task", "{ steps: [{ name: a }] }"],
  ["step-name", "Task", "{ steps: [{ name: A, image: a }] }"],
  ["step-references", "Task", `{ steps: [{ image: $(steps.a.results.b) }] }`],
  ["step-results", "Task", `{ steps: [{ image: a, results: [{ name: r, type: list }] }] }`],
  ["step-timeout", "Task", `{ steps: [{ image: a, timeout: -1s }] }`],
  ["steps", "Task", "{}"],
  ["timeouts", "PipelineRun", "{ pipelineRef: { name: p }, timeouts: { tasks: 2h, pipeline: 1h } }"],
  ["variable-prefixes", "Pipeline", tasks(`name: a, ${REF}, params: [{ name: p, value: $(date) }]`)],
  ["volume-mounts", "Task", `{ steps: [{ image: a, volumeMounts: [{ name: v, mountPath: /tekton/a }] }] }`],
  ["volumes", "Task", `{ ${STEPS}, volumes: [{ name: v, emptyDir: {} }, { name: v, emptyDir: {} }] }`],
  ["when", "Pipeline", tasks(`name: a, ${REF}, when: [{ input: x, operator: in }]`)],
  ["workspace-binding", "TaskRun", `{ ${REF}, workspaces: [{ name: w }] }`],
  ["workspace-names", "TaskRun", `{ ${REF}, workspaces: [{ name: w, emptyDir: {} }, { name: w, emptyDir: {} }] }`],
  ["workspaces", "Task", `{ ${STEPS}, workspaces: [{ name: w }, { name: w }] }`],
  ["workspaces-declarations", "Pipeline", `{ tasks: [{ name: a, ${REF} }], workspaces: [{ name: w }, { name: w }] }`],
  ["workspaces-declared", "Pipeline", tasks(`name: a, ${REF}, workspaces: [{ name: w, workspace: x }]`)],
];

/** `"v1beta1 Task"`, or one with another name: `"a. Task"`. */
function codesOf(words: string, spec: string, featureFlags: Readonly<Record<string, string>>): readonly string[] {
  const [kind = "", first = ""] = words.split(" ").reverse();
  const version = first === "v1beta1" || kind === "CustomRun" ? "v1beta1" : "v1";
  const name = first.startsWith("v") || first === "" ? "a" : first;
  const text = `{ apiVersion: tekton.dev/${version}, kind: ${kind}, metadata: { name: ${name} }, spec: ${spec} }`;
  const decoded = decodeAnyVersion(readYaml(text).value);
  const config = decodeConfig({ featureFlags });
  if (!decoded.ok || !config.ok) throw new Error(JSON.stringify([decoded.diagnostics, config.diagnostics]));
  return [...decoded.diagnostics, ...validate(decoded.value, { config: config.value })].map(({ code }) => code);
}

describe("each code is that of its smallest mistake", () => {
  test.for(MISTAKES)("validate/%s: %s %s", ([code, kind, spec, flags = {}]) => {
    expect([...new Set(codesOf(kind, spec, flags))]).toEqual([`validate/${code}`]);
  });
});

test("there is a mistake for each code of the webhook, but those that have tests of their own", () => {
  const documented = readFileSync("docs/diagnostics.md", "utf8").matchAll(/^\| `validate\/([\w-]+)` +\| error/gm);
  const elsewhere =
    /^(?:status-|portability-|param-(?:missing|extra|type-mismatch|value|default|index|keys)|workspace-(?:missing|extra|optional|claims)|result-|step-result-missing|not-found|request-over-limit|unknown-override|task-run-specs|(?:cel|pipeline|step-action)$)/;
  const codes = Array.from(documented, ([, code = ""]) => code).filter((code) => !elsewhere.test(code));
  const known = new Set(MISTAKES.map(([code]) => code));
  expect(codes.filter((code) => !known.has(code))).toEqual([
    "child-pipeline-results",
    "forbidden-env",
    "resolver-label",
    "too-many",
    "update",
    "webhook-crash",
  ]);
});
