import type { Choices } from "../cel/choices.ts";
import type { Json } from "../resources/arbitraries.ts";

/** What may be strange about the status of a pod: the fields that then are otherwise. */
type Strange = (choices: Choices, containerStatuses: readonly Json[]) => Json;

/** One of the containers is told otherwise. */
const withOne =
  (change: Json): Strange =>
  (choices, statuses) => {
    const at = choices.pick([...statuses.keys(), 0]);
    return { containerStatuses: statuses.map((status, index) => (index === at ? { ...status, ...change } : status)) };
  };

const INJECTED: Json = { name: "istio-proxy", state: { running: { startedAt: "2024-01-01T00:00:03Z" } } };

export const STRANGE: readonly Strange[] = [
  withOne({ state: null }),
  withOne({ state: {} }),
  withOne({ state: { waiting: null, running: null, terminated: null } }),
  withOne({ state: { terminated: { exitCode: 0, message: null, startedAt: null, finishedAt: null } } }),
  withOne({ state: { waiting: {} } }),
  withOne({ state: { running: {} } }),
  withOne({ lastState: null, imageID: null, ready: null, restartCount: null, started: null }),
  () => ({ conditions: null, initContainerStatuses: null, startTime: null }),
  () => ({ containerStatuses: null }),
  () => ({ containerStatuses: [] }),
  () => ({ phase: null }),
  (_, statuses) => ({ containerStatuses: statuses.slice(1) }),
  (_, statuses) => ({ containerStatuses: [INJECTED, ...statuses] }),
];
