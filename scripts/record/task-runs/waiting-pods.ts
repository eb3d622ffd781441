import type { Choices } from "../cel/choices.ts";
import type { Json } from "../resources/arbitraries.ts";
import { type KnownPod, timeAfter } from "./known-pods.ts";

const SCHEDULED = { type: "PodScheduled", status: "True" };

const allWait = ({ containers }: KnownPod): readonly Json[] =>
  containers.map((name) => ({ name, state: { waiting: { reason: "PodInitializing" } } }));

function isScheduled(choices: Choices, pod: KnownPod): Json {
  return {
    phase: "Pending",
    conditions: [SCHEDULED, ...(choices.oneIn(3) ? [{ type: "Ready", status: "False", message: "not yet" }] : [])],
    ...(choices.oneIn(2) ? { containerStatuses: allWait(pod) } : {}),
  };
}

function isNowhere(choices: Choices): Json {
  const message = choices.pick(["0/3 nodes are available: 3 Insufficient cpu.", "0/1 nodes: too many pods", ""]);
  const reason = choices.pick(["Unschedulable", "Unschedulable", "SchedulerError"]);
  return { phase: "Pending", conditions: [{ type: "PodScheduled", status: "False", reason, message }] };
}

/** A container cannot start, the others wait for it. */
function hasTrouble(choices: Choices, pod: KnownPod): Json {
  const at = choices.pick([...pod.containers, ""]);
  const [reason, message] = choices.pick(TROUBLES);
  const waiting = { waiting: { reason, ...(message === "" ? {} : { message }) } };
  const initialized = { type: "Initialized", status: "True", lastTransitionTime: timeAfter(pod, 3) };
  return {
    phase: "Pending",
    conditions: [SCHEDULED, ...(choices.oneIn(2) ? [initialized] : [])],
    containerStatuses: allWait(pod).map((status) => (status["name"] === at ? { ...status, state: waiting } : status)),
  };
}

const TROUBLES = [
  ["ImagePullBackOff", 'Back-off pulling image "i"'],
  ["ImagePullBackOff", ""],
  ["ErrImagePull", "not found"],
  ["InvalidImageName", "no such name"],
  ["CreateContainerConfigError", 'secret "x" not found'],
  ["CreateContainerConfigError", "failed to create subPath directory for x"],
  ["CreateContainerError", "context deadline exceeded"],
  ["CreateContainerError", "no such file."],
  ["CrashLoopBackOff", "back-off 10s"],
] as const;

function failsEarly(choices: Choices, pod: KnownPod): Json {
  const state = choices.pick<Json>([
    { terminated: { exitCode: 1, reason: "Error", message: "boom" } },
    { terminated: { exitCode: 137, reason: "OOMKilled" } },
    { terminated: { exitCode: 0, reason: "Completed" } },
    { waiting: { reason: "ImagePullBackOff", message: "no" } },
    { running: { startedAt: timeAfter(pod, 1) } },
  ]);
  return {
    phase: choices.pick(["Failed", "Failed", "Pending"]),
    initContainerStatuses: [{ name: choices.pick(["prepare", "place-scripts", "sidecar-db"]), state }],
    containerStatuses: allWait(pod),
  };
}

/** What is told of pods whose steps have not started. */
export const waitingPods = [isScheduled, isNowhere, hasTrouble, hasTrouble, failsEarly];
