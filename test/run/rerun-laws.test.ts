import fc from "fast-check";
import { expect, test } from "vitest";
import { openRun } from "../../src/run/open-run.ts";
import { planRerun, type RerunPlan } from "../../src/run/rerun/plan-rerun.ts";
import type { TaskScript } from "../../src/run/simulate/script.ts";
import { simulate } from "../../src/run/simulate/simulate.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import { stateOf } from "./watched-run.ts";

const links = fc.record({ parent: fc.nat(5), by: fc.constantFrom("order", "result", "condition") });

/** Pipelines of tasks that wait for earlier ones, some by their results, some under conditions; and how the tasks end. */
const graphs = fc
  .array(
    fc.record({
      links: fc.array(links, { maxLength: 2 }),
      never: fc.constantFrom(false, false, false, true),
      goesOn: fc.constantFrom(false, false, true),
      ends: fc.constantFrom("succeeds", "succeeds", "succeeds", "fails", "lacks", "is bad"),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((tasks) => ({
    spec: `tasks:\n${tasks.map((task, index) => taskLine(task, index)).join("\n")}`,
    script: {
      tasks: Object.fromEntries(
        tasks.map(({ ends }, index) => [`t${index}`, { ...ENDS[ends], durationMs: 1000 * (index + 1) }]),
      ),
    },
  }));

const ENDS = {
  succeeds: {},
  fails: { outcome: "fails" },
  lacks: { results: { r: null } },
  "is bad": { results: { r: "bad" } },
} satisfies Record<string, TaskScript>;

interface SomeTask {
  readonly links: readonly { readonly parent: number; readonly by: "order" | "result" | "condition" }[];
  readonly never: boolean;
  readonly goesOn: boolean;
}

function taskLine({ links, never, goesOn }: SomeTask, index: number): string {
  const parents = (by: string) =>
    links.flatMap((link) => (link.by === by && index > 0 ? [`t${link.parent % index}`] : []));
  const when = [
    ...(never ? ["{ input: x, operator: in, values: [z] }"] : []),
    ...parents("condition").map((name) => `{ input: "$(tasks.${name}.results.r)", operator: notin, values: [bad] }`),
  ];
  const params = parents("result").map((name, at) => `{ name: p${at}, value: $(tasks.${name}.results.r) }`);
  const fields = [
    ...(goesOn ? ["onError: continue"] : []),
    `when: [${when.join(", ")}]`,
    `runAfter: [${[...new Set(parents("order"))].join(", ")}]`,
    `params: [${params.join(", ")}]`,
  ];
  return `- { name: t${index}, taskRef: { name: anything }, ${fields.join(", ")} }`;
}

/** A Task that takes what it is given. */
const ANYTHING = {
  tasks: {
    anything:
      "params: [{ name: p0, default: '' }, { name: p1, default: '' }]\nresults: [{ name: r }]\nsteps: [{ image: i }]",
  },
};

/** What the new run creates, and why it skips the other tasks. */
function newRun({ state }: RerunPlan, tasks: Readonly<Record<string, TaskScript>>) {
  const { run } = simulate(openRun(state), { tasks });
  const { skippedTasks = [] } = run.state.pipelineRun.status ?? {};
  const created = (run.state.taskRuns ?? []).flatMap(({ metadata: { name = "" } = {} }) =>
    name.startsWith("run-rerun-") ? [name.slice("run-rerun-".length)] : [],
  );
  return {
    created: created.sort(),
    skipped: new Map(skippedTasks.map(({ name, reason }) => [name, reason])),
    reason: conditionOf(run.state.pipelineRun.status)?.reason,
  };
}

test("each task stands in one of the lists of a re-run, and the new run does what they say", () => {
  fc.assert(
    fc.property(graphs, ({ spec, script }) => {
      const plan = planRerun(simulate(openRun(stateOf(spec, ANYTHING)), script).run.state);
      const again = plan.again.map(({ pipelineTask }) => pipelineTask).sort();
      const names = [...plan.kept, ...plan.skipped, ...plan.again].map(({ pipelineTask }) => pipelineTask);
      expect([...names].sort()).toEqual([...new Set(names)].sort());
      expect(names).toHaveLength(spec.match(/^- /gm)?.length ?? 0);
      const created = new Set<string>();
      for (const bad of subsetsOf(again)) {
        const told = newRun(plan, Object.fromEntries(bad.map((name) => [name, { results: { r: "bad" } }])));
        expect(["Succeeded", "Completed"]).toContain(told.reason);
        expect(told.created.filter((name) => !again.includes(name))).toEqual([]);
        // What is skipped is skipped whatever the others give; but conditions on that may be the reason then, or no longer.
        for (const { pipelineTask, reason } of plan.skipped)
          expect(told.skipped.get(pipelineTask)).toEqual(bad.length === 0 ? reason : expect.any(String));
        for (const name of told.created) created.add(name);
        // Mostly, what runs again does so when nothing is bad; there always is a way in which it does.
        if (created.size === again.length && bad.length > 0) break;
      }
      expect([...created].sort()).toEqual(again);
    }),
    { numRuns: 500 },
  );
}, 60_000);

/** First none of them, then all, then what is between. */
function subsetsOf(names: readonly string[]): readonly (readonly string[])[] {
  const count = 2 ** names.length;
  const all = Array.from({ length: count }, (_, bits) => names.filter((_name, at) => (bits >> at) & 1));
  return [...all.slice(0, 1), ...all.slice(1).reverse()];
}
