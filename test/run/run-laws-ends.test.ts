import fc from "fast-check";
import { expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { reconcile } from "../../src/run/reconcile.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import { isDone } from "../../src/status/predicates.ts";
import { type ModelTask, modelOf, type Progress, progressOf } from "./pipeline-model.ts";
import { type Life, type LivedPass, lives, passesOf } from "./random-life.ts";

/** Where a run stands still: nothing of it runs any more, and passes change nothing, until a limit has passed. */
interface Stop {
  readonly last: LivedPass;
  readonly tasks: readonly ModelTask[];
  readonly progress: Progress;
}

/** All reasons to stand still; each of them is one in the reference, too. */
const REASONS: Readonly<Record<string, (stop: Stop) => boolean>> = {
  "the user has not let it start, or go on": ({ last }) =>
    last.after.pipelineRun.spec?.status === "PipelineRunPending" && reasonOf(last) === "PipelineRunPending",

  "it shall stop, but has children that are pipelines, which nobody can stop: each pass fails, even if they have ended":
    ({ last }) =>
      ["PipelineRunCouldntCancel", "PipelineRunCouldntTimeOut"].includes(reasonOf(last) ?? "") &&
      last.after.childPipelineRuns !== undefined,

  "a task is skipped for an empty matrix before those that it waits for are done: each pass fails, before anything starts":
    ({ last }) => last.pass.failure?.message.startsWith("invalid list of done tasks") ?? false,

  "a task lacks a result, and another one has not started: of that one it is remembered that it is not skipped, so finally never comes":
    ({ tasks, progress }) => {
      const waiting = tasks.filter((task) => !task.isFinal && !progress.hasStarted(task));
      return waiting.length > 1 && waiting.some((task) => progress.lacking(task).length > 0);
    },

  "a finally task lacks a result in its matrix, or in an embedded task: it does not start, nor is it skipped": ({
    tasks,
    progress,
  }) =>
    tasks.some(
      (task) =>
        task.isFinal && !progress.hasStarted(task) && progress.lacking(task).some(({ where }) => where === "elsewhere"),
    ),
};

const reasonOf = ({ after }: LivedPass): string | undefined => conditionOf(after.pipelineRun.status)?.reason;

/** Where a life stands still, if it does. */
function stopOf(life: Life): Stop | undefined {
  let last: LivedPass | undefined;
  for (const lived of passesOf(life)) last = lived;
  if (last === undefined || isDone(last.after.pipelineRun)) return undefined;
  const tasks = modelOf(life.world);
  return { last, tasks, progress: progressOf(tasks, last.after) };
}

test("a run of which all children end will end, or it stands still for a reason that is known", () => {
  fc.assert(
    fc.property(lives, (life) => {
      const stop = stopOf(life);
      if (stop !== undefined) expect(Object.values(REASONS).some((isReason) => isReason(stop))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("each of these reasons happens", () => {
  const stops = fc.sample(lives, { seed: 1, numRuns: 600 }).flatMap((life) => stopOf(life) ?? []);
  const found = Object.entries(REASONS).filter(([, isReason]) => stops.some(isReason));
  expect(found.map(([reason]) => reason)).toEqual(Object.keys(REASONS));
});

test("what stands still ends when the limit of the run has passed long ago, if it has begun, has a limit, and no child is a pipeline", () => {
  fc.assert(
    fc.property(lives, (life) => {
      const { after, config, now } = stopOf(life)?.last ?? {};
      if (after === undefined || now === undefined || config === undefined) return;
      const { status, spec } = after.pipelineRun;
      const hasLimit = spec?.timeouts?.pipeline !== "0s";
      if (status?.startTime === undefined || !hasLimit || after.childPipelineRuns !== undefined) return;
      const { run } = reconcile(openRun(after, config), new Date(now.getTime() + 36_000_000));
      expect(conditionOf(run.state.pipelineRun.status)).toMatchObject({
        status: "False",
        reason: "PipelineRunTimeout",
      });
    }),
    { numRuns: 400 },
  );
});
