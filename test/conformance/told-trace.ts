import type { Answer } from "./expectation.ts";

/**
 * What of a trace counts: of each step what it has that the one before it does not, and of the status at the end the times. What
 * becomes of the pipeline's variables is asked of `apply-pipelinerun`.
 */
export function toldTrace({ trace, final, error }: Answer): Answer {
  if (trace === undefined) return { error: error ?? true };
  let before: Answer = {};
  const told = (trace as readonly Answer[]).map(({ now, ...step }) => {
    const news = Object.entries(step).filter(([key, value]) => EVENTS.has(key) || !isSame(value, before[key]));
    const gone = Object.keys(before).filter((key) => !EVENTS.has(key) && step[key] === undefined);
    before = step;
    return {
      ...Object.fromEntries(news),
      ...(gone.length > 0 ? { gone } : {}),
      ...(typeof step["error"] === "string" ? { error: inOrder(step["error"]) } : {}),
    };
  });
  const { startTime, finallyStartTime } = (final ?? {}) as Answer;
  return { trace: told, startTime, finallyStartTime };
}

/** What belongs to a step alone, and is told even if it is as before. */
const EVENTS = new Set(["created", "cancelled", "requeueAfterSeconds", "error", "permanent"]);

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The list of tasks that are done too early comes in the order of the graph, which is nobody's business. */
const inOrder = (error: string): string =>
  error.replace(/\[[^\][]*\]$/, (list) => `[${list.slice(1, -1).split(" ").sort().join(" ")}]`);
