import type { Choices } from "../cel/choices.ts";
import type { Json } from "../resources/arbitraries.ts";
import { type KnownPod, timeAfter } from "./known-pods.ts";

/** How the container of a sidecar is: mostly it runs. */
export function writeSidecarState(choices: Choices, pod: KnownPod): Json {
  const startedAt = timeAfter(pod, 3);
  const running = { running: { startedAt } };
  const ended = (exitCode: number, reason: string) => ({
    terminated: { exitCode, reason, startedAt, finishedAt: timeAfter(pod, 40) },
  });
  return choices.pick<Json>([
    ...[{ state: running, ready: true }, { state: running }, { state: running, ready: false }],
    { state: { waiting: { reason: "ContainerCreating" } } },
    { state: ended(0, "Completed") },
    { state: ended(3, "Error") },
    { state: ended(137, "OOMKilled") },
    { state: ended(0, "Completed"), lastState: ended(143, "Error"), restartCount: 1 },
    { state: running, lastState: ended(2, "Error"), restartCount: 1 },
  ]);
}
