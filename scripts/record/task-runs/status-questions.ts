import type fc from "fast-check";
import type { Input } from "../../../test/conformance/expectation.ts";
import { type Choices, chosen } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";
import { pickSome } from "../substitution/params.ts";
import { listOf } from "../substitution/writing.ts";
import { type KnownPod, knownPod } from "./known-pods.ts";
import { writePodStatus } from "./pod-statuses.ts";
import { writeTaskRunWorld } from "./task-run-worlds.ts";

const START = Date.UTC(2024, 0, 1);

/** TaskRuns that have a pod, with what is known of them already, and what a node tells of the pod. */
export const statusQuestions: fc.Arbitrary<Input> = chosen((choices) => {
  const { taskRun, task, flags } = writeTaskRunWorld(choices);
  const known = knownPod({ taskRun, ...(task && { task }) }, START);
  return {
    op: "taskrun-status",
    ...plainJson({ taskRun: { ...taskRun, status: writeStatus(choices) }, task, flags }),
    pod: writePod(choices, known),
  };
});

/** What the last pass has written, maybe of an attempt before this one. */
function writeStatus(choices: Choices): Json {
  const maybe = <T>(count: number, make: () => T) => (choices.oneIn(count) ? make() : undefined);
  return {
    startTime: "2024-01-01T00:00:00Z",
    podName: "run-pod",
    conditions: maybe(3, () => [{ type: "Succeeded", status: "Unknown", ...choices.pick(REASONS) }]),
    results: maybe(5, () => listOf(pickSome(choices, RESULTS, 2))),
    steps: maybe(4, () => [{ name: "build", provenance: { refSource: { uri: "git" } } }, { name: "gone" }]),
    sidecars: maybe(8, () => [{ name: "db", container: "sidecar-db", running: {} }]),
    retriesStatus: maybe(8, () => [{ podName: "run-pod" }]),
  };
}

const REASONS: readonly Json[] = [
  { reason: "Running", message: "Not all Steps in the Task have finished executing" },
  { reason: "PullImageFailed", message: "why" },
  { reason: "ToBeRetried", message: "again", severity: "Info" },
  { reason: "Pending", lastTransitionTime: "2024-01-01T00:00:00Z" },
];

const RESULTS: readonly Json[] = [
  { name: "r", type: "string", value: "before" },
  { name: "l", type: "array", value: ["before"] },
  { name: "else", type: "object", value: { k: "before" } },
];

function writePod(choices: Choices, known: KnownPod): Json {
  const containers = known.containers.map((name) => ({ name, image: "i" }));
  const injected = { name: "istio-proxy", image: "x" };
  return {
    metadata: { name: "run-pod", creationTimestamp: choices.oneIn(8) ? null : "2024-01-01T00:00:00Z" },
    spec: { containers: choices.oneIn(10) ? [injected, ...containers] : containers },
    status: choices.oneIn(40) ? null : writePodStatus(choices, known),
  };
}
