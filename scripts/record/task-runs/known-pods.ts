import { sidecarContainer, stepContainer } from "../../../src/run/task-run/pod.ts";
import type { Choices } from "../cel/choices.ts";
import type { Json } from "../resources/arbitraries.ts";
import type { TaskRunWorld } from "./task-run-worlds.ts";
import { type Reportable, writeTerminationMessage } from "./termination-messages.ts";

/** What a pod runs, and since when. */
export interface KnownPod {
  readonly containers: readonly string[];
  readonly bornMs: number;
  /** The steps by their containers. */
  readonly steps: ReadonlyMap<string, KnownStep>;
  readonly results: readonly Reportable[];
}

interface KnownStep {
  /** The how-manieth it is. */
  readonly index: number;
  readonly results: readonly Reportable[];
}

interface KnownSpec {
  readonly steps?: readonly WrittenStep[];
  readonly sidecars?: readonly { readonly name: string }[];
  readonly results?: readonly Reportable[];
}

interface WrittenStep {
  readonly name?: string;
  readonly ref?: Json;
  readonly results?: readonly Reportable[];
}

/** A pod of a world. */
export function knownPod({ taskRun, task }: TaskRunWorld, bornMs: number): KnownPod {
  // It was written as a spec of a task.
  const { steps = [], sidecars = [], results = [] } = (taskRun.spec["taskSpec"] ?? task?.["spec"] ?? {}) as KnownSpec;
  const names = steps.map(({ name = "" }, index) => stepContainer(name, index));
  return {
    containers: [...names, ...sidecars.map(({ name }) => sidecarContainer(name))],
    bornMs,
    steps: new Map(names.map((name, index) => [name, { index, results: resultsOf(steps[index]) }])),
    results,
  };
}

/** The only step action has one result. */
const resultsOf = ({ ref, results = [] }: WrittenStep = {}): readonly Reportable[] =>
  ref === undefined ? results : [{ name: "sr" }];

export const stepsIn = ({ containers, steps }: KnownPod): readonly string[] =>
  containers.filter((name) => steps.has(name));

/** So many seconds after the pod was created. */
export const timeAfter = ({ bornMs }: KnownPod, seconds: number): string =>
  new Date(bornMs + seconds * 1000).toISOString().replace(".000Z", "Z");

/** How a container ends, beside what its message says. */
export interface End {
  readonly exitCode?: number;
  readonly reason?: string;
  /** What the entrypoint says of it for the controller alone. */
  readonly internal?: readonly Json[];
  /** Nothing is told of results. */
  readonly isSilent?: boolean;
}

/** The state of a step that has ended. */
export function endedStep(choices: Choices, pod: KnownPod, container: string, end: End = {}): Json {
  const { index, results: ofStep } = pod.steps.get(container) ?? { index: 0, results: [] };
  const { exitCode = 0, internal = [], isSilent = false, reason = exitCode === 0 ? "Completed" : "Error" } = end;
  const startedAt = timeAfter(pod, 5 + 10 * index);
  const isLast = index === pod.steps.size - 1;
  const told = {
    startedAt,
    ofTask: !isSilent && (isLast || choices.oneIn(4)) ? pod.results : [],
    ofStep: isSilent ? [] : ofStep,
    internal,
  };
  const message = choices.oneIn(40) ? null : choices.oneIn(25) ? "" : writeTerminationMessage(choices, told);
  return { terminated: { exitCode, reason, startedAt, finishedAt: timeAfter(pod, 14 + 10 * index), message } };
}

export const internal = (key: string, value: string): readonly Json[] => [{ key, value, type: 3 }];
