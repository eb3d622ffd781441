import type fc from "fast-check";
import { type Choices, chosen } from "../cel/choices.ts";
import { type Json, plainJson } from "../resources/arbitraries.ts";
import { CHILD_SPEC, type KnownTask, statesOf, TASK_SPEC, writeTask } from "./pipeline-tasks.ts";

/** A PipelineRun and all that is in its cluster, as JSON. */
export interface World {
  readonly pipelineRun: Json;
  readonly pipelines: readonly Json[];
  readonly tasks: readonly Json[];
  readonly flags: Json;
}

const NAMES = ["a", "b", "c", "d", "e"];

/** Runs of small pipelines with all that tasks may have. */
export const worlds: fc.Arbitrary<World> = chosen(writeWorld);

function writeWorld(choices: Choices): World {
  const written: (Json & KnownTask)[] = [];
  for (const name of NAMES.slice(0, choices.pick([3, 2, 4, 1, 5]))) written.push(writeTask(choices, written, name));
  const tasks = written.map(plainTask);
  const finals = ["f", "g"].slice(0, choices.pick([0, 1, 0, 1, 2])).map((name) => writeFinal(choices, written, name));
  const spec = plainJson({
    params: [{ name: "p", default: "x" }],
    workspaces: [{ name: "w", optional: true }],
    tasks: choices.oneIn(3) ? [...tasks].reverse() : tasks,
    finally: finals.length > 0 ? finals : undefined,
    results: writeResults(choices, written),
  });
  const isReferred = choices.oneIn(3);
  return {
    pipelineRun: {
      apiVersion: "tekton.dev/v1",
      kind: "PipelineRun",
      metadata: { name: "run", ...(choices.oneIn(6) ? { labels: { team: "us" }, annotations: { note: "n" } } : {}) },
      spec: {
        ...(isReferred ? { pipelineRef: { name: "p" } } : { pipelineSpec: spec }),
        ...writeSettings(choices, spec),
      },
    },
    pipelines: [
      ...(isReferred ? [document("Pipeline", "p", spec)] : []),
      ...(JSON.stringify(spec).includes('"name":"child"') ? [document("Pipeline", "child", CHILD_SPEC)] : []),
    ],
    tasks: choices.oneIn(60) ? [] : [document("Task", "t", TASK_SPEC)],
    flags: {
      "enable-api-fields": "alpha",
      "enable-cel-in-whenexpression": "true",
    },
  };
}

const document = (kind: string, name: string, spec: Json): Json => ({
  apiVersion: "tekton.dev/v1",
  kind,
  metadata: { name },
  spec,
});

const plainTask = ({ form, isMatrixed, ...task }: Json & KnownTask): Json => task;

function writeFinal(choices: Choices, tasks: readonly KnownTask[], name: string): Json {
  const { runAfter, ...final } = plainTask(writeTask(choices, tasks, name));
  const state = choices.pick(tasks.flatMap(statesOf));
  const form = choices.pick(["none", "param", "when"]);
  if (form === "param") return { ...final, params: [{ name: "p", value: state }] };
  return form === "when" ? { ...final, when: [{ input: state, operator: "in", values: WANTED }] } : final;
}

const WANTED = ["Succeeded", "Completed", "StepFailed"];

function writeResults(choices: Choices, tasks: readonly KnownTask[]): readonly Json[] | undefined {
  if (!choices.oneIn(3)) return undefined;
  const { name, form, isMatrixed } = choices.pick(tasks);
  if (form === "child") return undefined;
  const results = isMatrixed ? ["r[*]"] : form === "custom" ? ["r"] : ["r", "l[*]", "o[*]", "l[0]", "o.k"];
  return [{ name: "out", value: `$(tasks.${name}.results.${choices.pick(results)})` }];
}

function writeSettings(choices: Choices, spec: Json): Json {
  const isBound = choices.oneIn(3) || (JSON.stringify(spec).includes('"subPath"') && !choices.oneIn(12));
  const timeouts = choices.pick<Json>([{}, {}, {}, ...TIMEOUTS]);
  return plainJson({
    params: choices.oneIn(3) ? [{ name: "p", value: choices.pick(["y", "$(params.p)"]) }] : undefined,
    timeouts: Object.keys(timeouts).length > 0 ? timeouts : undefined,
    workspaces: isBound ? [choices.pick(BINDINGS)] : undefined,
    status: choices.oneIn(25) ? "PipelineRunPending" : undefined,
    taskRunTemplate: choices.oneIn(8) ? { serviceAccountName: "robot" } : undefined,
    taskRunSpecs: choices.oneIn(8)
      ? [{ pipelineTaskName: "a", timeout: "20s", metadata: { labels: { team: "them" } } }]
      : undefined,
  });
}

const TIMEOUTS: readonly Json[] = [
  { pipeline: "1m" },
  { pipeline: "1m", tasks: "20s" },
  { pipeline: "1m", finally: "20s" },
  { tasks: "20s", finally: "20s" },
  { pipeline: "0" },
];

const BINDINGS: readonly Json[] = [
  { name: "w", emptyDir: {} },
  { name: "w", subPath: "top", persistentVolumeClaim: { claimName: "c" } },
  { name: "w", volumeClaimTemplate: { spec: { accessModes: ["ReadWriteOnce"] } } },
];
