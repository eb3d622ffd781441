import type fc from "fast-check";
import type { Input } from "../../../test/conformance/expectation.ts";
import { type Choices, chosen } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";
import { flagsFor } from "../resources/settings.ts";
import { pickSome, spellings, writeParams } from "./params.ts";
import { type WrittenStepAction, writeStepAction } from "./step-actions.ts";
import { writeContainer, writeSidecar, writeStep, writeStepTemplate, writeVolume } from "./steps.ts";
import { writeWorkspaces } from "./workspaces.ts";
import { listOf, type Writing, writingOf } from "./writing.ts";

/** What a task knows besides its params and workspaces; of some there is nothing. */
const VARIABLES = [
  ...["context.taskRun.name", "context.taskRun.namespace", "context.taskRun.uid", "context.task.name"],
  ...["context.task.retry-count", "context.task.nope", "context.pipelineRun.name", "context.pipelineTask.retries"],
  ...spellings("results", "digest").map((name) => `${name}.path`),
  ...["results.a.b.path", "results['a.b'].path", "results.nope.path", "step.results.out.path"],
  ...["steps.s0.results.out", "steps.s0.results['out']", "steps.s0.results.list[0]", "steps.s1.results.out"],
  ...["artifacts.path", "step.artifacts.path", "steps.s0.outputs.image", "outputs.image", "inputs.image"],
  ...["steps.step-s0.exitCode.path", "steps.step-unnamed-1.exitCode.path", "steps.s0.exitCode.path"],
  ...["credentials.path", "tasks.build.results.digest", "params.nope", 'params["nope"]', "params.list[7].x"],
];

/** TaskRuns and what they run: the spec in them, or a task by name. */
export const appliedTaskRuns: fc.Arbitrary<Input> = chosen((choices) => {
  const { declared, given, texts, wholes } = writeParams(choices);
  const outside = writingOf(choices, { texts, wholes });
  const workspaces = writeWorkspaces(choices, outside, { inTask: true });
  const paths = [...workspaces.names, "nope"].flatMap((name) =>
    ["path", "bound", "claim", "volume"].map((field) => `workspaces.${name}.${field}`),
  );
  // Params are what is asked for most.
  const all = choices.oneIn(3) ? texts : [...texts, ...texts, ...pickSome(choices, [...VARIABLES, ...paths], 5)];
  const writing = writingOf(choices, { texts: all, wholes });
  const action = choices.oneIn(4) ? writeStepAction(choices) : undefined;
  const spec = plainJson({
    params: listOf(declared),
    workspaces: listOf(workspaces.declared),
    ...writeTaskFields(choices, writing, workspaces.names, action),
  });
  const name = choices.pick(["build", "a.b"]);
  const isEmbedded = choices.oneIn(2);
  const taskRun = {
    apiVersion: "tekton.dev/v1",
    kind: "TaskRun",
    metadata: choices.pick<Json>([
      { name: "run" },
      { name: "run", uid: "1-2" },
      { generateName: "run-", namespace: "ns" },
    ]),
    spec: {
      ...(isEmbedded ? { taskSpec: spec } : { taskRef: { name } }),
      params: listOf(given),
      workspaces: listOf(workspaces.bound),
    },
    status: writing.maybe(12, () => ({ retriesStatus: [{ podName: "first" }, {}] })),
  };
  const task = { apiVersion: "tekton.dev/v1", kind: "Task", metadata: { name }, spec };
  const input = plainJson({
    taskRun,
    ...(isEmbedded ? {} : { task }),
    ...(action === undefined ? {} : { stepActions: [action.resource] }),
  });
  const flags = flagsFor({ spec });
  return { op: "apply-taskrun", ...input, ...(Object.keys(flags).length > 0 ? { flags } : {}) };
});

function writeTaskFields(
  choices: Choices,
  writing: Writing,
  workspaces: readonly string[],
  action: WrittenStepAction | undefined,
): Json {
  const { maybe } = writing;
  const steps = Array.from({ length: choices.pick([1, 1, 2, 3]) }, (_, index) => {
    const name = choices.oneIn(4) ? undefined : `s${index}`;
    if (action !== undefined && choices.oneIn(2)) return { name, ...action.writeStep(choices, writing) };
    return { name, ...writeStep(choices, writing, workspaces) };
  });
  return {
    stepTemplate: maybe(5, () => writeStepTemplate(writing, writeContainer(writing))),
    steps,
    sidecars: maybe(4, () => [writeSidecar(choices, writing, workspaces)]),
    volumes: maybe(4, () => [writeVolume(choices, writing)]),
    results: maybe(3, () => [{ name: "digest" }, { name: "a.b", value: "$(steps.s0.results.out)" }]),
  };
}
