import type fc from "fast-check";
import { observeTaskRun, type TaskRunChange } from "../../../src/run/task-run/observe-task-run.ts";
import { reconcileTaskRun } from "../../../src/run/task-run/reconcile-task-run.ts";
import type { OpenTaskRun } from "../../../src/run/task-run/task-run-state.ts";
import { conditionOf } from "../../../src/status/conditions.ts";
import { isDone } from "../../../src/status/predicates.ts";
import type { Input } from "../../../test/conformance/expectation.ts";
import { type Choices, chosen } from "../cel/choices.ts";
import { knownPod } from "./known-pods.ts";
import { openedTaskRun } from "./opened-task-run.ts";
import { writePodStatus } from "./pod-statuses.ts";
import type { TaskRunInput, TaskRunStep } from "./replay-task-run.ts";
import { MESSAGES, type TaskRunWorld, writeTaskRunWorld } from "./task-run-worlds.ts";

/** TaskRuns, pass by pass. */
export const taskRunTraces: fc.Arbitrary<Input> = chosen(writeTaskRunWorld).chain((world) =>
  chosen((choices) => ({ op: "taskrun-trace", ...world, steps: writeSteps(choices, world) })),
);

const START = Date.UTC(2024, 0, 1);

/**
 * The steps of a life, until some passes after its end. Which pods there are, this library tells; what should have been, the
 * reference does.
 */
function writeSteps(choices: Choices, world: TaskRunWorld): readonly TaskRunStep[] {
  let run = openedTaskRun(world);
  let nowMs = START;
  let left = choices.pick([3, 4, 5, 6]);
  const steps: TaskRunStep[] = [];
  while (left > 0) {
    const input = writeInput(choices, world, run);
    run = reconcileTaskRun(changesOf(input).reduce(observeTaskRun, run), new Date(nowMs)).run;
    steps.push({ now: timeOf(nowMs), ...(Object.keys(input).length > 0 ? { input } : {}) });
    left = isDone(run.state.taskRun) ? Math.min(left - 1, choices.pick([0, 1, 1, 2])) : left - 1;
    nowMs += 1000 * choices.pick([...[5, 10, 1, 5, 10, 1, 5, 10, 0], ...[20, 30, 61, 3601]]);
  }
  return steps;
}

/** What has happened before a pass. */
function writeInput(
  choices: Choices,
  world: TaskRunWorld,
  { state: { taskRun, pods = [] } }: OpenTaskRun,
): TaskRunInput {
  const pod = pods.at(-1);
  const { reason } = conditionOf(taskRun.status) ?? {};
  if (pod === undefined || reason === "ToBeRetried")
    return choices.oneIn(12) ? { podRejected: choices.pick(REFUSALS) } : choices.oneIn(12) ? writeWish(choices) : {};
  const { name, creationTimestamp = timeOf(START) } = pod.metadata;
  const form = choices.pick([...Array.from({ length: 16 }, () => "news"), "none", "none", "gone", "wish", "wish"]);
  if (form === "none") return {};
  if (form === "wish") return writeWish(choices);
  if (form === "gone") return { pods: { [name]: null } };
  return { pods: { [name]: writePodStatus(choices, knownPod(world, Date.parse(creationTimestamp))) } };
}

function writeWish(choices: Choices): TaskRunInput {
  const specStatus = choices.pick(["TaskRunCancelled", "TaskRunCancelled", "TaskRunCancelled", "TaskRunPending", ""]);
  return { specStatus, ...(specStatus !== "" && choices.oneIn(2) ? { statusMessage: choices.pick(MESSAGES) } : {}) };
}

const REFUSALS = [
  { reason: "Forbidden", message: "exceeded quota: pods" },
  { reason: "Conflict", message: "please apply your changes to the latest version and try again" },
  { reason: "Forbidden", message: 'violates PodSecurity "restricted:latest"' },
  { reason: "AlreadyExists", message: 'pods "run-pod" already exists' },
  { reason: "Invalid", message: "TaskRun validation failed: no" },
  { reason: "InternalError", message: "no such thing" },
] as const;

function changesOf({ pods = {}, specStatus, statusMessage, podRejected }: TaskRunInput): readonly TaskRunChange[] {
  const ofPods = Object.entries(pods).map(
    ([pod, status]): TaskRunChange =>
      status === null ? { type: "pod-gone", pod } : { type: "pod-status", pod, status },
  );
  const message = statusMessage === undefined ? {} : { statusMessage };
  return [
    ...ofPods,
    ...(specStatus === undefined ? [] : [{ type: "spec-status", status: specStatus, ...message } as const]),
    ...(podRejected === undefined ? [] : [{ type: "pod-refused", refusal: podRejected } as const]),
  ];
}

const timeOf = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");
