import type { Choices } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";
import { pickSome } from "../substitution/params.ts";
import { listOf } from "../substitution/writing.ts";
import { FAULTS } from "./task-faults.ts";

/** A TaskRun and all that is in its cluster, as JSON. */
export interface TaskRunWorld {
  readonly taskRun: Json & { readonly spec: Json };
  readonly task?: Json;
  readonly stepActions?: readonly Json[];
  readonly flags?: Json;
  readonly defaults?: Json;
}

/** TaskRuns with all that counts for what becomes of them; now and then with what fails a check. */
export function writeTaskRunWorld(choices: Choices): TaskRunWorld {
  const maybe = <T>(count: number, make: () => T) => (choices.oneIn(count) ? make() : undefined);
  const fault = maybe(9, () => choices.pick(FAULTS)) ?? {};
  const action = maybe(9, () => ({ name: "act", ref: { name: "act" } }));
  const steps = [...writeSteps(choices), ...(action === undefined ? [] : [action])];
  const spec = plainJson({
    params: choices.oneIn(4) ? [{ name: "url", default: "u" }] : undefined,
    ...fault.taskSpec,
    steps: [...steps, ...(fault.steps ?? [])],
    results: listOf(writeResults(choices, steps)),
    sidecars: maybe(3, () => [{ name: "db", image: "db" }, ...(choices.oneIn(4) ? [{ name: "log", image: "l" }] : [])]),
  });
  const isEmbedded = choices.oneIn(2);
  const run = plainJson({
    ...(isEmbedded ? { taskSpec: spec } : { taskRef: { name: "t" } }),
    retries: maybe(4, () => choices.pick([1, 2])),
    timeout: maybe(4, () => choices.pick(["20s", "1m", "0s"])),
    ...(choices.oneIn(20) ? { status: "TaskRunPending" } : {}),
    ...(choices.oneIn(40) ? { status: "TaskRunCancelled", statusMessage: choices.pick(MESSAGES) } : {}),
    ...fault.run,
  });
  return {
    taskRun: { ...object("TaskRun", "run", run), spec: run, metadata: writeMetadata(choices) },
    ...(isEmbedded ? {} : { task: object("Task", "t", spec) }),
    ...(action === undefined ? {} : { stepActions: [STEP_ACTION] }),
    ...(choices.oneIn(5) ? { flags: choices.pick(FLAGS) } : {}),
    ...(choices.oneIn(8) ? { defaults: choices.pick(DEFAULTS) } : {}),
  };
}

const object = (kind: string, name: string, spec: Json): Json => ({
  apiVersion: "tekton.dev/v1",
  kind,
  metadata: { name },
  spec,
});

/** What a user may say as he stops a run; the last one a pipeline says. */
export const MESSAGES = [
  "enough",
  "",
  "TaskRun cancelled as the PipelineRun it belongs to has been cancelled.",
  "TaskRun cancelled as the PipelineRun it belongs to has timed out.",
] as const;

const ON_ERROR = { "pipeline.tekton.dev/pipeline-task-on-error": "continue" };

const writeMetadata = (choices: Choices): Json => ({
  name: "run",
  ...(choices.oneIn(12) ? { annotations: ON_ERROR } : {}),
});

const STEP_ACTION: Json = {
  apiVersion: "tekton.dev/v1beta1",
  kind: "StepAction",
  metadata: { name: "act" },
  spec: { image: "i", command: ["c"], results: [{ name: "sr" }] },
};

const STEP_RESULTS: readonly Json[] = [
  { name: "sr" },
  { name: "sl", type: "array" },
  { name: "so", type: "object", properties: { k: { type: "string" } } },
];

function writeSteps(choices: Choices): readonly Json[] {
  return ["build", "test", "push"].slice(0, choices.pick([1, 2, 1, 2, 3])).map((name) => ({
    ...(choices.oneIn(15) ? {} : { name }),
    image: "i",
    command: ["c"],
    ...(choices.oneIn(6) ? { onError: "continue" } : {}),
    ...(choices.oneIn(12) ? { timeout: "5s" } : {}),
    ...(choices.oneIn(3) ? { results: choices.oneIn(2) ? STEP_RESULTS : STEP_RESULTS.slice(0, 1) } : {}),
  }));
}

const RESULTS: readonly Json[] = [
  { name: "r" },
  { name: "s", type: "string" },
  { name: "l", type: "array" },
  { name: "o", type: "object", properties: { k: {}, j: {} } },
];

/** Results of the task; some are those of a step. */
function writeResults(choices: Choices, steps: readonly Json[]): readonly Json[] {
  const own = pickSome(choices, RESULTS, choices.pick([0, 1, 2, 3]));
  const giver = steps.find(({ results }) => results !== undefined)?.["name"];
  if (giver === undefined || !choices.oneIn(2)) return own;
  const slip = choices.oneIn(12) ? "$(steps.nope.results)" : undefined;
  return [...own, { name: "taken", value: slip ?? `$(steps.${giver}.results.sr)` }];
}

const FLAGS: readonly Json[] = [
  { "await-sidecar-readiness": "false" },
  { "running-in-environment-with-injected-sidecars": "false" },
  { "keep-pod-on-cancel": "true" },
  { "enable-artifacts": "true", "enable-api-fields": "alpha" },
  { "enable-param-enum": "true" },
];

const DEFAULTS: readonly Json[] = [
  { "default-timeout-minutes": "1" },
  { "default-timeout-minutes": "0" },
  { "default-imagepullbackoff-timeout": "10s" },
  { "default-create-container-error-timeout": "10s" },
];
