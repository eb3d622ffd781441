import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { reconcile } from "../../src/run/reconcile.ts";
import type { RunState } from "../../src/run/run-state.ts";
import type { ChildRun } from "../../src/types/child-run.ts";
import { type ModelTask, modelOf, type Progress, progressOf, taskOf } from "./pipeline-model.ts";
import { type Life, type LivedPass, lives, passesOf } from "./random-life.ts";

/** Looks at each pass of many random lives. */
const everyPass = (look: (lived: LivedPass, life: Life) => void, numRuns = 300): void =>
  fc.assert(
    fc.property(lives, (life) => {
      for (const lived of passesOf(life)) look(lived, life);
    }),
    { numRuns },
  );

/** The runs that a pass creates. */
const createdIn = ({ pass: { commands } }: LivedPass): readonly ChildRun[] =>
  commands.flatMap((command) => (command.type === "create" ? [command.object] : []));

const startedIn = (lived: LivedPass): ReadonlySet<string> => new Set(createdIn(lived).map(taskOf));

/** What a pass knew of runs, and what it has found out about tasks that are skipped; one that fails does not tell that. */
const decidedIn = ({ before, after, pass }: LivedPass): RunState | undefined =>
  pass.failure === undefined ? { ...before, pipelineRun: after.pipelineRun } : undefined;

describe("no task starts", () => {
  test("before those that it waits for have succeeded, or nobody minds; by its conditions one behind it may be skipped", () => {
    everyPass((lived, { world }) => {
      const started = startedIn(lived);
      const decided = decidedIn(lived);
      if (started.size === 0 || decided === undefined) return;
      const tasks = modelOf(world);
      const progress = progressOf(tasks, decided);
      for (const task of tasks.filter(({ name, isFinal }) => started.has(name) && !isFinal))
        expect(notYet(task, tasks, progress)).toEqual([]);
    });
  });

  test("of the finally tasks before all others are done", () => {
    everyPass((lived, { world }) => {
      const started = startedIn(lived);
      const decided = decidedIn(lived);
      const tasks = modelOf(world);
      if (decided === undefined || !tasks.some(({ name, isFinal }) => isFinal && started.has(name))) return;
      const progress = progressOf(tasks, decided);
      expect(tasks.filter((task) => !task.isFinal && !isOverFor(task, tasks, progress))).toEqual([]);
    });
  });

  test("twice: it has one run, or one for each row, all of the same pass", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const all: ChildRun[] = [];
        for (const lived of passesOf(life)) {
          const begun = new Set(all.map(taskOf));
          expect([...startedIn(lived)].filter((name) => begun.has(name))).toEqual([]);
          all.push(...createdIn(lived));
        }
        const names = all.map(({ metadata }) => metadata?.name);
        expect(names).toEqual([...new Set(names)]);
        for (const { name, rows } of modelOf(life.world)) {
          const count = all.filter((run) => taskOf(run) === name).length;
          if (rows !== undefined && count > 0) expect([name, count]).toEqual([name, rows]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** What a task waits for that is not as it should be. */
function notYet(task: ModelTask, tasks: readonly ModelTask[], progress: Progress): readonly string[] {
  const byName = new Map(tasks.map((other) => [other.name, other]));
  const isReady = (name: string) => {
    const other = byName.get(name);
    return other !== undefined && progress.hasSucceeded(other);
  };
  const isPassedOver = (name: string) => progress.whySkipped(name) === "When Expressions evaluated to false";
  return [
    ...task.after.filter((name) => !isReady(name) && !isPassedOver(name)),
    ...task.results.map((needed) => needed.task).filter((name) => !isReady(name)),
    ...progress.lacking(task).map(({ task: name, result }) => `${name}.${result}`),
  ];
}

/** Whether nobody waits for a task of the graph any more. */
function isOverFor(task: ModelTask, tasks: readonly ModelTask[], progress: Progress): boolean {
  // It has failed without ever having run.
  const isInvalid = (other: ModelTask) => !other.isFinal && progress.lacking(other).length > 0;
  if (progress.isDone(task) || isInvalid(task)) return true;
  // As in the reference: a pipeline that runs counts as skipped while the run stops, and all that run no Task fail with one of them.
  const isPipeline = progress.runsOf(task.name)[0]?.kind === "PipelineRun";
  if (isPipeline && progress.whySkipped(task.name) !== undefined) return true;
  return !task.runsTask && tasks.some((other) => !other.runsTask && isInvalid(other));
}

test("a run that is opened from its saved state answers as the one at hand", () => {
  everyPass(({ before, config, now, pass, after }) => {
    const again = reconcile(openRun(JSON.parse(JSON.stringify(before)), config), now);
    const { commands, wakeAfterMs, failure } = pass;
    expect({ ...again, run: again.run.state }).toEqual({ run: after, commands, wakeAfterMs, failure });
  }, 200);
});

test("nothing that a run is given, or has given, is changed: all of it is frozen here", () => {
  everyPass(({ before, config, pass, after }) => {
    expect([before, config, pass.commands, after].every(Object.isFrozen)).toBe(true);
  }, 200);
});
