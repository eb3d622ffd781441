import fc from "fast-check";
import { expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { planRerun } from "../../src/run/rerun/plan-rerun.ts";
import type { TaskScript } from "../../src/run/simulate/script.ts";
import { simulate } from "../../src/run/simulate/simulate.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import { stateOf } from "./watched-run.ts";

/** Pipelines of tasks that wait for earlier ones, some by their results, some under conditions; and how the tasks end. */
const graphs = fc
  .array(
    fc.record({
      parent: fc.nat(5),
      by: fc.constantFrom("nothing", "order", "result", "condition"),
      never: fc.constantFrom(false, false, false, true),
      goesOn: fc.constantFrom(false, false, true),
      ends: fc.constantFrom("succeeds", "succeeds", "succeeds", "fails", "lacks"),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((tasks) => ({
    spec: `tasks:\n${tasks.map((task, index) => taskLine(task, index)).join("\n")}`,
    script: {
      tasks: Object.fromEntries(
        tasks.map(({ ends }, index): [string, TaskScript] => [
          `t${index}`,
          ends === "lacks" ? { results: { r: null } } : { outcome: ends, durationMs: 1000 * (index + 1) },
        ]),
      ),
    } as const,
  }));

interface SomeTask {
  readonly parent: number;
  readonly by: "nothing" | "order" | "result" | "condition";
  readonly never: boolean;
  readonly goesOn: boolean;
  readonly ends: "succeeds" | "fails" | "lacks";
}

function taskLine({ parent, by, never, goesOn }: SomeTask, index: number): string {
  const result = `$(tasks.t${parent % Math.max(index, 1)}.results.r)`;
  const why = index === 0 ? "nothing" : by;
  const when = [
    ...(never ? ["{ input: x, operator: in, values: [z] }"] : []),
    ...(why === "condition" ? [`{ input: "${result}", operator: notin, values: [z] }`] : []),
  ];
  const fields = [
    ...(when.length > 0 ? [`when: [${when.join(", ")}]`] : []),
    ...(goesOn ? ["onError: continue"] : []),
    ...(why === "order" ? [`runAfter: [t${parent % index}]`] : []),
    ...(why === "result" ? [`params: [{ name: p, value: "${result}" }]`] : []),
  ];
  return `- { name: t${index}, taskRef: { name: gives }, ${fields.join(", ")} }`;
}

test("each task stands in one of the lists of a re-run, and the new run does what they say", () => {
  fc.assert(
    fc.property(graphs, ({ spec, script }) => {
      const plan = planRerun(simulate(openRun(stateOf(spec)), script).run.state);
      const again = plan.again.map(({ pipelineTask }) => pipelineTask);
      const names = [...plan.kept, ...plan.skipped, ...plan.again].map(({ pipelineTask }) => pipelineTask);
      expect([...names].sort()).toEqual([...new Set(names)].sort());
      expect(names).toHaveLength(spec.match(/^- /gm)?.length ?? 0);
      const { run } = simulate(openRun(plan.state));
      const { skippedTasks = [] } = run.state.pipelineRun.status ?? {};
      const reasons = new Map(skippedTasks.map(({ name, reason }) => [name, reason]));
      expect(["Succeeded", "Completed"]).toContain(conditionOf(run.state.pipelineRun.status)?.reason);
      for (const { pipelineTask, reason } of plan.skipped) expect(reasons.get(pipelineTask)).toBe(reason);
      const created = (run.state.taskRuns ?? []).flatMap(({ metadata: { name = "" } = {} }) =>
        name.startsWith("run-rerun-") ? [name.slice("run-rerun-".length)] : [],
      );
      // What runs before it may still let a task be skipped.
      expect(created.sort()).toEqual(again.filter((name) => !reasons.has(name)).sort());
    }),
  );
});
