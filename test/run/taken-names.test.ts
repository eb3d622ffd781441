import { describe, expect, test } from "vitest";
import { observe } from "../../src/run/observe.ts";
import { ends, pass, statusOf, watched } from "./watched-run.ts";

const MATRIX = "{ name: a, taskRef: { name: t }, matrix: { params: [{ name: x, value: [p, q] }] } }";
const owners = (run: Parameters<typeof statusOf>[0]) =>
  statusOf(run).childReferences?.map(({ kind, name, pipelineTaskName }) => `${kind} ${name} of ${pipelineTaskName}`);

describe("a matrix and a task beside it whose runs would have the same name", () => {
  const surroundings = { tasks: { t: "params: [{ name: x, default: '1' }]\nsteps: [{ image: i }]" } };

  test("the second one cannot be created, and then takes the run of the first one for its own", () => {
    const run = watched(`tasks: [${MATRIX}, { name: a-0, taskRef: { name: t } }]`, surroundings);
    pass(run);
    expect(run.last?.commands.map((command) => command.type === "create" && command.object.metadata?.name)).toEqual([
      "run-a-0",
      "run-a-1",
    ]);
    expect(run.last?.failure).toEqual({
      message:
        'error creating TaskRuns called [run-a-0] for PipelineTask a-0 from PipelineRun run: taskruns.tekton.dev "run-a-0" already exists',
      isPermanent: false,
    });
    ends(run, "a-0", "succeeded");
    pass(run, "10s");
    expect(owners(run)).toEqual(["TaskRun run-a-0 of a", "TaskRun run-a-1 of a", "TaskRun run-a-0 of a-0"]);
    pass(run, "10s");
    expect(owners(run)).toEqual(["TaskRun run-a-1 of a", "TaskRun run-a-0 of a-0"]);
  });

  test("may both run if they are of different kinds, but one of the runs is forgotten", () => {
    const run = watched(
      `tasks: [${MATRIX}, { name: a-0, taskRef: { apiVersion: e/v1, kind: W, name: w } }]`,
      surroundings,
    );
    pass(run);
    expect(owners(run)).toEqual(["TaskRun run-a-0 of a", "TaskRun run-a-1 of a", "CustomRun run-a-0 of a-0"]);
    const status = { conditions: [{ type: "Succeeded" as const, status: "True" as const }] };
    run.run = observe(run.run, { kind: "CustomRun", metadata: { name: "run-a-0" }, status });
    pass(run, "10s");
    expect(owners(run)).toEqual(["TaskRun run-a-1 of a", "CustomRun run-a-0 of a-0"]);
    ends(run, "a-1", "succeeded");
    pass(run, "10s");
    expect(statusOf(run).conditions?.[0]?.message).toBe("Tasks Completed: 2 (Failed: 0, Cancelled 0), Skipped: 0");
  });
});
