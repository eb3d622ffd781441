import { describe, expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { planRerun } from "../../src/run/rerun/plan-rerun.ts";
import type { RunState } from "../../src/run/run-state.ts";
import { simulate } from "../../src/run/simulate/simulate.ts";
import type { TaskRun } from "../../src/types/task-run.ts";
import { again, goesOn, kept, rerun } from "./told-rerun.ts";
import { stateOf } from "./watched-run.ts";

/** Tasks of which the last one fails. */
const failed = (...tasks: readonly string[]): RunState => {
  const lines = tasks.map((task) => `- { name: ${task}, taskRef: { name: t } }`);
  const script = { tasks: { [tasks.at(-1) ?? ""]: { outcome: "fails" } } } as const;
  return simulate(openRun(stateOf(`tasks:\n${lines.join("\n")}`)), script).run.state;
};

const nameOf = ({ pipelineRun }: RunState): string | undefined => pipelineRun.metadata?.name;

describe("a name of which a run that is kept would be taken for a new one", () => {
  test("is not what the new run is called", () => {
    const plan = planRerun(failed("rerun-a", "a"));
    expect(nameOf(plan.state)).toBe("run-rerun-2");
    expect(goesOn(plan)).toBe("run-rerun-2-a: Succeeded");
    expect(nameOf(planRerun(failed("rerun-a", "rerun-2-a", "rerun-3-b", "a")).state)).toBe("run-rerun-3");
    expect(nameOf(planRerun(failed("rerun-b", "a")).state)).toBe("run-rerun");
  });

  test("may be that of a row of a matrix, or of a finally task", () => {
    const rows = `
tasks:
- { name: rerun-m-1, taskRef: { name: t } }
- { name: m, taskRef: { name: t }, matrix: { params: [{ name: os, value: [a, b] }] } }`;
    expect(goesOn(rerun(rows, { tasks: { m: { outcome: "fails" } } }))).toBe(
      "run-rerun-2-m-0, run-rerun-2-m-1: Succeeded",
    );
    const finals = "tasks: [{ name: rerun-f, taskRef: { name: t } }]\nfinally: [{ name: f, taskRef: { name: t } }]";
    expect(goesOn(rerun(finals, {}))).toBe("run-rerun-2-f: Succeeded");
  });

  test("cannot be given", () => {
    const want = "a name for the new run with which no run that it creates has the name of one that it keeps";
    expect(() => planRerun(failed("two-a", "a"), { name: "run-two" })).toThrow(
      new TypeError(`Cannot plan a re-run: want ${want}, got "run-two"`),
    );
    expect(nameOf(planRerun(failed("two-a", "a"), { name: "two" }).state)).toBe("two");
  });
});

describe("of which task a run is", () => {
  const MATRIX = `
tasks:
- { name: m, taskRef: { name: t }, matrix: { params: [{ name: os, value: [a, b] }] } }
- { name: a, taskRef: { name: t } }`;
  const { state } = simulate(openRun(stateOf(MATRIX)), { tasks: { a: { outcome: "fails" } } }).run;
  const { taskRuns = [] } = state;
  const plan = (runs: readonly TaskRun[]) => planRerun({ ...state, taskRuns: runs });

  test("tells the status of the old run: a task is not kept of which a run is gone", () => {
    expect(kept(plan(taskRuns))).toEqual(["m"]);
    const pruned = plan(taskRuns.filter(({ metadata }) => metadata?.name !== "run-m-1"));
    expect([kept(pruned), ...again(pruned)]).toEqual([[], "m did-not-succeed", "a did-not-succeed"]);
    expect(pruned.state.taskRuns).toEqual([]);
    expect(goesOn(pruned)).toBe("run-rerun-m-0, run-rerun-m-1, run-rerun-a: Succeeded");
    expect(again(plan([]))).toEqual(["m did-not-succeed", "a did-not-succeed"]);
  });

  test("tells it also of runs that have no labels; these have them in the new run", () => {
    const bare = plan(
      taskRuns.map(({ metadata = {}, ...run }) => ({ ...run, metadata: { name: metadata.name ?? "" } })),
    );
    expect(kept(bare)).toEqual(["m"]);
    expect(bare.state.taskRuns?.map(({ metadata }) => metadata?.labels)).toEqual([
      { "tekton.dev/pipelineRun": "run-rerun", "tekton.dev/pipelineTask": "m" },
      { "tekton.dev/pipelineRun": "run-rerun", "tekton.dev/pipelineTask": "m" },
    ]);
    expect(goesOn(bare)).toBe("run-rerun-a: Succeeded");
  });

  test("the labels tell of those that the status has forgotten", () => {
    const { childReferences, ...status } = state.pipelineRun.status ?? {};
    const forgotten = planRerun({ ...state, pipelineRun: { ...state.pipelineRun, status } });
    expect([kept(forgotten), ...again(forgotten)]).toEqual([["m"], "a did-not-succeed"]);
  });

  test("runs of another PipelineRun are of none", () => {
    const foreign = taskRuns.map(
      (run): TaskRun => ({
        ...run,
        metadata: {
          ...run.metadata,
          name: `other-${run.metadata?.name}`,
          labels: { ...run.metadata?.labels, "tekton.dev/pipelineRun": "other" },
        },
      }),
    );
    const both = plan([...taskRuns, ...foreign]);
    expect(both.state.taskRuns?.map(({ metadata }) => metadata?.name)).toEqual(["run-m-0", "run-m-1"]);
    expect(both.kept).toEqual([{ pipelineTask: "m", results: [] }]);
    expect(again(plan(foreign))).toEqual(["m did-not-succeed", "a did-not-succeed"]);
    const unknown = simulate(openRun({ ...stateOf(MATRIX), taskRuns: foreign }), {
      tasks: { a: { outcome: "fails" } },
    });
    const { childReferences, ...status } = unknown.run.state.pipelineRun.status ?? {};
    const { pipelineRun } = unknown.run.state;
    const none = planRerun({ ...stateOf(MATRIX), pipelineRun: { ...pipelineRun, status }, taskRuns: foreign });
    expect(again(none)).toEqual(["m not-started", "a not-started"]);
  });
});
