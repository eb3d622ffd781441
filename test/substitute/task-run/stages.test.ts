import { describe, expect, test } from "vitest";
import { substituteTaskRun } from "../../../src/substitute/task-run/substitute-task-run.ts";
import { workspaceVolumes } from "../../../src/substitute/task-run/workspace-volumes.ts";
import { scriptOf, substituted, task, taskRun, taskSpecOf } from "../substituted.ts";

describe("contexts", () => {
  const script =
    "$(context.taskRun.name) $(context.taskRun.namespace) $(context.taskRun.uid) $(context.task.name) $(context.task.retry-count)";

  test("are what the run and the task are called", () => {
    expect(scriptOf(script)).toBe("run ns u t 0");
  });

  test("are empty, as in a controller, or kept, where the run does not say them", () => {
    const parts = {
      taskRun: taskRun(`retries: 1\ntaskSpec: { steps: [{ image: i, script: "${script}" }] }`, "{ name: run }"),
    };
    const scripts = (["empty", "keep"] as const).map((missingContexts) => {
      const made = substituteTaskRun(parts, { missingContexts });
      return made.ok && made.value.taskSpec.steps?.[0]?.script;
    });
    expect(scripts).toEqual([
      "run   run 0",
      "run $(context.taskRun.namespace) $(context.taskRun.uid) run $(context.task.retry-count)",
    ]);
  });
});

test("results, artifacts and exit codes are files; a step without a name has its number", () => {
  const spec = taskSpecOf(`
results: [{ name: r }, { name: a.b }]
steps:
- { name: one, image: i, results: [{ name: q }], script: "$(results.r.path) $(results['a.b'].path) $(step.results.q.path) $(artifacts.path)" }
- { image: i, script: "$(steps.step-one.exitCode.path) $(steps.step-unnamed-1.exitCode.path) $(step.artifacts.path) $(step.results.q.path)" }`);
  expect(spec.steps?.map(({ script }) => script)).toEqual([
    "/tekton/results/r /tekton/results/a.b /tekton/steps/step-one/results/q /tekton/artifacts/provenance.json",
    "/tekton/steps/step-one/exitCode /tekton/steps/step-unnamed-1/exitCode /tekton/steps/step-unnamed-1/artifacts/provenance.json $(step.results.q.path)",
  ]);
});

describe("workspaces", () => {
  test("of two declarations of one name the first counts", () => {
    const twice = "workspaces: [{ name: w }, { name: w, mountPath: /second }]";
    expect(scriptOf("$(workspaces.w.path)", twice, "workspaces: [{ name: w, emptyDir: {} }]")).toBe("/workspace/w");
  });

  const variables = (name: string) =>
    `$(workspaces.${name}.path)|$(workspaces.${name}.bound)|$(workspaces.${name}.claim)|$(workspaces.${name}.volume)`;

  test("tell path, claim and volume of what is bound", () => {
    const run = "workspaces: [{ name: w, persistentVolumeClaim: { claimName: c } }]";
    expect(scriptOf(variables("w"), "workspaces: [{ name: w }]", run)).toBe("/workspace/w|true|c|ws-f20c3");
  });

  test("that are optional and not bound have an empty path, and no claim", () => {
    expect(scriptOf(variables("w"), "workspaces: [{ name: w, optional: true }]")).toBe(
      "|false|$(workspaces.w.claim)|$(workspaces.w.volume)",
    );
  });

  test("of the run are there without a declaration", () => {
    expect(scriptOf("$(workspaces.w.path)", "", "workspaces: [{ name: w, emptyDir: {} }]")).toBe("/workspace/w");
  });

  test("are where the step mounts them, or else where the task says", () => {
    const spec = taskSpecOf(
      `
params: [{ name: p, default: x }]
workspaces: [{ name: w, mountPath: /in/$(params.p) }]
steps:
- { image: i, script: $(workspaces.w.path), workspaces: [{ name: w, mountPath: /own }] }
- { image: i, script: $(workspaces.w.path) }
sidecars: [{ name: s, image: i, script: $(workspaces.w.path), workspaces: [{ name: w, mountPath: /side }] }]`,
      "workspaces: [{ name: w, emptyDir: {} }]",
    );
    expect([...(spec.steps ?? []), ...(spec.sidecars ?? [])].map(({ script }) => script)).toEqual([
      "/own",
      "/in/x",
      "/side",
    ]);
  });

  test("may be mounted where another one is, if that comes later", () => {
    const declared =
      "workspaces: [{ name: a, mountPath: $(workspaces.b.path)/a }, { name: b, mountPath: $(workspaces.a.path)/b }]";
    const run = "workspaces: [{ name: a, emptyDir: {} }, { name: b, emptyDir: {} }]";
    expect(scriptOf("$(workspaces.a.path) $(workspaces.b.path)", declared, run)).toBe(
      "$(workspaces.a.path)/b/a $(workspaces.a.path)/b",
    );
  });

  test("have the params of the run in what is bound", () => {
    const { workspaces, volumes } = substituted(
      "params: [{ name: p, default: d }]\nworkspaces: [{ name: w }]\nsteps: [{ image: i }]",
      "workspaces: [{ name: w, subPath: $(params.p), persistentVolumeClaim: { claimName: c-$(params.p) } }]",
    );
    expect(workspaces).toEqual([{ name: "w", subPath: "d", persistentVolumeClaim: { claimName: "c-d" } }]);
    expect([...volumes]).toEqual([["w", { name: "ws-f20c3", persistentVolumeClaim: { claimName: "c-d" } }]]);
  });
});

describe("volumes of workspaces", () => {
  const namesOf = (...workspaces: string[]) =>
    Array.from(workspaceVolumes(workspaces.map((name) => ({ name, emptyDir: {} }))).values(), ({ name }) => name);

  test("are called by a hash, and by that of the hash where that is taken", () => {
    expect(namesOf("source", "other")).toEqual(["ws-1bcf2", "ws-c87d8"]);
    const hash = namesOf("source", "source").at(-1);
    expect([hash, namesOf("source", "source", "source").at(-1)]).toEqual(["ws-63b0c", "ws-47305"]);
  });

  test("get a name even where hashes go round in circles", () => {
    // The hash of the hash of both is that hash again.
    expect(namesOf("w56576", "w533376")).toEqual(["ws-3604a", "ws-3604a-1"]);
    expect(new Set(namesOf(...Array.from({ length: 100 }, (_, index) => `w${index}`))).size).toBe(100);
  });
});

describe("a value that is too long for all its places", () => {
  const message = "the values of the variables would make more text than any run can want";
  const tooLarge = {
    ok: false,
    diagnostics: [{ code: "substitute/too-large", severity: "error", message, paths: [], at: [] }],
  };
  const long = "x".repeat(1_000_000);

  test("is a diagnostic", () => {
    const args = Array.from({ length: 101 }, () => "$(params.a)");
    const params = [{ name: "a", value: long }];
    const taskSpec = { params: [{ name: "a" }], steps: [{ name: "", image: "i", args }] };
    expect(substituteTaskRun({ taskRun: { spec: { serviceAccountName: "", params, taskSpec } } })).toEqual(tooLarge);
  });

  test("counts in defaults, too", () => {
    const others = Array.from({ length: 101 }, (_, index) => ({ name: `p${index}`, default: "$(params.a)" }));
    const taskSpec = { params: [{ name: "a", default: long }, ...others], steps: [{ name: "", image: "i" }] };
    expect(substituteTaskRun({ taskRun: { spec: { serviceAccountName: "", taskSpec } } })).toEqual(tooLarge);
  });
});

describe("for the pod", () => {
  test("volumes of workspaces are mounted, alone in those that ask for them", () => {
    const { podTaskSpec } = substituted(
      `
workspaces: [{ name: a, readOnly: true }, { name: b }]
steps: [{ name: one, image: i, workspaces: [{ name: b, mountPath: /b }] }, { name: two, image: i }]
sidecars: [{ name: s, image: i, volumeMounts: [{ name: x, mountPath: /workspace/a }] }]`,
      `workspaces: [{ name: a, persistentVolumeClaim: { claimName: c } }, { name: b, persistentVolumeClaim: { claimName: c }, subPath: s }]`,
    );
    const shared = { name: "ws-e40c2", mountPath: "/workspace/a", readOnly: true };
    expect(podTaskSpec).toEqual({
      workspaces: [{ name: "a", readOnly: true }, { name: "b" }],
      steps: [
        {
          name: "one",
          image: "i",
          workspaces: [{ name: "b", mountPath: "/b" }],
          volumeMounts: [{ name: "ws-e40c2", mountPath: "/b", subPath: "s" }, shared],
        },
        { name: "two", image: "i", volumeMounts: [shared] },
      ],
      stepTemplate: { volumeMounts: [shared] },
      sidecars: [{ name: "s", image: "i", volumeMounts: [{ name: "x", mountPath: "/workspace/a" }] }],
      volumes: [{ name: "ws-e40c2", persistentVolumeClaim: { claimName: "c" } }],
    });
  });

  test("credentials, the pod template, the step template and the run's resources are put in", () => {
    const { taskSpec, podTaskSpec, podTemplate } = substituted(
      `
params: [{ name: p, default: d }]
stepTemplate: { image: base, env: [{ name: A, value: t }, { name: B, value: t }], computeResources: { limits: { cpu: "2" } } }
steps: [{ name: s, script: "ls $(credentials.path)", env: [{ name: B, value: own }], computeResources: { limits: { memory: 1Gi } } }]`,
      `
podTemplate: { nodeSelector: { $(params.p): $(params.p) }, hostAliases: [{ ip: 1.2.3.4, hostnames: [$(params.p)] }] }
stepSpecs: [{ name: s, computeResources: { requests: { cpu: "1" } } }]`,
    );
    expect(taskSpec.steps?.[0]?.script).toBe("ls $(credentials.path)");
    expect(podTaskSpec.steps).toEqual([
      {
        name: "s",
        image: "base",
        script: "ls /tekton/creds",
        env: [
          { name: "A", value: "t" },
          { name: "B", value: "own" },
        ],
        computeResources: { limits: { cpu: "2", memory: "1Gi" }, requests: { cpu: "1" } },
      },
    ]);
    expect(podTemplate).toEqual({ nodeSelector: { d: "d" }, hostAliases: [{ ip: "1.2.3.4", hostnames: ["d"] }] });
  });
});

test("stages follow one another: each looks at what the last one has left", () => {
  const run =
    'params: [{ name: p, value: "$(context.task.name) $(workspaces.$(params.q).path)" }, { name: q, value: w }]';
  expect(scriptOf("$(params.p) $(workspaces.$(params.q).path)", "workspaces: [{ name: w }]", run)).toBe(
    "t $(workspaces.$(params.q).path) /workspace/w",
  );
});

test("stages may be wanted one by one, and no others are done", () => {
  const parts = {
    taskRun: taskRun("params: [{ name: p, value: v }]"),
    task: task('steps: [{ image: "$(params.p) $(context.task.name)" }]'),
  };
  const image = (stages: readonly ("params" | "contexts")[]) => {
    const made = substituteTaskRun(parts, { stages });
    return made.ok && made.value.podTaskSpec.steps?.[0]?.image;
  };
  expect([image([]), image(["params"]), image(["contexts"]), image(["contexts", "params"])]).toEqual([
    "$(params.p) $(context.task.name)",
    "v $(context.task.name)",
    "$(params.p) t",
    "v t",
  ]);
  expect(() => substituteTaskRun(parts, { stages: ["param" as "params"] })).toThrow(
    "Cannot replace the variables of a TaskRun: want stages among step-actions, bindings",
  );
});

test("what does not change is not copied", () => {
  const parts = {
    taskRun: taskRun("{}"),
    task: task("steps: [{ name: a, image: i, args: [x] }, { name: b, image: $(context.task.name) }]"),
  };
  const made = substituteTaskRun(parts);
  expect(made.ok && made.value.taskSpec.steps?.[0]).toBe(parts.task.spec.steps?.[0]);
});

test("a run needs a task", () => {
  expect(() => substituteTaskRun({ taskRun: taskRun("taskRef: { name: t }") })).toThrow(
    "want the Task that the TaskRun refers to, or one in the run, got undefined",
  );
});
