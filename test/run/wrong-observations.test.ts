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
const child = { metadata: { name: "run-a" } };
const wrong = (does: () => unknown, message: string) => expect(does).toThrow(new TypeError(`Cannot ${message}`));

describe("a Run", () => {
  const used =
    "want a Run of openRun, reconcile or observe that has not been used before: go on with the one that they gave last, got an object";

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
      "reconcile a run: want a clock that does not go back behind 2024-01-01T00:01:00.000Z, got the Date 2024-01-01T00:00:59.000Z",
    );
    wrong(
      () => observe(run, { ...A, metadata: { name: "run-b" } }),
      'observe a change: want a specStatus, or a child that a pass has created, by its name: run-a, got "run-b"',
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
      () => reconcile(none(reconcile(openRun(STATE), momentOf(0))), momentOf(0)),
      "reconcile a run: want a Run: the `run` of a pass, got an object",
    );
    wrong(
      () => observe(none(undefined), A),
      "observe a change: want a Run of openRun, reconcile or observe, got undefined",
    );
  });
});

describe("the state of a run", () => {
  test("does not change any more", () => {
    const run = begun();
    const { state } = run;
    const saved = structuredClone(state);
    const status = { podName: "", conditions: [{ type: "Succeeded" as const, status: "True" as const }] };
    reconcile(observe(run, { ...child, status }), momentOf(61));
    expect(state).toEqual(saved);
    expect(run.state).toBe(state);
  });

  test("is not there any more if nobody asked for it before the run was used", () => {
    const run = begun();
    reconcile(run, momentOf(61));
    wrong(() => run.state, "read the state of a run that has been used: read it before the run is handed on");
  });

  test("is all that is shown of it", () => {
    expect(Object.keys(begun())).toEqual(["state"]);
    expect(JSON.parse(JSON.stringify(begun()))).toEqual({ state: JSON.parse(JSON.stringify(begun().state)) });
  });
});

test("a pass wants a clock that can be read", () => {
  wrong(() => reconcile(begun(), none("now")), 'reconcile a run: want a valid Date, got "now"');
  wrong(() => reconcile(begun(), new Date(Number.NaN)), "reconcile a run: want a valid Date, got an invalid Date");
  wrong(
    () => reconcile(begun(), new Date(8.64e15)),
    "reconcile a run: want a Date of the years 0 to 9999, got the Date +275760-09-13T00:00:00.000Z",
  );
});

describe("nobody can see", () => {
  test("a child that no pass has created, or one without a name, or of another kind", () => {
    const want = "want a specStatus, or a child that a pass has created, by its name:";
    wrong(() => observe(openRun(STATE), A), `observe a change: ${want} there is none, got "run-a"`);
    wrong(() => observe(begun(), none({ status: {} })), `observe a change: ${want} run-a, got undefined`);
    const taskRuns = ["a", "b", "c", "d", "e", "f"].map((name) => ({ metadata: { name } }));
    wrong(() => observe(openRun({ ...STATE, taskRuns }), A), `observe a change: ${want} a, b, c, d, e, …, got "run-a"`);
    wrong(
      () => observe(begun(), none({ ...A, kind: "CustomRun" })),
      'observe a change: want a child that is a TaskRun as before, got "CustomRun"',
    );
  });

  test("a wish that Tekton does not know", () => {
    const want =
      "a specStatus that is empty or one of Cancelled, CancelledRunFinally, StoppedRunFinally, PipelineRunPending";
    wrong(() => observe(begun(), none({ specStatus: 1 })), `observe a change: want ${want}, got 1`);
    wrong(() => observe(begun(), { specStatus: "Canceled" }), `observe a change: want ${want}, got "Canceled"`);
  });

  test("what is no status of a child", () => {
    const status = (given: unknown) => observe(begun(), none({ metadata: { name: "run-a" }, status: given }));
    wrong(() => status(null), "observe a change: want a child with a status, got null");
    wrong(() => status("Succeeded"), 'observe a change: want a child with a status, got "Succeeded"');
    const list = "want a child with a list of objects in status";
    wrong(() => status({ conditions: "yes" }), `observe a change: ${list}.conditions, got "yes"`);
    wrong(() => status({ conditions: [null] }), `observe a change: ${list}.conditions, got null`);
    wrong(() => status({ results: {} }), `observe a change: ${list}.results, got an object`);
    wrong(
      () => status({ conditions: [{ type: "Succeeded", status: "true" }] }),
      'observe a change: want a child with conditions that are True, False or Unknown, got "true"',
    );
    wrong(
      () => observe(begun(), none({ metadata: { name: "run-a" }, spec: null })),
      "observe a change: want a child with a spec, got null",
    );
  });

  test("which of two children of one name it is, without its kind", () => {
    const run = () => openRun({ ...STATE, taskRuns: [child], customRuns: [child] });
    wrong(
      () => observe(run(), child),
      "observe a change: want the kind of a child, as two are called run-a, got undefined",
    );
    const { state } = observe(run(), { ...child, kind: "CustomRun", status: {} });
    expect([state.taskRuns?.[0]?.status, state.customRuns?.[0]?.status]).toEqual([undefined, {}]);
  });
});

describe("a run is opened", () => {
  const opens = (state: unknown, message: string) => wrong(() => openRun(none(state)), `open a run: ${message}`);
  const { pipelineRun: RUN } = STATE;

  test("from a state with a PipelineRun", () => {
    opens([], "want a RunState, such as { pipelineRun }, got an array");
    opens(RUN, "want a RunState with a decoded PipelineRun, as { pipelineRun }, got undefined");
    opens(
      { pipelineRun: { ok: true, value: RUN } },
      "want a PipelineRun: the `value` of what was decoded, got an object",
    );
    opens({ pipelineRun: { kind: "TaskRun", metadata: {} } }, 'want a PipelineRun, got "TaskRun"');
    opens({ pipelineRun: {} }, "want a PipelineRun with metadata, got undefined");
    opens({ pipelineRun: { metadata: { generateName: "run-" } } }, "want a PipelineRun with a name, got undefined");
    const metadata = { name: "run", labels: null };
    opens({ pipelineRun: { metadata } }, "want a PipelineRun with labels and annotations, got null");
    opens({ pipelineRun: { ...RUN, spec: null } }, "want a PipelineRun with a spec, got null");
    opens({ pipelineRun: { ...RUN, status: [] } }, "want a PipelineRun with a status, got an array");
  });

  test("with decoded objects beside it", () => {
    opens({ ...STATE, pipeline: null }, "want a decoded Pipeline with a spec, got null");
    opens({ ...STATE, pipeline: {} }, "want a decoded Pipeline with a spec, got undefined");
    opens({ ...STATE, tasks: {} }, "want decoded objects in the list tasks, got an object");
    opens({ ...STATE, tasks: [{}] }, "want decoded objects with a spec in the list tasks, got undefined");
    opens({ ...STATE, resolved: null }, "want decoded objects in the list resolved, got null");
    opens({ ...STATE, resolved: [{}] }, "want a pipelineTask in the list resolved, got undefined");
    opens(
      { ...STATE, resolved: [{ pipelineTask: "a", task: {} }] },
      "want decoded objects with a spec in the list resolved, got undefined",
    );
  });

  test("with children of which every name is there once", () => {
    opens({ ...STATE, taskRuns: null }, "want decoded objects in the list taskRuns, got null");
    opens({ ...STATE, taskRuns: [null] }, "want decoded objects in the list taskRuns, got null");
    opens({ ...STATE, customRuns: [{}] }, "want a run in the list customRuns with metadata, got undefined");
    opens(
      { ...STATE, customRuns: [{ metadata: {} }] },
      "want children with names in the list customRuns, got undefined",
    );
    opens({ ...STATE, taskRuns: [child, child] }, 'want every name once in the list taskRuns, got "run-a"');
    opens(
      { ...STATE, taskRuns: [{ ...child, status: { conditions: [{ type: "Succeeded", status: "yes" }] } }] },
      'want a run in the list taskRuns with conditions that are True, False or Unknown, got "yes"',
    );
    opens(
      { ...STATE, taskRuns: [{ ...child, status: { conditions: {} } }] },
      "want a run in the list taskRuns with a list of objects in status.conditions, got an object",
    );
  });

  test("in a cluster that is set up", () => {
    wrong(() => openRun(STATE, none({})), "open a run: want a Config, got undefined");
    wrong(() => openRun(STATE, none(null)), "open a run: want a Config, got undefined");
  });

  test("with limits that are durations", () => {
    const run = pipelineRun("pipelineSpec: { tasks: [] }");
    const state = { pipelineRun: { ...run, spec: { ...run.spec, timeouts: { pipeline: "soon" } } } };
    expect(() => openRun(state)).toThrow(RangeError);
  });
});
