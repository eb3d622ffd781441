import { describe, expect, test } from "vitest";
import { conditionOf } from "../../src/status/conditions.ts";
import { ends, pass, specOf, statusOf, watched } from "./watched-run.ts";

describe("tasks run one behind the other", () => {
  test("by runAfter: those that wait for none at once, others when all of theirs have ended well", () => {
    const run = watched(`
tasks:
- { name: build, taskRef: { name: t } }
- { name: lint, taskRef: { name: t } }
- { name: deploy, taskRef: { name: t }, runAfter: [build, lint] }`);
    expect(pass(run)).toBe("create run-build, run-lint\nRunning: 0 done, 3 open");
    ends(run, "build", "succeeded");
    expect(pass(run)).toBe("Running: 1 done, 2 open");
    ends(run, "lint", "succeeded");
    expect(pass(run)).toBe("create run-deploy\nRunning: 2 done, 1 open");
    ends(run, "deploy", "succeeded");
    expect(pass(run)).toBe("True Succeeded: 3 done");
  });

  test("by the results that they refer to, which stand in what they are given", () => {
    const run = watched(`
tasks:
- name: deploy
  taskRef: { name: t }
  params: [{ name: image, value: "app:$(tasks.build.results.r)" }, { name: all, value: ["$(tasks.build.results.list[*])"] }]
- { name: build, taskRef: { name: gives } }`);
    expect(pass(run)).toBe("create run-build\nRunning: 0 done, 2 open");
    ends(run, "build", "succeeded", { r: "1.0", list: ["a", "b"] });
    expect(pass(run)).toBe("create run-deploy\nRunning: 1 done, 1 open");
    expect(specOf(run, "deploy")["params"]).toEqual([
      { name: "image", value: "app:1.0" },
      { name: "all", value: ["a", "b"] },
    ]);
  });

  test("as told by the message to the letter, and by the references to their runs", () => {
    const run = watched(`
tasks:
- { name: build, taskRef: { name: t } }
- { name: test, taskRef: { name: t }, displayName: All tests, runAfter: [build], when: [{ input: a, operator: in, values: [a] }] }`);
    pass(run);
    ends(run, "build", "succeeded");
    pass(run, "30s");
    expect(conditionOf(statusOf(run))).toEqual({
      type: "Succeeded",
      status: "Unknown",
      reason: "Running",
      message: "Tasks Completed: 1 (Failed: 0, Cancelled 0), Incomplete: 1, Skipped: 0",
      lastTransitionTime: "2024-01-01T00:00:30Z",
    });
    const shared = { apiVersion: "tekton.dev/v1", kind: "TaskRun" };
    expect(statusOf(run).childReferences).toEqual([
      { ...shared, name: "run-build", pipelineTaskName: "build" },
      {
        ...shared,
        name: "run-test",
        displayName: "All tests",
        pipelineTaskName: "test",
        whenExpressions: [{ input: "a", operator: "in", values: ["a"] }],
      },
    ]);
  });
});

describe("conditions that do not hold skip a task", () => {
  const chain = (when: string) => `
params: [{ name: env, default: dev }]
tasks:
- { name: build, taskRef: { name: gives } }
- { name: deploy, taskRef: { name: gives }, runAfter: [build], when: [${when}] }
- { name: after, taskRef: { name: t }, runAfter: [deploy] }
- { name: uses, taskRef: { name: t }, params: [{ name: p, value: $(tasks.deploy.results.r) }] }
- { name: last, taskRef: { name: t }, runAfter: [uses] }`;

  test("when its turn comes: those behind it by order run, those that want its results do not, nor what is behind these", () => {
    const run = watched(chain("{ input: $(params.env), operator: in, values: [prod] }"));
    expect(pass(run)).toBe("create run-build\nRunning: 0 done, 5 open");
    ends(run, "build", "succeeded");
    expect(pass(run)).toBe(
      [
        "create run-after",
        "skip deploy: When Expressions evaluated to false",
        "skip uses: Results were missing",
        "skip last: Parent Tasks were skipped",
        "Running: 1 done, 1 open, 3 skipped",
      ].join("\n"),
    );
    ends(run, "after", "succeeded");
    expect(pass(run)).toBe("True Completed: 2 done, 3 skipped");
    expect(statusOf(run).skippedTasks?.[0]).toEqual({
      name: "deploy",
      reason: "When Expressions evaluated to false",
      whenExpressions: [{ input: "dev", operator: "in", values: ["prod"] }],
    });
  });

  test("with results of tasks before it, and in CEL", () => {
    const run = watched(chain(`{ cel: "'$(tasks.build.results.r)' == 'ok'" }`), {
      flags: { enableCELInWhenExpression: true },
    });
    pass(run);
    ends(run, "build", "succeeded", { r: "ok" });
    expect(pass(run)).toBe("create run-deploy\nRunning: 1 done, 4 open");
  });

  test("and one in CEL that is no condition fails the run before anything begins", () => {
    const run = watched(chain(`{ cel: "1 + 1" }`), { flags: { enableCELInWhenExpression: true } });
    const error = "The CEL expression 1 + 1 is not evaluated to a boolean";
    expect(pass(run)).toBe(
      `False CELEvaluationFailed: [User error] Error evaluating CEL run: ${error}\npermanent error: ${error}`,
    );
  });
});

describe("a task that fails", () => {
  test("stops the run: what runs goes on to its end, nothing else begins", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: t } }
- { name: b, taskRef: { name: t } }
- { name: c, taskRef: { name: t }, runAfter: [a] }`);
    pass(run);
    ends(run, "a", "failed");
    expect(pass(run)).toBe(
      "skip c: PipelineRun was stopping\nPipelineRunStopping: 1 done (1 failed), 1 open, 1 skipped",
    );
    ends(run, "b", "succeeded");
    expect(pass(run)).toBe("False Failed: 2 done (1 failed), 1 skipped");
  });

  test("makes a pass fail while a task runs of which one behind it counts as skipped already, as in the reference", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: t } }
- { name: b, taskRef: { name: t } }
- { name: c, taskRef: { name: t }, runAfter: [b] }`);
    pass(run);
    ends(run, "a", "failed");
    expect(pass(run)).toBe(
      "Running: 0 done, 3 open\npermanent error: invalid list of done tasks; some tasks were indicated completed without ancestors being done: [c]",
    );
    ends(run, "b", "succeeded");
    expect(pass(run)).toBe("skip c: PipelineRun was stopping\nFalse Failed: 2 done (1 failed), 1 skipped");
  });

  test("does not with onError: continue, and what it has given may be used", () => {
    const run = watched(`
tasks:
- { name: a, taskRef: { name: gives }, onError: continue }
- { name: b, taskRef: { name: t }, params: [{ name: p, value: $(tasks.a.results.r) }] }`);
    pass(run);
    expect(run.run.state.taskRuns?.[0]?.metadata?.annotations).toEqual({
      "pipeline.tekton.dev/pipeline-task-on-error": "continue",
    });
    ends(run, "a", "failed", { r: "half" });
    expect(pass(run)).toBe("create run-b\nRunning: 1 done, 1 open");
    ends(run, "b", "succeeded");
    expect(pass(run)).toBe("True Succeeded: 2 done (1 failed, 1 ignored)");
  });

  test("has not failed as long as it is tried again", () => {
    const run = watched("tasks: [{ name: a, taskRef: { name: t }, retries: 2 }]");
    pass(run);
    expect(specOf(run, "a")["retries"]).toBe(2);
    ends(run, "a", "is tried again");
    expect(pass(run)).toBe("Running: 0 done, 1 open");
    ends(run, "a", "succeeded");
    expect(pass(run)).toBe("True Succeeded: 1 done");
  });

  test("was cancelled, if somebody cancelled it alone; the run counts it so", () => {
    const run = watched("tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t }, runAfter: [a] }]");
    pass(run);
    ends(run, "a", "was cancelled");
    expect(pass(run)).toBe("skip b: PipelineRun was stopping\nFalse Cancelled: 1 done (1 cancelled), 1 skipped");
  });
});
