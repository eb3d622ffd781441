import type { Answer } from "./expectation.ts";

/**
 * What of a trace counts: of each step what it has that the one before it does not, and of the status at the end the times. What
 * becomes of the pipeline's variables is asked of `apply-pipelinerun`.
 */
export function toldTrace({ trace, final, error }: Answer): Answer {
  if (trace === undefined) return { error: error ?? true };
  const { startTime, finallyStartTime } = (final ?? {}) as Answer;
  return { trace: newsOf(trace as readonly Answer[]), startTime, finallyStartTime };
}

/** The same of a TaskRun: all of its status but the task, of which `apply-taskrun` is asked, and the times of conditions. */
export function toldTaskRunTrace({ trace, error }: Answer): Answer {
  if (trace === undefined) return { error: error ?? true };
  const steps = (trace as readonly Answer[]).map(({ status, ...step }) => ({
    ...toldStatus((status ?? {}) as Answer),
    ...step,
  }));
  return { trace: newsOf(steps) };
}

/** What a pod makes of a TaskRun. Whether it has ended counts; when, the clock of the reference says. */
export function toldTaskRunStatus({ status, error, panic }: Answer): Answer {
  if (status === undefined) return { error: error ?? panic ?? true };
  const { completionTime, ...told } = toldStatus(status as Answer);
  return { status: told, hasEnded: completionTime !== undefined, problem: error };
}

/** Without what the clock of the reference says, what nobody wrote, and the task; no name of a pod is an empty one. */
function toldStatus({ provenance, taskSpec, conditions, podName, retriesStatus, ...told }: Answer): Answer {
  const listed = (list: unknown) => (list ?? []) as readonly Answer[];
  return {
    ...told,
    ...(podName === "" ? {} : { podName }),
    conditions: listed(conditions).map(({ lastTransitionTime, ...condition }) => condition),
    retriesStatus: listed(retriesStatus).map(toldStatus),
  };
}

/** Of each step of a trace, what it has that the one before it does not. */
function newsOf(trace: readonly Answer[]): readonly Answer[] {
  let before: Answer = {};
  return trace.map(({ now, ...step }) => {
    const news = Object.entries(step).filter(([key, value]) => EVENTS.has(key) || !isSame(value, before[key]));
    const gone = Object.keys(before).filter((key) => !EVENTS.has(key) && step[key] === undefined);
    before = step;
    return {
      ...Object.fromEntries(news),
      ...(gone.length > 0 ? { gone } : {}),
      ...(typeof step["error"] === "string" ? { error: inOrder(step["error"]) } : {}),
    };
  });
}

/** What belongs to a step alone, and is told even if it is as before. */
const EVENTS = new Set([
  ...["created", "cancelled", "deleted", "patched"],
  ...["requeueAfterSeconds", "error", "permanent"],
]);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The list of tasks that are done too early comes in the order of the graph, which is nobody's business. */
const inOrder = (error: string): string =>
  error.replace(/\[[^\][]*\]$/, (list) => `[${list.slice(1, -1).split(" ").sort().join(" ")}]`);
