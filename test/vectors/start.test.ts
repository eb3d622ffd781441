import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeConfig } from "../../src/decode/config.ts";
import {
  decodePipeline,
  decodePipelineRun,
  decodeStepAction,
  decodeTask,
  decodeTaskRun,
} from "../../src/decode/decode.ts";
import type { Checked } from "../../src/diagnostic.ts";
import { checkPipelineRun } from "../../src/run/start/check-pipeline-run.ts";
import { checkTaskRun } from "../../src/run/start/check-task-run.ts";
import type { FailedCheck } from "../../src/run/start/failed-check.ts";
import type { ObjectMeta } from "../../src/types/kubernetes/meta.ts";
import type { Pipeline } from "../../src/types/pipeline.ts";

// What the real controllers wrote into the status of runs that failed before they started. These inputs are no part of this
// repository.

const vectors = new URL("../../../shared/vectors/tekton/", import.meta.url);
const isThere = existsSync(vectors);
const skipped = isThere ? "" : " (skipped: there is no ../shared/vectors)";

interface Condition {
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

interface Vector {
  readonly id: string;
  readonly taskRun: unknown;
  readonly pipelineRun: unknown;
  readonly task?: unknown;
  readonly pipeline?: unknown;
  readonly tasks?: readonly unknown[];
  readonly stepActions?: readonly object[];
  readonly flags: Record<string, string>;
  readonly defaults?: Record<string, string>;
  readonly trace: readonly {
    readonly status?: { readonly conditions?: readonly Condition[] };
    readonly condition?: Condition;
  }[];
}

const linesOf = (name: string): Vector[] =>
  readFileSync(new URL(`${name}.jsonl`, vectors), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** The reasons that nothing but these checks gives. What is missing altogether, or refused by Kubernetes, is no check of these. */
const BEFORE_START =
  /^(?:\[User error\] (?!Provided results)|failed to resolve step ref|Optional|Failed to resolve|.*can't be Run|invalid result reference)/;

const wanted = (condition: Condition | undefined): string | undefined =>
  condition?.status === "False" && BEFORE_START.test(condition.message)
    ? inOrder(`${condition.reason}: ${condition.message}`)
    : undefined;

const told = ([check]: readonly FailedCheck[]): string | undefined =>
  check && inOrder(`${check.reason}: ${check.message}`);

/** Lists that Tekton makes from maps are in any order, and one of three spellings of a param is named. */
const inOrder = (text: string): string =>
  text
    .replace(/params\[(["'])(.*?)\1\]/g, "params.$2")
    .replace(/\[([^[\]]*)\]/g, (_, names: string) => `[${names.split(" ").sort().join(" ")}]`);

function ok<T>(decoded: Checked<T>): T {
  if (!decoded.ok) throw new Error(decoded.diagnostics[0]?.message);
  return decoded.value;
}

/** In a cluster everything has a namespace. */
const placed = <R extends { readonly metadata?: ObjectMeta }>(resource: R): R => ({
  ...resource,
  metadata: { ...resource.metadata, namespace: resource.metadata?.namespace ?? "default" },
});

const configOf = ({ flags, defaults }: Vector) =>
  ok(decodeConfig({ featureFlags: flags, ...(defaults && { defaults }) }));

test.skipIf(!isThere)(`TaskRuns fail before they start by what Tekton says${skipped}`, () => {
  let failed = 0;
  const different = linesOf("taskruns").flatMap((vector) => {
    const taskRun = placed(ok(decodeTaskRun(vector.taskRun)));
    const task = vector.task === undefined ? undefined : ok(decodeTask(vector.task));
    if (task === undefined && taskRun.spec?.taskSpec === undefined) return [];
    const actions = (vector.stepActions ?? []).map((action) =>
      ok(decodeStepAction({ ...action, apiVersion: "tekton.dev/v1beta1" })),
    );
    const getStepAction = ({ name = "" }) => actions.find(({ metadata }) => metadata.name === name);
    const want = vector.trace.map(({ status }) => wanted(status?.conditions?.[0])).find((words) => words !== undefined);
    if (want !== undefined) failed++;
    const got = told(checkTaskRun({ taskRun, ...(task && { task }), getStepAction, config: configOf(vector) }));
    return want === got ? [] : [{ id: vector.id, want, got }];
  });
  expect(different).toEqual([]);
  expect(failed).toBeGreaterThan(15);
});

for (const name of ["runs", "runs-examples"])
  test.skipIf(!isThere)(`${name}.jsonl: PipelineRuns fail before they start by what Tekton says${skipped}`, () => {
    const different = linesOf(name).flatMap((vector) => {
      const pipelineRun = placed(ok(decodePipelineRun(vector.pipelineRun)));
      const pipeline =
        vector.pipeline === undefined ? undefined : placed<Pipeline>(ok(decodePipeline(vector.pipeline)));
      if (pipeline === undefined && pipelineRun.spec?.pipelineSpec === undefined) return [];
      const tasks = (vector.tasks ?? []).map((task) => ok(decodeTask(task)));
      const getTask = ({ name = "" }) => tasks.find(({ metadata }) => metadata.name === name);
      const want = wanted(vector.trace[0]?.condition);
      const got = told(
        checkPipelineRun({ pipelineRun, ...(pipeline && { pipeline }), getTask, config: configOf(vector) }),
      );
      return want === got ? [] : [{ id: vector.id, want, got }];
    });
    expect(different).toEqual([]);
  });
