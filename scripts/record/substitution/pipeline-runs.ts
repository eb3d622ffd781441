import type fc from "fast-check";
import type { Input } from "../../../test/conformance/expectation.ts";
import { type Choices, chosen } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";
import { flagsFor } from "../resources/settings.ts";
import { pickSome, spellings, type Variables, writeParams, writeText } from "./params.ts";
import { writeContainer, writeSidecar, writeStep, writeStepTemplate, writeVolume } from "./steps.ts";
import { writeWorkspaces } from "./workspaces.ts";
import { listOf, type Writing, writingOf } from "./writing.ts";

const RUN_VARIABLES = ["context.pipelineRun.name", "context.pipelineRun.namespace", "context.pipelineRun.uid"];
const VARIABLES = [...RUN_VARIABLES, "context.pipeline.name", "context.pipelineTask.retries"];

/** What the first task gives to the others; it is put in only when that has run. */
const RESULTS = ["tasks.first.results.r", "tasks.first.results.list[0]", "tasks.first.results['r']"];

/** Params with defaults that refer to others: chains, and a circle; `@` stands for a param that is there. */
const CHAINS: readonly (readonly Json[])[] = [
  [{ name: "x", default: "$(@)-x" }],
  [
    { name: "x", default: "$(params.y)$(params.y)" },
    { name: "y", default: "y-$(params.z)" },
    { name: "z", default: "$(@)" },
  ],
  [
    { name: "x", default: "$(params['y'])" },
    { name: "y", default: "$(@)$(@)" },
  ],
  [{ name: "x", type: "array", default: ["$(@)", "$(@)$(context.pipelineRun.name)"] }],
  [{ name: "x", type: "object", properties: { k: {} }, default: { k: "$(@)" } }],
  [{ name: "x", default: "$(context.pipelineRun.name) $(context.nope)" }],
  [{ name: "x", default: "$(tasks.first.results.r)" }],
  [{ name: "x", default: '$(params["x"])' }],
];
const FAILING_CHAINS: readonly (readonly Json[])[] = [
  [
    { name: "x", type: "object", properties: { k: {} }, default: { k: "$(@)" } },
    { name: "y", default: "$(params.x.k)" },
  ],
  [{ name: "x", default: "$(params.x)" }],
  [{ name: "x", default: "$(params.nope)" }],
  [{ name: "x", default: "$(params.list[*])" }],
];

/** PipelineRuns and what they run: the spec in them, or a pipeline by name. */
export const appliedPipelineRuns: fc.Arbitrary<Input> = chosen((choices) => {
  const params = writeParams(choices);
  const chain = choices.oneIn(4) ? writeChain(choices, params.texts) : [];
  const texts = [...params.texts, ...chain.map(({ name }) => `params.${name}`)];
  const outside = writingOf(choices, { texts: [...texts, ...RUN_VARIABLES], wholes: params.wholes });
  const workspaces = writeWorkspaces(choices, outside, { inTask: false });
  const bound = workspaces.names.map((name) => `workspaces.${name}.bound`);
  const others = pickSome(choices, [...VARIABLES, ...bound, ...(choices.oneIn(12) ? ["params.nope"] : [])], 4);
  const known = { texts: [...texts, ...texts, ...others], wholes: params.wholes };
  const tasks = Array.from({ length: choices.pick([1, 1, 2]) }, (_, index) => ({
    name: ["second", "third"][index],
    ...writeTask(choices, known, workspaces.names),
  }));
  const spec = plainJson({
    params: listOf(choices.oneIn(2) ? [...params.declared, ...chain] : [...chain, ...params.declared]),
    workspaces: listOf(workspaces.declared),
    tasks: [{ name: "first", taskRef: { name: "build" } }, ...tasks],
    finally: choices.oneIn(4) ? [final(writeTask(choices, known, workspaces.names))] : undefined,
    results: choices.oneIn(4)
      ? [{ name: "r", value: `$(tasks.first.results.r)${choices.pick(["", "-x", outside.text()])}` }]
      : undefined,
  });
  const isEmbedded = choices.oneIn(2);
  const input = plainJson({
    pipelineRun: {
      apiVersion: "tekton.dev/v1",
      kind: "PipelineRun",
      metadata: choices.pick<Json>([
        { name: "run" },
        { name: "run", uid: "1-2", namespace: "ns" },
        { generateName: "run-" },
      ]),
      spec: {
        ...(isEmbedded ? { pipelineSpec: spec } : { pipelineRef: { name: "deploy" } }),
        params: listOf([...params.given, ...givenToChain(choices, chain)]),
        workspaces: listOf(workspaces.bound),
        taskRunSpecs: outside.maybe(8, () => [
          {
            pipelineTaskName: choices.pick(["first", "second", "second", "nope"]),
            podTemplate: { nodeSelector: { k: outside.text() } },
          },
        ]),
      },
    },
    ...(isEmbedded
      ? {}
      : { pipeline: { apiVersion: "tekton.dev/v1", kind: "Pipeline", metadata: { name: "deploy" }, spec } }),
  });
  const isCel = JSON.stringify(spec).includes('"cel":');
  const flags = { ...flagsFor({ spec }), ...(isCel ? { "enable-cel-in-whenexpression": "true" } : {}) };
  return { op: "apply-pipelinerun", ...input, ...(Object.keys(flags).length > 0 ? { flags } : {}) };
});

const final = ({ runAfter, ...task }: Json): Json => ({ name: "last", ...task });

function writeChain(choices: Choices, texts: readonly string[]): readonly Json[] {
  const text = JSON.stringify(choices.pick(choices.oneIn(6) ? FAILING_CHAINS : CHAINS)).replaceAll("$(@)", () =>
    texts.length === 0 ? "v" : JSON.stringify(`$(${choices.pick(texts)})`).slice(1, -1),
  );
  return JSON.parse(text);
}

/** Of those with a default some are given all the same. */
const givenToChain = (choices: Choices, chain: readonly Json[]): readonly Json[] =>
  chain
    .filter(({ type }) => type === undefined && choices.oneIn(5))
    .map(({ name }) => ({ name, value: writeText(choices) }));

/** A task without a name. */
function writeTask(choices: Choices, known: Variables, workspaces: readonly string[]): Json {
  const matrixed = choices.oneIn(5) ? ["os"] : [];
  const variables = { ...known, texts: [...known.texts, ...(choices.oneIn(2) ? [choices.pick(RESULTS)] : [])] };
  const writing = writingOf(choices, variables);
  const { text, items, value, maybe } = writing;
  return plainJson({
    ...writeBody(choices, writing, variables),
    displayName: maybe(5, text),
    params: maybe(2, () =>
      ["p", "url", "q"].slice(0, choices.pick([1, 2, 3])).map((name) => ({ name, value: value() })),
    ),
    when: maybe(4, () => [
      choices.oneIn(3)
        ? { cel: `'${text()}' == 'x'` }
        : { input: text(), operator: choices.pick(["in", "notin"]), values: items() },
    ]),
    matrix: matrixed.length === 0 ? undefined : writeMatrix(choices, writing, known),
    workspaces: maybe(4, () =>
      workspaces.slice(0, 1).map((workspace) => plainJson({ name: "data", workspace, subPath: maybe(2, text) })),
    ),
    onError: maybe(10, () => choices.pick(["continue", "stopAndFail", text()])),
    retries: maybe(10, () => 2),
    timeout: maybe(12, () => "10m"),
    runAfter: maybe(6, () => ["first"]),
  });
}

function writeMatrix(choices: Choices, { text, items, maybe }: Writing, { wholes }: Variables): Json {
  const whole = wholes.length === 0 ? undefined : `$(${choices.pick(wholes)})`;
  return {
    params: [{ name: "os", value: choices.oneIn(3) && whole !== undefined ? whole : items() }],
    include: maybe(2, () => [{ name: "special", params: [{ name: choices.pick(["os", "more"]), value: text() }] }]),
  };
}

/** What a task runs: mostly a spec of its own, which may declare params of the same names. */
function writeBody(choices: Choices, writing: Writing, known: Variables): Json {
  const { text, items, maybe } = writing;
  const form = choices.pick(["spec", "spec", "spec", "ref", "resolver", "custom", "pipeline"]);
  if (form === "ref") return { taskRef: choices.oneIn(8) ? { name: text() } : { name: "build" } };
  if (form === "custom") {
    const custom = { apiVersion: "example.com/v1", kind: "Wait" };
    return choices.oneIn(2)
      ? { taskRef: { ...custom, name: choices.pick(["w", "w", "w", text()]) } }
      : { taskSpec: { ...custom, spec: { for: text(), n: 1, list: items() } } };
  }
  if (form === "resolver")
    return {
      taskRef: {
        resolver: "git",
        params: [
          { name: "url", value: text() },
          { name: "tags", value: items() },
        ],
      },
    };
  if (form === "pipeline" && choices.oneIn(3))
    return {
      pipelineSpec: { tasks: [{ name: "inner", taskRef: { name: "build" }, params: [{ name: "p", value: text() }] }] },
    };
  const own = spellings("params", "own");
  const inside = writingOf(choices, {
    texts: [...known.texts, ...pickSome(choices, [...own, "context.taskRun.name", "results.digest.path"], 2)],
    wholes: known.wholes,
  });
  return {
    taskSpec: plainJson({
      params: maybe(3, () =>
        choices.pick<readonly Json[]>([
          [{ name: "url", default: "inner" }],
          [{ name: "own", default: text() }],
          [{ name: "url" }, { name: "own", type: "array", default: items() }],
          [{ name: "repo", type: "object", properties: { url: {} }, default: { url: text() } }],
          [{ name: "list", type: "array" }],
        ]),
      ),
      stepTemplate: maybe(6, () => writeStepTemplate(inside, writeContainer(inside))),
      steps: [{ name: "s0", ...writeStep(choices, inside, []) }],
      sidecars: maybe(8, () => [writeSidecar(choices, inside, [])]),
      volumes: maybe(8, () => [writeVolume(choices, inside)]),
      results: maybe(4, () => [{ name: "digest" }]),
      workspaces: maybe(6, () => [{ name: "data", mountPath: `/mnt/${text()}` }]),
      metadata: maybe(12, () => ({ labels: { app: text() } })),
    }),
  };
}
