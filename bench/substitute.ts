import { startOracle } from "../scripts/record/oracle.ts";
import { substituteTaskRun } from "../src/substitute/task-run/substitute-task-run.ts";
import type { Task } from "../src/types/task.ts";
import type { TaskRun } from "../src/types/task-run.ts";
import { growthExponent, measure } from "./measure.ts";

interface Size {
  readonly texts: number;
  readonly params: number;
}

const QUICK: readonly Size[] = [
  { texts: 100, params: 20 },
  { texts: 1_000, params: 200 },
];
const ALL: readonly Size[] = [
  ...QUICK,
  { texts: 10_000, params: 200 },
  { texts: 1_000, params: 2_000 },
  { texts: 10_000, params: 2_000 },
];

/**
 * The task that a TaskRun will run, beside what people write by hand, which replaces params alone and in the wrong way, and
 * beside Tekton's own code.
 */
export async function benchSubstitute(quick: boolean, oraclePath: string | undefined): Promise<void> {
  const oracle = oraclePath === undefined ? undefined : startOracle(oraclePath);
  console.log("substitute, ms   texts  params    all stages   ÷ regexp on JSON   ÷ split and join      Go   ÷ Go");
  for (const size of quick ? QUICK : ALL) {
    const parts = partsOf(size);
    const times = measure(
      [
        { name: "ours", run: () => substituteTaskRun(parts) },
        { name: "regexp", run: () => byRegexp(parts) },
        // It takes seconds for the larger ones.
        ...(size.texts * size.params > 1_000_000 ? [] : [{ name: "split", run: () => bySplit(parts) }]),
      ],
      { rounds: 5, leastMs: 30 },
    );
    const ms = (name: string): number => times.get(name) ?? Number.NaN;
    const request = { op: "apply-taskrun", taskRun: parts.taskRun, task: parts.task };
    const answer = await oracle?.ask({ op: "bench", target: "op", request, iters: 1, batches: 3 });
    const goMs = Number(answer?.["nsPerOp"] ?? Number.NaN) / 1e6;
    const cells = [
      String(size.texts).padStart(19),
      String(size.params).padStart(8),
      ms("ours").toFixed(3).padStart(14),
      (ms("ours") / ms("regexp")).toFixed(2).padStart(19),
      (ms("ours") / ms("split")).toFixed(4).padStart(19),
      goMs.toFixed(0).padStart(8),
      (ms("ours") / goMs).toFixed(5).padStart(9),
    ];
    console.log(cells.join(""));
  }
  reportGrowth();
  await oracle?.stop();
  console.log();
}

/** Linear is 1. */
function reportGrowth(): void {
  const cost = (size: Size) => {
    const parts = partsOf(size);
    const times = measure([{ name: "ours", run: () => substituteTaskRun(parts) }], { rounds: 5, leastMs: 30 });
    return times.get("ours") ?? Number.NaN;
  };
  const [few, texts, params] = [
    cost({ texts: 2_000, params: 200 }),
    cost({ texts: 20_000, params: 200 }),
    cost({ texts: 2_000, params: 20_000 }),
  ];
  const byTexts = growthExponent({ size: 2_000, ms: few }, { size: 20_000, ms: texts });
  const byParams = growthExponent({ size: 200, ms: few }, { size: 20_000, ms: params });
  console.log(
    `grows with the texts to the power of ${byTexts.toFixed(2)}, with the params to that of ${byParams.toFixed(2)}`,
  );
}

/** A task with that many texts, each with three references, in steps of ten. */
function partsOf({ texts, params }: Size): { readonly taskRun: TaskRun; readonly task: Task } {
  const names = Array.from({ length: params }, (_, index) => `param-${index}`);
  const text = (index: number) =>
    `--flag=$(params.param-${index % params}) $(params["param-${(index * 7) % params}"]) $(context.taskRun.name) and some more text`;
  const steps = Array.from({ length: texts / 10 }, (_, step) => ({
    name: `step-${step}`,
    image: "alpine",
    args: Array.from({ length: 10 }, (_, item) => text(step * 10 + item)),
  }));
  return {
    taskRun: {
      apiVersion: "tekton.dev/v1",
      kind: "TaskRun",
      metadata: { name: "run", namespace: "default", uid: "u" },
      spec: {
        serviceAccountName: "",
        taskRef: { name: "t" },
        params: names.map((name) => ({ name, value: `value of ${name}` })),
      },
    },
    task: {
      apiVersion: "tekton.dev/v1",
      kind: "Task",
      metadata: { name: "t" },
      spec: { params: names.map((name) => ({ name })), steps },
    },
  };
}

type Parts = ReturnType<typeof partsOf>;

/** What most programs do: one expression over the whole as JSON. It knows neither stages, nor arrays, nor quotes in values. */
function byRegexp({ taskRun, task }: Parts): unknown {
  const values = new Map(taskRun.spec?.params?.map(({ name, value }) => [name, value]));
  const json = JSON.stringify(task.spec).replace(
    /\$\((?:params\.([\w-]+)|params\[\\"([\w-]+)\\"\]|context\.taskRun\.name)\)/g,
    (_, dotted, quoted) => String(values.get(dotted ?? quoted) ?? "run"),
  );
  return JSON.parse(json);
}

/** What others do: each param in turn, in each text. */
function bySplit({ taskRun, task }: Parts): unknown {
  return task.spec.steps?.map(({ args = [], ...step }) => ({
    ...step,
    args: args.map((arg) =>
      (taskRun.spec?.params ?? []).reduce(
        (text, { name, value }) => text.split(`$(params.${name})`).join(String(value)),
        arg,
      ),
    ),
  }));
}
