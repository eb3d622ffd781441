import type { Choices } from "../cel/choices.ts";
import type { Json } from "../resources/arbitraries.ts";
import { type End, endedStep, internal, type KnownPod, stepsIn, timeAfter } from "./known-pods.ts";
import { writeSidecarState } from "./sidecar-states.ts";
import { STRANGE } from "./strange-pods.ts";
import { waitingPods } from "./waiting-pods.ts";

/** What a node tells of a pod, as JSON, with nulls where Kubernetes might have them. */
export function writePodStatus(choices: Choices, pod: KnownPod): Json {
  const status = choices.pick(STAGES)(choices, pod);
  if (!choices.oneIn(8)) return status;
  const { containerStatuses } = status as { readonly containerStatuses?: readonly Json[] };
  const strange = choices.pick(STRANGE);
  return { ...status, ...strange(choices, containerStatuses ?? []) };
}

type Stage = (choices: Choices, pod: KnownPod) => Json;

/** The status of a pod whose steps are as told, and its sidecars by chance. */
function statusOf(
  choices: Choices,
  pod: KnownPod,
  phase: string,
  stateOf: (container: string, index: number) => Json,
): Json {
  const steps = stepsIn(pod);
  const containerStatuses = pod.containers.map((name) =>
    steps.includes(name)
      ? { name, ...imageOf(choices, name), state: stateOf(name, steps.indexOf(name)) }
      : { name, ...writeSidecarState(choices, pod) },
  );
  return { phase, containerStatuses: choices.oneIn(4) ? [...containerStatuses].reverse() : containerStatuses };
}

const imageOf = (choices: Choices, name: string): Json => (choices.oneIn(2) ? { imageID: `i@sha256:${name}` } : {});

const running = (pod: KnownPod): Json => ({ running: { startedAt: timeAfter(pod, 5) } });

/** Steps before one have ended; it and those behind it run. */
const runs: Stage = (choices, pod) => {
  const at = choices.pick([...stepsIn(pod).keys(), 0]);
  return statusOf(choices, pod, "Running", (name, index) =>
    index < at ? endedStep(choices, pod, name) : running(pod),
  );
};

const succeeds: Stage = (choices, pod) =>
  statusOf(choices, pod, choices.pick(["Succeeded", "Succeeded", "Running"]), (name) => endedStep(choices, pod, name));

/** One step ends in its own way, after which the others do not run any more. */
const endsAt = (choices: Choices, pod: KnownPod, end: End): Json => {
  const at = choices.pick([...stepsIn(pod).keys(), 0]);
  const status = statusOf(choices, pod, choices.pick(["Failed", "Failed", "Running"]), (name, index) =>
    endedStep(choices, pod, name, index < at ? {} : index === at ? end : SKIPPED),
  );
  return choices.oneIn(6) ? { ...status, message: "the pod's message" } : status;
};

const SKIPPED: End = { exitCode: 1, internal: internal("Reason", "Skipped"), isSilent: true };

const fails: Stage = (choices, pod) => {
  const exitCode = choices.pick([1, 2, 127, 137, 255]);
  return endsAt(choices, pod, choices.oneIn(10) ? { exitCode, reason: "" } : { exitCode });
};

const isLate: Stage = (choices, pod) =>
  endsAt(choices, pod, { exitCode: 1, internal: internal("Reason", "TimeoutExceeded") });

/** A step fails or is skipped, and that is passed over. */
const passesOver: Stage = (choices, pod) => {
  const at = choices.pick([...stepsIn(pod).keys(), 0]);
  const told = choices.pick([
    internal("ExitCode", choices.pick(["3", "127", "+5", "-1", "08"])),
    internal("ExitCode", "12"),
    internal("Reason", "Skipped"),
  ]);
  const phase = choices.pick(["Succeeded", "Running"]);
  return statusOf(choices, pod, phase, (name, index) =>
    endedStep(choices, pod, name, index === at ? { internal: told } : {}),
  );
};

/** A step is killed for memory; others may not know yet. */
const isKilled: Stage = (choices, pod) => {
  const at = choices.pick([...stepsIn(pod).keys(), 0]);
  const isKnown = choices.oneIn(2);
  return statusOf(choices, pod, isKnown ? "Failed" : "Running", (name, index) => {
    if (index === at) return endedStep(choices, pod, name, { exitCode: 137, reason: "OOMKilled", isSilent: true });
    if (index < at) return endedStep(choices, pod, name);
    return isKnown ? endedStep(choices, pod, name, SKIPPED) : running(pod);
  });
};

const isEvicted: Stage = (choices, pod) => ({
  ...(choices.oneIn(2)
    ? statusOf(choices, pod, "Failed", (name) => endedStep(choices, pod, name, { exitCode: 137, isSilent: true }))
    : { phase: "Failed" }),
  reason: "Evicted",
  message: choices.pick(["The node was low on resource: memory.", ""]),
});

const isLost: Stage = (choices) => ({
  phase: choices.pick(["Failed", "Failed", "Unknown", ""]),
  ...(choices.oneIn(2) ? { message: "node lost" } : {}),
  ...(choices.oneIn(2) ? { reason: choices.pick(["NodeLost", "DeadlineExceeded"]) } : {}),
});

const STAGES: readonly Stage[] = [
  ...[succeeds, runs, fails, passesOver, succeeds, runs, fails, succeeds, runs],
  ...[isLate, isKilled, isEvicted, isLost],
  ...waitingPods,
];
