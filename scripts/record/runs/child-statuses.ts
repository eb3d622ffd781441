import type { RunState } from "../../../src/run/run-state.ts";
import { conditionOf } from "../../../src/status/conditions.ts";
import type { ChildRun } from "../../../src/types/child-run.ts";
import type { Json } from "../resources/arbitraries.ts";
import type { Becomes, Move } from "./moves.ts";

/** The new statuses of children, by their names, after something has happened. */
export function statusesAfter({ children }: Move, state: RunState): ReadonlyMap<string, Json> {
  const open = childrenOf(state).filter((child) => !hasEnded(child));
  const statuses = new Map<string, Json>();
  for (const { which, becomes } of children) {
    const child = open[which % open.length];
    if (child !== undefined) statuses.set(child.metadata?.name ?? "", statusOf(child, becomes));
  }
  return statuses;
}

export const childrenOf = ({
  taskRuns = [],
  customRuns = [],
  childPipelineRuns = [],
}: RunState): readonly ChildRun[] => [...taskRuns, ...customRuns, ...childPipelineRuns];

export const hasEnded = ({ status }: ChildRun): boolean => (conditionOf(status)?.status ?? "Unknown") !== "Unknown";

/** The status that a child then has. One that shall stop is cancelled, unless it succeeds all the same. */
export function statusOf(child: ChildRun, { how, results }: Becomes): Json {
  const { kind = "TaskRun", spec = {} } = child;
  const isStopped = spec.status !== undefined && (how === "fails" || how === "runs");
  const [status, reason] = CONDITIONS[isStopped ? "is cancelled" : how];
  const given = status === "Unknown" ? [] : resultsOf(results, kind === "TaskRun");
  return {
    conditions: [{ type: "Succeeded", status, reason: reason === "Cancelled" ? CANCELLED[kind] : reason }],
    ...(given.length > 0 ? { results: given } : {}),
  };
}

const CONDITIONS = {
  succeeds: ["True", "Succeeded"],
  fails: ["False", "StepFailed"],
  "is cancelled": ["False", "Cancelled"],
  "is tried again": ["Unknown", "ToBeRetried"],
  runs: ["Unknown", "Running"],
} as const;

const CANCELLED = { TaskRun: "TaskRunCancelled", CustomRun: "CustomRunCancelled", PipelineRun: "Cancelled" };

function resultsOf(which: Becomes["results"], isTaskRun: boolean): readonly Json[] {
  const [r, l, k] = which === "others" ? ["y", [], "v"] : ["x", ["x", "z"], "x"];
  const results = [
    { name: "r", type: "string", value: r },
    { name: "l", type: "array", value: l },
    { name: "o", type: "object", value: { k } },
  ];
  if (!isTaskRun) return which === "none" ? [] : [{ name: "r", value: r }];
  return which === "all" || which === "others" ? results : results.slice(0, which === "some" ? 1 : 0);
}
