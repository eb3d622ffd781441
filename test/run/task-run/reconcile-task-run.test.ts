import { describe, expect, test } from "vitest";
import { openTaskRun } from "../../../src/run/task-run/open-task-run.ts";
import { reconcileTaskRun } from "../../../src/run/task-run/reconcile-task-run.ts";
import { stepAction, task, taskRun } from "../../substitute/substituted.ts";
import {
  cancel,
  clock,
  type Entry,
  ended,
  flags,
  followed,
  message,
  pod,
  podGone,
  podIs,
  refused,
  runs,
  time,
  waits,
} from "./followed.ts";

const ONE_STEP = "taskSpec: { steps: [{ name: build, image: i }] }";
const WITH_SIDECAR = "taskSpec: { steps: [{ name: build, image: i }], sidecars: [{ name: db, image: d }] }";

describe("a TaskRun", () => {
  test("gets a pod in its first pass, and asks to be looked at when its time is up", () => {
    const run = followed(ONE_STEP);
    expect(run.at(0)).toBe("Unknown Pending: Pending\ncreate run-pod\nwake in 3600s");
    expect(run.status()).toEqual({
      podName: "run-pod",
      startTime: time(0),
      conditions: [
        { type: "Succeeded", status: "Unknown", reason: "Pending", message: "Pending", lastTransitionTime: time(0) },
      ],
      steps: [{ name: "build", provenance: {} }],
      taskSpec: { steps: [{ name: "build", image: "i" }] },
    });
  });

  test("runs as long as its steps do, and succeeds with them", () => {
    const run = followed(ONE_STEP);
    run.at(0);
    expect(run.at(5, podIs(pod("Running", runs("step-build"))))).toBe(
      "Unknown Running: Not all Steps in the Task have finished executing\npatch run-pod: tekton.dev/ready=READY\nwake in 3595s",
    );
    expect(run.at(9, podIs(pod("Succeeded", ended("step-build"))))).toBe(
      "True Succeeded: All Steps have completed executing\nwake in 3591s",
    );
    expect(run.at(10)).toBe("True Succeeded: All Steps have completed executing");
    expect(run.status().completionTime).toBe(time(9));
  });

  test("tells when its condition has changed last, in whatever way", () => {
    const run = followed(ONE_STEP);
    const changed = () => run.status().conditions?.[0]?.lastTransitionTime;
    run.at(0);
    expect(changed()).toBe(time(0));
    run.at(5, podIs(pod("Running", runs("step-build"))));
    expect(changed()).toBe(time(5));
    run.at(9);
    expect(changed()).toBe(time(5));
  });

  test("fails with the step that has failed", () => {
    const run = followed(ONE_STEP);
    run.at(0);
    expect(run.at(9, podIs(pod("Failed", ended("step-build", 2))))).toBe(
      'False StepFailed: "step-build" exited with code 2: Error\nwake in 3591s',
    );
  });

  test("gets a pod of the same name, if that has vanished, and keeps its start", () => {
    const run = followed(ONE_STEP);
    run.at(0);
    expect(run.at(7, podGone())).toBe("Unknown Pending: Pending\ncreate run-pod\nwake in 3593s");
  });

  test("waits as long as its user wants it to", () => {
    const run = followed(`${ONE_STEP}\nstatus: TaskRunPending`);
    expect(run.at(0)).toBe('Unknown TaskRunPending: TaskRun "run" is pending');
    expect(run.at(60, { type: "spec-status", status: "" })).toBe(
      "Unknown Pending: Pending\ncreate run-pod\nwake in 3600s",
    );
  });

  test("has a name for its pod even if its own is as long as can be", () => {
    const long = taskRun(ONE_STEP, `{ name: ${"r".repeat(63)} }`);
    const { commands } = reconcileTaskRun(openTaskRun({ taskRun: long }), clock(0));
    expect(commands.map((command) => command.type === "create-pod" && command.pod.metadata.name)).toEqual([
      "rrrrrrrrrrrrrrrrrrrrrrrrrrrb781f146e2641ab389a73417a86af81c-pod",
    ]);
  });

  test("gets claims for the workspaces that have but a template", () => {
    const run = followed(`
taskSpec: { workspaces: [{ name: w }], steps: [{ name: s, image: i, args: ["$(workspaces.w.claim)"] }] }
workspaces: [{ name: w, volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce] } } }]`);
    expect(run.at(0)).toBe("Unknown Pending: Pending\ncreate claim pvc-50e721e49c\ncreate run-pod\nwake in 3600s");
    expect(run.status().taskSpec?.steps?.[0]?.args).toEqual(["pvc-50e721e49c"]);
    expect(run.at(5, podGone())).toContain("create claim pvc-50e721e49c");
  });
});

describe("the task", () => {
  const t = task("steps: [{ name: a, image: i }]", "{ name: t, labels: { team: x }, annotations: { note: text } }");

  test("is the one that the run refers to; its labels and annotations become the run's", () => {
    const run = followed("taskRef: { name: t }", { task: t });
    run.at(0);
    expect(run.state().taskRun.metadata).toEqual({
      name: "run",
      namespace: "ns",
      creationTimestamp: time(0),
      annotations: { note: "text" },
      labels: { team: "x", "tekton.dev/task": "t", "app.kubernetes.io/managed-by": "tekton-pipelines" },
    });
  });

  test("is missing", () => {
    expect(followed("taskRef: { name: t }").at(0)).toBe(
      'False TaskRunResolutionFailed: error when listing tasks for taskRun run: tasks.tekton.dev "t" not found\n' +
        'permanent error: error when listing tasks for taskRun run: tasks.tekton.dev "t" not found',
    );
    expect(followed("{}").at(0)).toBe(
      "False TaskRunResolutionFailed: taskRun run not providing TaskRef or TaskSpec\n" +
        "permanent error: taskRun run not providing TaskRef or TaskSpec",
    );
  });

  test("is not there yet, if a resolver is to bring it", () => {
    const run = followed("taskRef: { resolver: git }");
    expect(run.at(0)).toBe("Unknown ResolvingTaskRef: TaskRun ns/run awaiting remote resource\nwake in 1s");
  });

  test("has step actions, or fails for want of one", () => {
    const spec = "taskSpec: { steps: [{ name: a, ref: { name: act } }] }";
    const run = followed(spec, { stepActions: [stepAction("image: from-action", "act")] });
    run.at(0);
    expect(run.status().taskSpec?.steps).toEqual([{ name: "a", image: "from-action" }]);
    const why = 'failed to resolve step ref for step "a" (index 0): stepactions.tekton.dev "act" not found';
    expect(followed(spec).at(0)).toBe(`False TaskRunResolutionFailed: ${why}\npermanent error: ${why}`);
  });

  test("has the first step action of a name, if several are given", () => {
    const stepActions = ["first", "second"].map((image) => stepAction(`image: ${image}`, "act"));
    const run = followed("taskSpec: { steps: [{ name: a, ref: { name: act } }] }", { stepActions });
    run.at(0);
    expect(run.status().taskSpec?.steps).toEqual([{ name: "a", image: "first" }]);
  });

  test("does not fit to what the run gives", () => {
    expect(followed("taskSpec: { params: [{ name: p }], steps: [{ image: i }] }").at(0)).toBe(
      "False TaskRunValidationFailed: [User error] invalid input params for task run: missing values for these params which have no default values: [p]\n" +
        "permanent error: invalid input params for task run: missing values for these params which have no default values: [p]",
    );
  });

  test("is not valid with its variables replaced", () => {
    const why = 'failed to create task run pod "run": missing field(s): steps. Maybe invalid TaskSpec';
    expect(followed("taskSpec: { steps: [] }").at(0)).toBe(`False PodCreationFailed: ${why}\npermanent error: ${why}`);
    const byName = followed("taskRef: { name: t }", { task: task("steps: [{ image: $(params.x) }]") }).at(0);
    expect(byName).toContain(
      'False PodCreationFailed: failed to create task run pod "run": non-existent variable in "$(params.x)": steps[0].image. Maybe missing or invalid Task ns/t',
    );
  });

  test("is replaced once in a run that has it itself, and in each pass in one that refers to it", () => {
    const spec = "params: [{ name: a }, { name: b }]\nsteps: [{ name: s, image: i, args: [$(params.a)] }]";
    const given = "params: [{ name: a, value: $(params.b) }, { name: b, value: B }]";
    const argsAfterTwo = (run: ReturnType<typeof followed>) => {
      run.at(0);
      run.at(1);
      return run.status().taskSpec?.steps?.[0]?.args;
    };
    expect(argsAfterTwo(followed(`taskSpec:\n${spec.replace(/^/gm, "  ")}\n${given}`))).toEqual(["$(params.b)"]);
    expect(argsAfterTwo(followed(`taskRef: { name: t }\n${given}`, { task: task(spec) }))).toEqual(["B"]);
  });

  test("gets one more state for a step without a name in each pass, until the pod tells of it", () => {
    const run = followed("taskSpec: { steps: [{ image: i }, { name: a, image: i }] }");
    const names = () => run.status().steps?.map(({ name }) => name);
    run.at(0);
    expect(names()).toEqual(["unnamed-0", "a"]);
    run.at(1);
    expect(names()).toEqual(["unnamed-0", "a", "unnamed-0"]);
    run.at(2, podIs(pod("Running", runs("step-unnamed-0"), runs("step-a"))));
    expect(names()).toEqual(["unnamed-0", "a"]);
  });
});

describe("a pod that the API server refuses", () => {
  const at = (reason: string, why: string) => followed(ONE_STEP).at(0, refused(reason, why));

  test("for want of quota is tried again, and the time does not count", () => {
    const run = followed(ONE_STEP);
    expect(run.at(0, refused("Forbidden", "exceeded quota: pods"))).toBe(
      "Unknown ExceededResourceQuota: TaskRun Pod exceeded available resources: exceeded quota: pods\nwake in 60s",
    );
    expect(run.status().startTime).toBeUndefined();
    expect(run.at(4000)).toBe("Unknown Pending: Pending\ncreate run-pod\nwake in 3600s");
    expect(at("Conflict", "quota changed")).toBe(
      "Unknown Pending: tried to create pod, but it failed with ResourceQuotaConflictError\nwake in 1s",
    );
  });

  test("for other reasons fails the run, or ends the pass", () => {
    expect(at("AlreadyExists", 'pods "run-pod" already exists')).toBe(
      'Unknown Pending: tried to create pod, but it already exists\nerror: pods "run-pod" already exists',
    );
    expect(at("Forbidden", 'violates PodSecurity "restricted"')).toBe(
      'False PodAdmissionFailed: violates PodSecurity "restricted"\nerror: violates PodSecurity "restricted"',
    );
    expect(at("Invalid", "TaskRun validation failed: no")).toBe(
      "False TaskRunValidationFailed: TaskRun validation failed: no\nerror: TaskRun validation failed: no",
    );
    expect(at("InternalError", "no such thing")).toBe(
      'False PodCreationFailed: failed to create task run pod "run": no such thing. Maybe invalid TaskSpec\n' +
        'permanent error: failed to create task run pod "run": no such thing. Maybe invalid TaskSpec',
    );
  });
});

describe("a container that cannot start", () => {
  const stuck = (reason: string, why?: string) => podIs(pod("Pending", waits("step-build", reason, why)));

  test("fails the run a pass later, even if it has started in the meantime", () => {
    const run = followed(ONE_STEP);
    run.at(0);
    expect(run.at(4, stuck("ImagePullBackOff", "no such image"))).toBe(
      'Unknown PullImageFailed: build step "step-build" is pending with reason "no such image"\nwake in 3596s',
    );
    expect(run.at(5, podIs(pod("Running", runs("step-build"))))).toBe(
      'False TaskRunImagePullFailed: the step "build" in TaskRun "run" failed to pull the image "". The pod errored with the message: "no such image."\ndelete run-pod',
    );
    expect(run.status().steps).toEqual([
      {
        name: "build",
        container: "step-build",
        provenance: {},
        terminated: {
          exitCode: 1,
          reason: "TaskRunImagePullFailed",
          message: "Step build terminated as pod run-pod is terminated",
          startedAt: time(0),
          finishedAt: time(5),
        },
        terminationReason: "TaskRunImagePullFailed",
      },
    ]);
    expect(run.at(6)).toContain('permanent error: pods "run-pod" not found');
  });

  test("is given some time, if the cluster says so", () => {
    const { defaults, ...rest } = flags({});
    const run = followed(ONE_STEP, {}, { ...rest, defaults: { ...defaults, imagePullBackOffTimeoutMs: 10_000 } });
    run.at(0);
    const conditions = [{ type: "Initialized", status: "True", lastTransitionTime: time(2) }];
    const status = { ...pod("Pending", waits("step-build", "ImagePullBackOff")), conditions };
    run.at(4, podIs(status));
    expect(run.at(11)).toBe("Unknown PullImageFailed: Pending\nwake in 3589s");
    expect(run.at(12)).toContain("False TaskRunImagePullFailed: ");
  });

  test("says itself that it cannot be set up, at once", () => {
    const run = followed(ONE_STEP);
    run.at(0);
    expect(run.at(4, stuck("CreateContainerConfigError", "no secret"))).toBe(
      "False CreateContainerConfigError: Failed to create pod due to config error\nwake in 3596s",
    );
  });

  test("of which nothing is known but a first try, fails nothing", () => {
    const run = followed(ONE_STEP);
    run.at(0);
    run.at(4, stuck("ErrImagePull", "not found"));
    expect(run.at(5)).toContain("Unknown PullImageFailed: ");
  });
});

describe("a run that is stopped", () => {
  test("before its start has never had a pod", () => {
    const run = followed(`${ONE_STEP}\nstatus: TaskRunCancelled`);
    expect(run.at(0)).toBe('False TaskRunCancelled: TaskRun "run" was cancelled. ');
    expect(run.status()).toMatchObject({ podName: "", startTime: time(0), completionTime: time(0) });
  });

  test("by its user loses its pod, and tells how it was before", () => {
    const run = followed(ONE_STEP);
    run.at(0);
    expect(run.at(5, cancel("enough"))).toBe(
      'False TaskRunCancelled: TaskRun "run" was cancelled. enough\nPrevious status: [Pending] Pending\ndelete run-pod',
    );
    expect(run.at(6)).toBe(
      'False TaskRunCancelled: TaskRun "run" was cancelled. enough\nPrevious status: [Pending] Pending',
    );
  });

  test("is not tried again", () => {
    const run = followed(`${ONE_STEP}\nretries: 3`);
    run.at(0);
    run.at(3, podIs(pod("Running", runs("step-build"))));
    expect(run.at(5, cancel())).toBe('False TaskRunCancelled: TaskRun "run" was cancelled. \ndelete run-pod');
  });

  test("by its time limit is stopped behind it, not at it", () => {
    const run = followed(`${ONE_STEP}\ntimeout: 90s`);
    run.at(0);
    run.at(3, podIs(pod("Running", runs("step-build"))));
    expect(run.at(90)).toBe("Unknown Running: Not all Steps in the Task have finished executing\nwake in 0s");
    expect(run.at(91)).toBe('False TaskRunTimeout: TaskRun "run" failed to finish within "1m30s"\ndelete run-pod');
    expect(run.status().steps?.[0]).toMatchObject({
      terminated: { exitCode: 1, reason: "TaskRunTimeout", startedAt: time(3), finishedAt: time(91) },
      terminationReason: "TaskRunTimeout",
    });
  });

  test("by its time limit has the steps that its pod tells of by then", () => {
    const run = followed(`taskSpec: { steps: [{ name: a, image: i }, { name: b, image: i }] }\ntimeout: 10s`);
    run.at(0);
    run.at(11, podIs(pod("Running", ended("step-a"), runs("step-b"))));
    expect(run.status().steps?.map(({ terminated }) => terminated?.reason)).toEqual(["Completed", "TaskRunTimeout"]);
  });

  test("has no limit, if it says 0", () => {
    expect(followed(`${ONE_STEP}\ntimeout: 0s`).at(0)).toBe("Unknown Pending: Pending\ncreate run-pod");
  });

  test("keeps its pod, if the cluster wants it so", () => {
    const run = followed(ONE_STEP, {}, flags({ enableKeepPodOnCancel: true }));
    run.at(0);
    expect(run.at(5, cancel("x"))).toBe(
      'False TaskRunCancelled: TaskRun "run" was cancelled. x\nPrevious status: [Pending] Pending\npatch run-pod: tekton.dev/cancel=CANCEL',
    );
  });
});

describe("a failed attempt", () => {
  const failing = podIs(pod("Failed", ended("step-build", 1)));

  test("is kept, and the next one starts in the next pass, with a pod of its own", () => {
    const run = followed(`${ONE_STEP}\nretries: 1`);
    run.at(0);
    expect(run.at(9, failing)).toBe('Unknown ToBeRetried: "step-build" exited with code 1: Error');
    const { retriesStatus, startTime, podName, steps } = run.status();
    expect(retriesStatus).toMatchObject([{ podName: "run-pod", startTime: time(0), completionTime: time(9) }]);
    expect({ startTime, podName, steps }).toMatchObject({
      startTime: undefined,
      podName: "",
      steps: [{ terminated: { exitCode: 1 } }],
    });
    expect(run.at(10)).toBe("Unknown Pending: Pending\ncreate run-pod-retry1\nwake in 3600s");
    expect(run.at(19, podIs(pod("Succeeded", ended("step-build")), "run-pod-retry1"))).toContain("True Succeeded");
    expect(run.state().pods?.map(({ metadata }) => metadata.name)).toEqual(["run-pod", "run-pod-retry1"]);
  });

  test("counts also if there was no pod", () => {
    const run = followed("taskSpec: { params: [{ name: p }], steps: [{ image: i }] }\nretries: 1");
    expect(run.at(0)).toContain("Unknown ToBeRetried: [User error] invalid input params");
    expect(run.at(1)).toContain("False TaskRunValidationFailed: [User error] invalid input params");
  });

  test("tells its message as a format with nothing to put in", () => {
    const run = followed(`${ONE_STEP}\nretries: 1`);
    run.at(0);
    expect(run.at(5, podIs({ phase: "Failed", message: "disk 90% full" }))).toBe(
      "Unknown ToBeRetried: disk 90%!f(MISSING)ull",
    );
  });

  test("by a container that cannot be set up spoils all further ones", () => {
    const run = followed(`${ONE_STEP}\nretries: 1`);
    run.at(0);
    run.at(4, podIs(pod("Pending", waits("step-build", "CreateContainerConfigError", "no secret"))));
    expect(run.at(5)).toBe(
      'False CreateContainerConfigError: the step "build" in TaskRun "run" failed to start. The pod errored with the message: "no secret."',
    );
  });
});

describe("results", () => {
  const LIST = "taskSpec: { steps: [{ name: build, image: i }], results: [{ name: list, type: array }, { name: r }] }";
  const told = (...entries: readonly Entry[]) =>
    podIs(pod("Succeeded", ended("step-build", 0, { message: message(...entries) })));

  test("are taken from the steps when all have ended", () => {
    const run = followed(LIST);
    run.at(0);
    run.at(5, told(["list", '["a","b"]', 1], ["r", "[x]", 1]));
    expect(run.status().results).toEqual([
      { name: "list", type: "array", value: ["a", "b"] },
      { name: "r", type: "string", value: "[x]" },
    ]);
  });

  test("of another type than is declared fail the run, and are taken away", () => {
    const run = followed(LIST);
    run.at(0);
    const why =
      'Provided results don\'t match declared results; may be invalid JSON or missing result declaration:  "list": task result is expected to be "array" type but was initialized to a different type "string"';
    expect(run.at(5, told(["list", "scalar", 1], ["r", "v", 1]))).toBe(
      `False TaskRunValidationFailed: [User error] ${why}\nerror: ${why}`,
    );
    expect(run.status().results).toEqual([{ name: "r", type: "string", value: "v" }]);
  });

  test("that lack keys fail the run, and stay; in a run that has its task itself, each key is told twice", () => {
    const results = "results: [{ name: o, type: object, properties: { j: {}, k: {} } }]";
    const why = (keys: string) =>
      `missing keys for these results which are required in TaskResult's properties map[o:[${keys}]]`;
    const embedded = followed(`taskSpec: { steps: [{ name: build, image: i }], ${results} }`);
    const byName = followed("taskRef: { name: t }", { task: task(`steps: [{ name: build, image: i }]\n${results}`) });
    for (const run of [embedded, byName]) run.at(0);
    const change = told(["o", '{"k":"v"}', 1]);
    expect(embedded.at(5, change)).toBe(
      `False TaskRunValidationFailed: [User error] ${why("j j")}\nerror: ${why("j j")}`,
    );
    expect(byName.at(5, change)).toBe(`False TaskRunValidationFailed: [User error] ${why("j")}\nerror: ${why("j")}`);
    expect(byName.status().results).toEqual([{ name: "o", type: "object", value: { k: "v" } }]);
  });

  test("that are cut off are an error of the pass; the run succeeds without them", () => {
    const run = followed(LIST);
    run.at(0);
    expect(run.at(5, podIs(pod("Succeeded", ended("step-build", 0, { message: '[{"key":"r","value":"xx' }))))).toBe(
      "True Succeeded: All Steps have completed executing\n" +
        'error: parsing message json: unexpected end of JSON input, msg: [{"key":"r","value":"xx',
    );
    expect(run.status().results).toBeUndefined();
  });
});

describe("sidecars", () => {
  test("keep the first step waiting until they are ready", () => {
    const run = followed(WITH_SIDECAR);
    run.at(0);
    const notReady = pod("Running", runs("step-build"), runs("sidecar-db", { ready: false }));
    expect(run.at(4, podIs(notReady))).not.toContain("patch");
    expect(run.at(5, podIs(pod("Running", runs("step-build"), runs("sidecar-db"))))).toContain(
      "patch run-pod: tekton.dev/ready=READY",
    );
    expect(run.at(6)).not.toContain("patch");
  });

  test("are not waited for, if the cluster says so", () => {
    const run = followed(WITH_SIDECAR, {}, flags({ awaitSidecarReadiness: false }));
    run.at(0);
    expect(run.state().pods?.[0]?.metadata.annotations).toEqual({ "tekton.dev/ready": "READY" });
  });

  test("are stopped when the steps have ended, also those that others have put in", () => {
    const run = followed(WITH_SIDECAR);
    run.at(0);
    const stepsEnded = pod("Running", ended("step-build"), runs("sidecar-db"));
    run.at(9, podIs(stepsEnded));
    expect(run.at(10)).toBe("True Succeeded: All Steps have completed executing\npatch run-pod: sidecar-db=nop-image");
    expect(run.at(11)).toBe("True Succeeded: All Steps have completed executing");
    const startedAgain = runs("sidecar-db", { lastState: { terminated: { exitCode: 2, reason: "Error", signal: 9 } } });
    run.at(12, podIs(pod("Running", ended("step-build"), startedAgain)));
    expect(run.status().sidecars).toEqual([
      {
        name: "db",
        container: "sidecar-db",
        terminated: {
          exitCode: 2,
          reason: "Completed",
          message: "Sidecar container successfully stopped by nop image",
        },
      },
    ]);
  });

  test("end by themselves where Kubernetes has sidecars of its own", () => {
    const run = followed(WITH_SIDECAR, {}, flags({ enableKubernetesSidecar: true }));
    run.at(0);
    expect(run.state().pods?.[0]?.spec.containers).toEqual([{ name: "step-build", image: "i" }]);
  });
});

test("a clock that goes back is refused", () => {
  const { run } = reconcileTaskRun(openTaskRun({ taskRun: taskRun(ONE_STEP) }), clock(5));
  expect(() => reconcileTaskRun(run, clock(4))).toThrow(
    new TypeError(
      'Cannot reconcile a TaskRun: want a time not before 2024-01-01T00:00:05.000Z, got "2024-01-01T00:00:04.000Z"',
    ),
  );
});
