import { describe, expect, test } from "vitest";
import { childNamed, ends, pass, type Surroundings, specOf, watched } from "./watched-run.ts";

const started = (pipelineSpec: string, surroundings: Surroundings = {}) => {
  const run = watched(pipelineSpec, surroundings);
  pass(run);
  return run;
};

describe("a TaskRun has from its PipelineRun", () => {
  test("its name, namespace and owner, and what it runs", () => {
    const run = started("tasks: [{ name: a, taskRef: { name: t }, params: [{ name: p, value: v }] }]");
    expect(childNamed(run, "a")).toEqual({
      apiVersion: "tekton.dev/v1",
      kind: "TaskRun",
      metadata: {
        name: "run-a",
        namespace: "ns",
        labels: {
          "tekton.dev/pipeline": "run",
          "tekton.dev/pipelineRun": "run",
          "tekton.dev/pipelineRunUID": "u",
          "tekton.dev/pipelineTask": "a",
          "tekton.dev/memberOf": "tasks",
        },
        ownerReferences: [
          {
            apiVersion: "tekton.dev/v1",
            kind: "PipelineRun",
            name: "run",
            uid: "u",
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
        creationTimestamp: "2024-01-01T00:00:00Z",
      },
      spec: {
        params: [{ name: "p", value: "v" }],
        serviceAccountName: "default",
        taskRef: { name: "t", kind: "Task" },
      },
    });
  });

  test("labels and annotations, but for those of chains; the pipeline's count if the run has none of that name", () => {
    const run = started("tasks: [{ name: a, taskRef: { name: t } }]", {
      metadata:
        "{ name: run, namespace: ns, uid: u, labels: { who: run }, annotations: { note: run, chains.tekton.dev/signed: x } }",
      pipelineRef: "{ name: p }",
      pipelineMetadata: "{ name: p, labels: { who: pipeline, stage: dev }, annotations: { more: pipeline } }",
    });
    const { labels, annotations } = childNamed(run, "a").metadata ?? {};
    expect(labels).toMatchObject({ who: "run", stage: "dev", "tekton.dev/pipeline": "p" });
    expect(annotations).toEqual({ note: "run", more: "pipeline" });
  });

  test("and those of taskRunSpecs before all others, those of an embedded task behind them", () => {
    const run = started(
      "tasks: [{ name: a, taskSpec: { metadata: { labels: { who: task, x: task } }, steps: [{ image: i }] } }]",
      {
        metadata: "{ name: run, labels: { who: run, y: run } }",
        run: "taskRunSpecs: [{ pipelineTaskName: a, metadata: { labels: { who: spec }, annotations: { note: spec } } }]",
      },
    );
    expect(childNamed(run, "a").metadata?.labels).toMatchObject({ who: "spec", x: "task" });
    expect(childNamed(run, "a").metadata?.annotations).toEqual({ note: "spec" });
  });

  test("settings of taskRunTemplate, and over them those of taskRunSpecs for its task", () => {
    const run = started("tasks: [{ name: a, taskRef: { name: t } }, { name: b, taskRef: { name: t } }]", {
      run: `
taskRunTemplate: { serviceAccountName: robot, podTemplate: { nodeSelector: { disk: ssd }, hostNetwork: true } }
taskRunSpecs:
- pipelineTaskName: b
  serviceAccountName: other
  podTemplate: { nodeSelector: { disk: hdd } }
  computeResources: { requests: { cpu: "1" } }
  stepSpecs: [{ name: s, computeResources: { limits: { cpu: "2" } } }]`,
    });
    expect(specOf(run, "a")).toEqual({
      serviceAccountName: "robot",
      taskRef: { name: "t", kind: "Task" },
      podTemplate: { nodeSelector: { disk: "ssd" }, hostNetwork: true },
    });
    expect(specOf(run, "b")).toEqual({
      serviceAccountName: "other",
      taskRef: { name: "t", kind: "Task" },
      podTemplate: { nodeSelector: { disk: "hdd" }, hostNetwork: true },
      computeResources: { requests: { cpu: "1" } },
      stepSpecs: [{ name: "s", computeResources: { limits: { cpu: "2" } } }],
    });
  });
});

describe("an embedded task", () => {
  test("is given with the params of run and pipeline in it; one that the task is passed counts more", () => {
    const run = started(
      `
params: [{ name: p, default: pipeline }, { name: q, default: pipeline }]
tasks:
- name: a
  params: [{ name: q, value: task }]
  taskSpec: { params: [{ name: q }], steps: [{ name: s, image: i, args: [$(params.p), $(params.q), $(context.pipelineRun.name)] }] }`,
      { run: "params: [{ name: p, value: run }, { name: q, value: run }]" },
    );
    expect(specOf(run, "a")).toEqual({
      params: [{ name: "q", value: "task" }],
      serviceAccountName: "default",
      taskSpec: {
        params: [{ name: "q", type: "string" }],
        steps: [{ name: "s", image: "i", args: ["run", "task", "run"] }],
      },
    });
  });

  test("is given with the results of others in it: texts, keys and whole lists, but no items", () => {
    const run = started(`
tasks:
- { name: a, taskRef: { name: gives } }
- name: b
  taskSpec: { steps: [{ name: s, image: $(tasks.a.results.r), args: ["$(tasks.a.results.list[*])", "$(tasks.a.results.list[0])", $(tasks.a.results.o.k)] }] }`);
    ends(run, "a", "succeeded", { r: "1", list: ["x", "z"], o: { k: "v" } });
    expect(pass(run)).toBe("create run-b\nRunning: 1 done, 1 open");
    expect(specOf(run, "b")["taskSpec"]).toEqual({
      steps: [{ name: "s", image: "1", args: ["x", "z", "$(tasks.a.results.list[0])", "v"] }],
    });
  });
});

describe("names of children", () => {
  const long = "a-pipeline-run-with-a-name-of-nearly-sixty-three-letters-in-it";
  const namesOf = (pipelineSpec: string, name = long) => {
    const run = started(pipelineSpec, { metadata: `{ name: ${name} }` });
    return run.run.state.taskRuns?.map(({ metadata }) => metadata?.name);
  };

  test("have up to 63 characters; a hash stands in the middle of those that would be too long", () => {
    expect(namesOf("tasks: [{ name: build, taskRef: { name: t } }]")).toEqual([
      "a-pipeline-run-with-a-nam0c228681898841c2d653434abc0aab35-build",
    ]);
    expect(namesOf("tasks: [{ name: a-task-with-a-long-name-as-well-as-its-run, taskRef: { name: t } }]")).toEqual([
      "a-pipeline-run-with-a-name-of-n57195921322a9904a520eb008231cb3f",
    ]);
    const fits = "a".repeat(57);
    expect(namesOf("tasks: [{ name: build, taskRef: { name: t } }]", fits)).toEqual([`${fits}-build`]);
  });

  test("of a matrix never lose their numbers, but then a part of the hash", () => {
    const matrix = "matrix: { params: [{ name: m, value: [x, z] }] }";
    expect(namesOf(`tasks: [{ name: build, taskRef: { name: t }, ${matrix} }]`)).toEqual([
      "a-pipeline-run-with-a-n0c228681898841c2d653434abc0aab35-build-0",
      "a-pipeline-run-with-a-n0c228681898841c2d653434abc0aab35-build-1",
    ]);
    const task = "a-task-with-a-long-name-as-well-as-its-run-has";
    expect(namesOf(`tasks: [{ name: ${task}, taskRef: { name: t }, ${matrix} }]`)).toEqual([
      "a-pipeline-run-with-a-name-of-n0fc878ffb8c393d8ac485cbb1ec60e-0",
      "a-pipeline-run-with-a-name-of-n0fc878ffb8c393d8ac485cbb1ec60e-1",
    ]);
  });
});
