import { describe, expect, test } from "vitest";
import type { TaskRunPod } from "../../../src/run/task-run/pod.ts";
import { type TaskRunWithPod, taskRunStatusFromPod } from "../../../src/run/task-run/status-from-pod.ts";
import { conditionOf } from "../../../src/status/conditions.ts";
import type { ContainerStateTerminated } from "../../../src/types/kubernetes/container.ts";
import type { PodStatus } from "../../../src/types/kubernetes/pod-status.ts";
import { task, taskRun } from "../../substitute/substituted.ts";
import { clock, type Entry, ended, flags, message, pod, runs, time, waits } from "./followed.ts";

/** What a pod makes of a TaskRun with this task; the pod has these containers, or those of its status. */
function statusOf(
  status: PodStatus,
  {
    taskSpec = "steps: [{ name: a, image: i }, { name: b, image: i }]",
    containers = [] as string[],
    onError = "",
  } = {},
  config = flags({}),
) {
  const names = containers.length > 0 ? containers : (status.containerStatuses ?? []).map(({ name }) => name);
  const podOfRun: TaskRunPod = {
    metadata: { name: "run-pod" },
    spec: { containers: names.map((name) => ({ name })) },
    status,
  };
  const metadata = onError === "" ? {} : { annotations: { "pipeline.tekton.dev/pipeline-task-on-error": onError } };
  const run = { ...taskRun("taskRef: { name: t }"), metadata: { name: "run", ...metadata } };
  const { spec } = task(taskSpec);
  return taskRunStatusFromPod({ taskRun: run, pod: podOfRun, taskSpec: spec, config }, clock(60));
}

/** Its condition, in a line. */
function conditionFrom(...given: Parameters<typeof statusOf>): string {
  const { status, reason, message: said } = conditionOf(statusOf(...given).status) ?? {};
  return `${status} ${reason}: ${said}`;
}

test("all of a status comes from the pod", () => {
  const told = message(["StartedAt", "2024-01-01T00:00:07.000Z", 3], ["r", "v", 1], ["s", "w", 4]);
  const taskSpec =
    "steps: [{ name: a, image: i, results: [{ name: s }] }]\nresults: [{ name: r }]\nsidecars: [{ image: d, name: db }]";
  expect(
    statusOf(
      pod("Succeeded", { ...ended("step-a", 0, { message: told }), imageID: "i@sha256:1" }, ended("sidecar-db")),
      {
        taskSpec,
      },
    ),
  ).toEqual({
    status: {
      podName: "run-pod",
      completionTime: time(60),
      conditions: [
        {
          type: "Succeeded",
          status: "True",
          reason: "Succeeded",
          message: "All Steps have completed executing",
          lastTransitionTime: time(60),
        },
      ],
      steps: [
        {
          name: "a",
          container: "step-a",
          imageID: "i@sha256:1",
          terminated: {
            exitCode: 0,
            reason: "Completed",
            startedAt: time(7),
            message: '[{"key":"r","value":"v","type":1},{"key":"s","value":"w","type":4}]',
          },
          terminationReason: "Completed",
          results: [{ name: "s", type: "string", value: "w" }],
        },
      ],
      sidecars: [{ name: "db", container: "sidecar-db", terminated: { exitCode: 0, reason: "Completed" } }],
      results: [{ name: "r", type: "string", value: "v" }],
      artifacts: {},
    },
  });
});

describe("a pod fails a run", () => {
  test("by the first cause in the order of what may have caused what", () => {
    const failed = (...containers: Parameters<typeof pod>[1][]) => conditionFrom(pod("Failed", ...containers));
    const outOfMemory = { reason: "OOMKilled" };
    expect(failed(ended("step-a", 3))).toBe('False StepFailed: "step-a" exited with code 3: Error');
    expect(failed(ended("step-a", 3, { reason: "" }))).toBe('False StepFailed: "step-a" exited with code 3');
    expect(failed(ended("step-a", 3), ended("sidecar-x", 4))).toBe(
      'False SidecarFailed: "sidecar-x" exited with code 4: Error',
    );
    expect(failed(ended("step-a", 137, outOfMemory), ended("sidecar-x", 4))).toBe(
      'False StepOOM: "step-a" exited with code 137: OOMKilled',
    );
    expect(failed(ended("step-a", 137, outOfMemory), ended("sidecar-x", 137, outOfMemory))).toBe(
      'False SidecarOOM: "sidecar-x" exited with code 137: OOMKilled',
    );
    expect(failed()).toBe("False Failed: build failed for unspecified reasons.");
    // Plain JSON may leave the exit code out, which is 0 then.
    const terminated = { reason: "OOMKilled" } as ContainerStateTerminated;
    expect(failed({ name: "step-a", state: { terminated } })).toBe("False StepOOM: OOMKilled");
  });

  test("by what runs before the steps", () => {
    const init = (...initContainerStatuses: NonNullable<PodStatus["initContainerStatuses"]>) =>
      conditionFrom({ phase: "Failed", initContainerStatuses });
    expect(init(ended("prepare", 1))).toBe(
      'False InitContainerFailed: init container failed, "prepare" exited with code 1: Error',
    );
    expect(init(ended("prepare", 1), ended("sidecar-x", 2))).toBe(
      'False SidecarFailed: init container failed, "sidecar-x" exited with code 2: Error',
    );
    expect(init(ended("prepare", 137, { reason: "OOMKilled" }), ended("sidecar-x", 2))).toBe(
      'False InitContainerOOM: init container failed, "prepare" exited with code 137: OOMKilled',
    );
  });

  test("by its own words, if it was thrown out, or if nothing else is known", () => {
    expect(conditionFrom({ phase: "Failed", reason: "Evicted", message: "no memory" })).toBe(
      "False PodEvicted: no memory",
    );
    expect(conditionFrom({ phase: "Failed", message: "node lost" })).toBe("False Failed: node lost");
  });

  test("by a step that has taken too long", () => {
    const told = message(["Reason", "TimeoutExceeded", 3]);
    expect(conditionFrom(pod("Failed", ended("step-a", 1, { message: told })))).toBe(
      'False StepFailed: "step-a" exited because the step exceeded the specified timeout limit',
    );
  });

  test("in a way that its pipeline passes over", () => {
    expect(conditionFrom(pod("Failed", ended("step-a", 1)), { onError: "continue" })).toBe(
      'False FailureIgnored: "step-a" exited with code 1: Error',
    );
    expect(conditionFrom(pod("Failed", ended("step-a", 1)), { onError: "stopAndFail" })).toContain("False StepFailed");
  });

  test("at once, if a step has taken too much memory, though others run", () => {
    const status = pod("Running", ended("step-a", 137, { reason: "OOMKilled" }), runs("step-b"));
    expect(conditionFrom(status)).toContain("False StepOOM");
    expect(statusOf(status).status.steps?.[1]).toEqual({
      name: "b",
      container: "step-b",
      running: { startedAt: time(3) },
    });
  });
});

describe("a pod has not started", () => {
  const waiting = (reason: string, said?: string) => conditionFrom(pod("Pending", waits("step-a", reason, said)));

  test("and a container says why", () => {
    expect(waiting("PodInitializing")).toBe("Unknown Pending: Pending");
    expect(waiting("CrashLoopBackOff", "again")).toBe(
      'Unknown Pending: build step "step-a" is pending with reason "again"',
    );
    expect(waiting("ErrImagePull", "not found")).toBe(
      'Unknown PullImageFailed: build step "step-a" is pending with reason "not found"',
    );
    expect(waiting("CreateContainerConfigError", 'secret "x" not found')).toBe(
      "False CreateContainerConfigError: Failed to create pod due to config error",
    );
    expect(waiting("CreateContainerConfigError", "failed to create subPath directory for x")).toBe(
      "Unknown Pending: Waiting for subPath directory creation to complete",
    );
  });

  test("and the scheduler says why", () => {
    const unschedulable = (said: string): PodStatus => ({
      phase: "Pending",
      conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: said }],
    });
    expect(conditionFrom(unschedulable("3 Insufficient cpu"))).toBe(
      "Unknown ExceededNodeResources: TaskRun Pod exceeded available resources",
    );
    expect(conditionFrom(unschedulable("too many pods"))).toBe(
      'Unknown Pending: pod status "PodScheduled":"False"; message: "too many pods"',
    );
    expect(conditionFrom({ phase: "Pending", message: "just so" })).toBe("Unknown Pending: just so");
  });
});

describe("a run is over", () => {
  test("when all steps have ended, though sidecars run", () => {
    expect(conditionFrom(pod("Running", ended("step-a"), ended("step-b"), runs("sidecar-x")))).toContain("True");
    expect(conditionFrom(pod("Running", ended("step-a"), runs("step-b")))).toContain("Unknown Running");
  });

  test("when also what runs before them has ended, where Kubernetes has sidecars of its own", () => {
    const config = flags({ enableKubernetesSidecar: true });
    const status = pod("Running", ended("step-a"));
    const withInit = (init: Parameters<typeof pod>[1]) => ({ ...status, initContainerStatuses: init ? [init] : [] });
    expect(conditionFrom(withInit(runs("sidecar-x")), {}, config)).toContain("Unknown Running");
    expect(conditionFrom(withInit(ended("sidecar-x")), {}, config)).toContain("True Succeeded");
    expect(statusOf(withInit(ended("sidecar-x")), {}, config).status.sidecars).toMatchObject([{ name: "x" }]);
  });

  test("when also the sidecar has ended that reads the results", () => {
    const config = flags({ resultExtractionMethod: "sidecar-logs" });
    const reader = "sidecar-tekton-log-results";
    expect(conditionFrom(pod("Running", ended("step-a"), runs(reader)), {}, config)).toContain("Unknown Running");
    expect(conditionFrom(pod("Running", ended("step-a"), ended(reader)), {}, config)).toContain("True Succeeded");
  });

  test("is not known of a pod that is not known", () => {
    expect(conditionFrom({ phase: "Unknown" })).toContain("Unknown Running");
  });
});

describe("a step", () => {
  const stepAfter = (...entries: readonly Entry[]) =>
    statusOf(pod("Succeeded", ended("step-a", 0, { message: message(...entries) }))).status.steps?.[0];

  test("has ended for the reason that its message tells", () => {
    expect(stepAfter(["Reason", "Skipped", 3])).toMatchObject({ terminationReason: "Skipped" });
    expect(stepAfter(["ExitCode", "7", 3])).toMatchObject({
      terminationReason: "Continued",
      terminated: { exitCode: 7 },
    });
    expect(stepAfter(["x", "y", 1])).toMatchObject({ terminationReason: "Completed" });
  });

  test("has no such reason without a message", () => {
    expect(statusOf(pod("Succeeded", ended("step-a"))).status.steps).toEqual([
      { name: "a", container: "step-a", terminated: { exitCode: 0, reason: "Completed" } },
    ]);
  });

  test("is where the pod's spec has it, not where the node tells of it", () => {
    const { status } = statusOf(pod("Running", runs("step-b"), runs("step-a")), { containers: ["step-a", "step-b"] });
    expect(status.steps?.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("may be called what every object has", () => {
    const names = ["__proto__", "constructor"];
    const { status } = statusOf(pod("Succeeded", ...names.map((name) => ended(`step-${name}`, 0, { message: "[]" }))));
    expect(status.steps?.map(({ name }) => name)).toEqual(names);
  });

  test("tells of artifacts, and the run of those of all steps", () => {
    const used = '{"inputs":[{"name":"source","values":[{"uri":"git+x"}]}]}';
    const made = '{"outputs":[{"name":"image","values":[{"uri":"pkg:oci/app"}],"buildOutput":true}]}';
    const { status } = statusOf(
      pod(
        "Succeeded",
        ended("step-a", 0, { message: message(["step-a", used, 5], ["task", made, 6]) }),
        ended("step-b", 0, { message: message(["step-b", used, 5]) }),
      ),
    );
    const inputs = [{ name: "source", values: [{ uri: "git+x" }] }];
    expect(status.steps?.map((step) => step.inputs)).toEqual([inputs, inputs]);
    expect(status.artifacts).toEqual({
      inputs,
      outputs: [{ name: "image", values: [{ uri: "pkg:oci/app" }], buildOutput: true }],
    });
  });
});

describe("results", () => {
  const resultsAfter = (results: string, ...entries: readonly Entry[]) =>
    statusOf(pod("Succeeded", ended("step-a", 0, { message: message(...entries) })), {
      taskSpec: `steps: [{ name: a, image: i }]\nresults: ${results}`,
    }).status.results;

  test("have the type that they are written in, unless a string is declared", () => {
    expect(
      resultsAfter("[{ name: s, type: string }]", ["s", '["a"]', 1], ["l", '["a",null]', 1], ["o", '{"k":"v"}', 1]),
    ).toEqual([
      { name: "l", type: "array", value: ["a", ""] },
      { name: "o", type: "object", value: { k: "v" } },
      { name: "s", type: "string", value: '["a"]' },
    ]);
    expect(resultsAfter("[]", ["n", "12", 1], ["q", '"text"', 1], ["x", "[1]", 1])).toEqual([
      { name: "n", type: "string", value: "12" },
      { name: "q", type: "string", value: "text" },
      { name: "x", type: "string", value: "[1]" },
    ]);
    // What says one thing twice is read twice.
    expect(resultsAfter("[]", ["d", '{"x":5,"x":"q"}', 1], ["e", '{"x":"p","x":"q"}', 1])).toEqual([
      { name: "d", type: "string", value: '{"x":5,"x":"q"}' },
      { name: "e", type: "object", value: { x: "q" } },
    ]);
  });

  test("are taken from those of a step", () => {
    expect(resultsAfter("[{ name: digest, value: $(steps.a.results.d) }]", ["d", "sha256:1", 4])).toEqual([
      { name: "digest", type: "string", value: "sha256:1" },
    ]);
  });

  test("of the last step that has told them count", () => {
    const told = (value: string) => ({ message: message(["r", value, 1]) });
    const status = pod("Succeeded", ended("step-a", 0, told("first")), ended("step-b", 0, told("last")));
    expect(statusOf(status).status.results).toEqual([{ name: "r", type: "string", value: "last" }]);
  });

  test("cannot be taken from a step that is not named: that is an error for each step", () => {
    const why =
      'Could not extract step name and result name. Expected value to look like $(steps.<stepName>.results.<resultName>) but got "nothing"';
    const taskSpec = "steps: [{ image: i }]\nresults: [{ name: r, value: nothing }]";
    expect(statusOf(pod("Succeeded", ended("step-a"), ended("step-b")), { taskSpec }).error).toBe(`${why}\n${why}`);
  });
});

describe("a run that is done", () => {
  const done = { ...taskRun("taskRef: { name: t }"), status: statusOf(pod("Succeeded", ended("step-a"))).status };
  const podOfRun = (status: PodStatus) => ({ metadata: { name: "run-pod" }, spec: { containers: [] }, status });

  test("stays as it is, whatever its pod tells later", () => {
    for (const status of [pod("Succeeded", ended("step-a")), pod("Failed", ended("step-a", 137))])
      expect(taskRunStatusFromPod({ taskRun: done, pod: podOfRun(status) }, clock(90))).toEqual({
        status: done.status,
      });
  });
});

test("a run, a pod and a Config are wanted", () => {
  const podOfRun = { metadata: { name: "p" }, spec: { containers: [] } };
  const mistake = (parts: object) => () => taskRunStatusFromPod(parts as TaskRunWithPod, clock(0));
  const doing = "Cannot make the status of a TaskRun: want";
  expect(mistake({ pod: podOfRun })).toThrow(new TypeError(`${doing} a decoded TaskRun, got undefined`));
  expect(mistake({ taskRun: { status: null }, pod: podOfRun })).toThrow(`${doing} a decoded TaskRun, got null`);
  expect(mistake({ taskRun: {} })).toThrow(`${doing} a pod, got undefined`);
  expect(mistake({ taskRun: {}, pod: { metadata: { name: "p" } } })).toThrow(`${doing} an object as spec of a pod`);
  for (const config of [{}, null])
    expect(mistake({ taskRun: {}, pod: podOfRun, config })).toThrow(`${doing} a Config, got`);
});
