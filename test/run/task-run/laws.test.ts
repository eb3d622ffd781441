import fc from "fast-check";
import { expect, test } from "vitest";
import { observeTaskRun, type TaskRunChange } from "../../../src/run/task-run/observe-task-run.ts";
import { openTaskRun } from "../../../src/run/task-run/open-task-run.ts";
import { reconcileTaskRun } from "../../../src/run/task-run/reconcile-task-run.ts";
import type { OpenTaskRun } from "../../../src/run/task-run/task-run-state.ts";
import { conditionOf } from "../../../src/status/conditions.ts";
import { isDone } from "../../../src/status/predicates.ts";
import { taskRun } from "../../substitute/substituted.ts";
import { frozen } from "../../types/defaults/defaulted.ts";
import { cancel, clock, ended, message, pod, podGone, podIs, refused, runs, waits } from "./followed.ts";

const SPEC = `
taskSpec:
  steps: [{ name: a, image: i }, { name: b, image: i }]
  sidecars: [{ name: db, image: d }]
  results: [{ name: r }, { name: l, type: array }]
retries: 2
timeout: 1m`;

const messages = fc.constantFrom(
  "",
  "not json",
  message(["r", "v", 1]),
  message(["l", "scalar", 1], ["ExitCode", "3", 3]),
);
const containers = fc.constantFrom("step-a", "step-b", "sidecar-db").chain((name) =>
  fc.oneof(
    fc.constant(runs(name)),
    fc.tuple(fc.constantFrom(0, 1, 137), messages).map(([exitCode, told]) => ended(name, exitCode, { message: told })),
    fc
      .constantFrom("PodInitializing", "ImagePullBackOff", "CreateContainerConfigError")
      .map((reason) => waits(name, reason, "why")),
  ),
);
const statuses = fc
  .tuple(
    fc.constantFrom("Pending" as const, "Running" as const, "Succeeded" as const, "Failed" as const),
    fc.uniqueArray(containers, { selector: ({ name }) => name }),
  )
  .map(([phase, list]) => pod(phase, ...list));

/** What may happen; a pod is named when it is known which one there is. */
const changes = fc.oneof(
  { weight: 6, arbitrary: statuses.map((status) => (name: string) => podIs(status, name)) },
  fc.constant(podGone),
  fc.constant(() => cancel("why")),
  fc.constant(() => refused("Forbidden", "exceeded quota")),
  fc.constant((): TaskRunChange => ({ type: "spec-status", status: "" })),
);
const steps = fc.array(fc.record({ seconds: fc.constantFrom(0, 1, 30, 61), change: fc.option(changes) }), {
  maxLength: 12,
});
type Step = { readonly seconds: number; readonly change: ((pod: string) => TaskRunChange) | null };

/** Calls back with the run before and after each pass of a random life. */
function eachPass(life: readonly Step[], look: (before: OpenTaskRun, after: OpenTaskRun, now: Date) => void): void {
  let run = openTaskRun(frozen({ taskRun: taskRun(SPEC) }));
  let seconds = 0;
  for (const step of life) {
    seconds += step.seconds;
    const name = run.state.pods?.at(-1)?.metadata.name;
    const change = step.change?.(name ?? "");
    const isOfPod = change?.type === "pod-status" || change?.type === "pod-gone";
    if (change !== undefined && (name !== undefined || !isOfPod)) run = observeTaskRun(run, change);
    const pass = reconcileTaskRun(run, clock(seconds));
    look(run, pass.run, clock(seconds));
    run = frozen(pass.run);
  }
}

test("a run that is opened from its saved state answers as the one at hand", () => {
  fc.assert(
    fc.property(steps, (life) => {
      eachPass(life, (run, _, now) => {
        const saved = JSON.parse(JSON.stringify(run.state));
        expect(reconcileTaskRun(openTaskRun(saved), now)).toEqual(reconcileTaskRun(run, now));
      });
    }),
  );
});

test("steps and results of a run that is done never change again", () => {
  fc.assert(
    fc.property(steps, (life) => {
      eachPass(life, (before, after) => {
        if (!isDone(before.state.taskRun) || !isDone(after.state.taskRun)) return;
        const lasting = ({ state: { taskRun: run } }: OpenTaskRun) => [run.status?.steps, run.status?.results];
        expect(lasting(after)).toEqual(lasting(before));
      });
    }),
  );
});

test("no attempt is lost: there are never more than the run may have, and those that were stay as they are", () => {
  fc.assert(
    fc.property(steps, (life) => {
      eachPass(life, (before, after) => {
        const attempts = ({ state: { taskRun: run } }: OpenTaskRun) => run.status?.retriesStatus ?? [];
        expect(attempts(after).slice(0, attempts(before).length)).toEqual(attempts(before));
        expect(attempts(after).length).toBeLessThanOrEqual(2);
      });
    }),
  );
});

test("the time that results of one name take grows with how many there are, not with its square", () => {
  const results = Array.from(
    { length: 60_000 },
    () => ({ name: "o", type: "object", properties: { key: {} } }) as const,
  );
  const taskSpec = { steps: [{ name: "a", image: "i" }], results };
  const taskRun = { metadata: { name: "run" }, spec: { taskSpec, serviceAccountName: "" } };
  const first = reconcileTaskRun(openTaskRun({ taskRun }), clock(0)).run;
  const told = message(["o", '{"key":"v"}', 1]);
  const change = podIs(pod("Succeeded", ended("step-a", 0, { message: told })));
  const { run } = reconcileTaskRun(observeTaskRun(first, change), clock(1));
  expect(conditionOf(run.state.taskRun.status)?.reason).toBe("Succeeded");
});
