import { describe, expect, test } from "vitest";
import type { Observation } from "../../src/run/observe.ts";
import { observe } from "../../src/run/observe.ts";
import { openRun } from "../../src/run/open-run.ts";
import { reconcile } from "../../src/run/reconcile.ts";
import type { Run } from "../../src/run/run-index.ts";
import { pipelineRun } from "../substitute/substituted.ts";
import { momentOf, stateOf } from "./watched-run.ts";

const none = (value: unknown) => value as never; // as plain JavaScript may give it
const STATE = stateOf("tasks: [{ name: a, taskRef: { name: t } }]");
const begun = (): Run => reconcile(openRun(STATE), momentOf(60)).run;
const A: Observation = { kind: "TaskRun", metadata: { name: "run-a" }, status: { podName: "" } };
const wrong = (does: () => unknown, message: string) => expect(does).toThrow(new TypeError(`Cannot ${message}`));

describe("a Run", () => {
  const used = "want a Run of openRun, reconcile or observe that has not been used before, got an object";

  test("is used once", () => {
    const run = begun();
    observe(run, A);
    wrong(() => observe(run, A), `observe a change: ${used}`);
    wrong(() => reconcile(run, momentOf(61)), `reconcile a run: ${used}`);
  });

  test("is still good if what should be done with it was wrong", () => {
    const run = begun();
    wrong(
      () => reconcile(run, momentOf(59)),
      "reconcile a run: want a clock that does not go back behind 2024-01-01T00:01:00Z, got an object (Date)",
    );
    wrong(
      () => observe(run, { ...A, metadata: { name: "run-b" } }),
      'observe a change: want a child that a pass has created, got "run-b"',
    );
    wrong(() => observe(run, none(null)), "observe a change: want a child of the run, or a new specStatus, got null");
    expect(reconcile(observe(run, A), momentOf(60)).commands).toEqual([]);
  });

  test("is made by these functions alone", () => {
    wrong(
      () => reconcile(none({ state: STATE }), momentOf(0)),
      "reconcile a run: want a Run of openRun, reconcile or observe, got an object",
    );
    wrong(
      () => observe(none(undefined), A),
      "observe a change: want a Run of openRun, reconcile or observe, got undefined",
    );
  });
});

test("a pass wants a clock that can be read", () => {
  wrong(() => reconcile(begun(), none("now")), 'reconcile a run: want a valid Date, got "now"');
  wrong(() => reconcile(begun(), new Date(Number.NaN)), "reconcile a run: want a valid Date, got an object (Date)");
});

describe("nobody can see", () => {
  test("a child that no pass has created, or one without a name, or of another kind", () => {
    const unknown = (got: string) => `observe a change: want a child that a pass has created, got ${got}`;
    wrong(() => observe(openRun(STATE), A), unknown('"run-a"'));
    wrong(() => observe(begun(), none({ status: {} })), unknown("undefined"));
    wrong(() => observe(begun(), none({ ...A, kind: "CustomRun" })), unknown('"run-a"'));
  });

  test("a wish that is no text", () => {
    wrong(() => observe(begun(), none({ specStatus: 1 })), "observe a change: want a string, got 1");
  });
});

describe("a run is opened", () => {
  test("from a state with a PipelineRun, and decoded objects beside it", () => {
    const opens = (state: unknown, message: string) => wrong(() => openRun(none(state)), `open a run: ${message}`);
    opens([], "want a RunState, got an array");
    opens({}, "want a decoded PipelineRun, got undefined");
    opens({ pipelineRun: { kind: "TaskRun", metadata: {} } }, 'want a PipelineRun, got "TaskRun"');
    opens({ pipelineRun: {} }, "want a PipelineRun with metadata, got undefined");
    opens({ ...STATE, pipeline: {} }, "want a decoded Pipeline with a spec, got undefined");
    opens({ ...STATE, tasks: {} }, "want decoded objects in the list tasks, got an object");
    opens({ ...STATE, taskRuns: [null] }, "want decoded objects in the list taskRuns, got null");
    opens({ ...STATE, customRuns: [{}] }, "want children with names, got undefined");
  });

  test("with limits that are durations", () => {
    const run = pipelineRun("pipelineSpec: { tasks: [] }");
    const state = { pipelineRun: { ...run, spec: { ...run.spec, timeouts: { pipeline: "soon" } } } };
    expect(() => openRun(state)).toThrow(RangeError);
  });
});
