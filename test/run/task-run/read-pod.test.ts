import { describe, expect, test } from "vitest";
import { openTaskRun } from "../../../src/run/task-run/open-task-run.ts";
import { readPod } from "../../../src/run/task-run/read-pod.ts";
import { taskRunStatusFromPod } from "../../../src/run/task-run/status-from-pod.ts";
import { frozen } from "../../types/defaults/defaulted.ts";
import { clock, time } from "./followed.ts";

const terminated = { exitCode: 1, signal: 9, reason: "Error", message: "[]", startedAt: time(3), finishedAt: time(4) };

/** With all that is read of a pod. */
const whole = frozen({
  metadata: {
    ...{ name: "run-pod", namespace: "ns", uid: "u", creationTimestamp: time(1) },
    ...{ labels: { app: "x" }, annotations: { "tekton.dev/ready": "READY" } },
  },
  spec: { containers: [{ name: "step-a", image: "i" }, { name: "step-b" }, { name: "sidecar-db", image: "d" }] },
  status: {
    phase: "Running",
    reason: "R",
    message: "M",
    startTime: time(1),
    conditions: [{ type: "Ready", status: "True", reason: "r", message: "m", lastTransitionTime: time(2) }],
    initContainerStatuses: [{ name: "prepare", state: { terminated: { ...terminated, containerID: "c" } } }],
    containerStatuses: [
      { name: "step-a", state: { terminated }, imageID: "i@sha256:1", image: "i", containerID: "c", restartCount: 0 },
      { name: "step-b", state: { waiting: { reason: "PodInitializing", message: "m" } }, started: false },
      { name: "sidecar-db", state: { running: { startedAt: time(3) } }, lastState: { terminated }, ready: true },
    ],
  },
});

type Path = readonly (string | number)[];

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const key of keys) yield* pathsIn((value as Record<string | number, unknown>)[key], [...path, key]);
}

/** The value with another one in a place. */
function put(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = put(copy[key], rest, other);
  return copy;
}

const shown = (path: Path): string => path.reduce<string>((text, key) => `${text}.${key}`, "").slice(1);

/** All places but those without which it is no pod. */
const places = [...pathsIn(whole)].filter(
  (path) => !["", "metadata", "metadata.name", "spec", "spec.containers"].includes(shown(path)),
);

describe("a pod is read", () => {
  test("as it is", () => {
    expect(readPod(whole, "read")).toEqual(whole);
  });

  test("with null for nothing, wherever it stands", () => {
    for (const path of places) {
      const isText = path.length === 3 && (path[1] === "labels" || path[1] === "annotations");
      const nothing = isText ? "" : typeof path.at(-1) === "number" ? {} : undefined;
      const withNull = readPod(put(whole, path, null), "read");
      // JSON has no undefined.
      const without = readPod(JSON.parse(JSON.stringify(put(whole, path, nothing))), "read");
      expect(withNull, shown(path)).toEqual(without);
      expect(JSON.stringify(withNull), shown(path)).not.toContain("null");
    }
  });

  test("with Go's zeros for what every container has", () => {
    const status = { containerStatuses: [{ state: { terminated: {} } }, null] };
    expect(readPod({ metadata: { name: "p" }, spec: { containers: [null] }, status }, "read")).toEqual({
      metadata: { name: "p" },
      spec: { containers: [{ name: "" }] },
      status: { containerStatuses: [{ name: "", state: { terminated: { exitCode: 0 } } }, { name: "" }] },
    });
  });

  test("with times for the Dates of a client, in whole seconds", () => {
    const dates = {
      metadata: { name: "p", creationTimestamp: clock(1.5) },
      spec: { containers: [] },
      status: {
        startTime: clock(2),
        conditions: [{ type: "Ready", lastTransitionTime: clock(3) }],
        containerStatuses: [
          { name: "a", state: { running: { startedAt: clock(4) } } },
          { name: "b", state: { terminated: { exitCode: 0, startedAt: clock(5), finishedAt: clock(6.9) } } },
        ],
      },
    };
    expect(readPod(dates, "read")).toEqual({
      metadata: { name: "p", creationTimestamp: time(1) },
      spec: { containers: [] },
      status: {
        startTime: time(2),
        conditions: [{ type: "Ready", lastTransitionTime: time(3) }],
        containerStatuses: [
          { name: "a", state: { running: { startedAt: time(4) } } },
          { name: "b", state: { terminated: { exitCode: 0, startedAt: time(5), finishedAt: time(6) } } },
        ],
      },
    });
  });

  test("without what does not count, and with annotations of any name", () => {
    const more = { metadata: { name: "p", managedFields: [{}] }, spec: { containers: [], nodeName: "n" }, status: {} };
    expect(readPod(more, "read")).toEqual({ metadata: { name: "p" }, spec: { containers: [] }, status: {} });
    const annotations = JSON.parse('{ "__proto__": "x", "constructor": null }');
    const { metadata } = readPod({ metadata: { name: "p", annotations }, spec: { containers: [] } }, "read");
    expect(JSON.stringify(metadata.annotations)).toBe('{"__proto__":"x","constructor":""}');
  });
});

describe("a caller is told", () => {
  const mistake = (pod: unknown) => () => readPod(pod, "read a pod");

  test("what is wanted where", () => {
    expect(mistake(null)).toThrow(new TypeError("Cannot read a pod: want a pod, got null"));
    expect(mistake({})).toThrow("want an object as metadata of a pod, got undefined");
    expect(mistake({ metadata: {} })).toThrow("want a string as metadata.name of a pod, got undefined");
    expect(mistake({ metadata: { name: "p" } })).toThrow("want an object as spec of a pod, got undefined");
    expect(mistake(put(whole, ["spec", "containers"], {}))).toThrow("want a list as spec.containers of a pod, got an");
    expect(mistake(put(whole, ["status", "containerStatuses", 1, "state", "waiting", "reason"], 5))).toThrow(
      "want a string as status.containerStatuses[1].state.waiting.reason of a pod, got 5",
    );
    expect(mistake(put(whole, ["status", "startTime"], new Date(Number.NaN)))).toThrow(
      "want a valid Date as status.startTime of a pod",
    );
  });

  test("at every place", () => {
    for (const path of pathsIn(whole)) expect(mistake(put(whole, path, 5n)), shown(path)).toThrow(TypeError);
  });
});

test("whoever takes a pod takes one with nulls", () => {
  const state = { waiting: null, running: { startedAt: time(3) }, terminated: null };
  const status = { phase: "Running", conditions: null, containerStatuses: [{ name: "step-a", state }] };
  // Plain JSON may say null where the types say nothing.
  const pod = { metadata: { name: "run-pod" }, spec: { containers: [{ name: "step-a" }] }, status } as never;
  expect(taskRunStatusFromPod({ taskRun: {}, pod }, clock(9)).status).toMatchObject({
    conditions: [{ status: "Unknown", reason: "Running" }],
    steps: [{ name: "a", container: "step-a", running: { startedAt: time(3) } }],
  });
  expect(openTaskRun({ taskRun: {}, pods: [pod] }).state.pods).toEqual([
    {
      metadata: { name: "run-pod" },
      spec: { containers: [{ name: "step-a" }] },
      status: {
        phase: "Running",
        containerStatuses: [{ name: "step-a", state: { running: { startedAt: time(3) } } }],
      },
    },
  ]);
});
