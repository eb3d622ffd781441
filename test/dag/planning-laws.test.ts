import { alg, Graph } from "@dagrejs/graphlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nextTasks } from "../../src/dag/next-tasks.ts";
import type { PipelinePlan } from "../../src/dag/plan.ts";
import { planPipeline } from "../../src/dag/plan-pipeline.ts";
import { toGraphlib } from "../../src/dag/to-graphlib.ts";
import type { PipelineTask } from "../../src/types/pipeline.ts";
import { planOf, unwrapped } from "./helpers.ts";

/** Tasks that wait for earlier ones, by `runAfter` and by results, in an order of their own. */
const acyclicTasks = ({ maxTasks = 30 } = {}): fc.Arbitrary<PipelineTask[]> =>
  fc.array(fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 4 }), { maxLength: maxTasks }).chain((links) => {
    const tasks = links.map((parents, index) => pipelineTask(index, index === 0 ? [] : parents, index));
    return fc.shuffledSubarray(tasks, { minLength: tasks.length });
  });

/** Tasks that wait for any, themselves included. */
const anyTasks = ({ maxTasks = 30 } = {}): fc.Arbitrary<PipelineTask[]> =>
  fc
    .array(fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 2 }), { maxLength: maxTasks })
    .map((links) => links.map((parents, index) => pipelineTask(index, parents, links.length)));

/** A task that waits for some of the first `choice` tasks. */
function pipelineTask(index: number, parents: readonly (readonly [number, boolean])[], choice: number): PipelineTask {
  const names = parents.map(([parent, byResult]) => ({ name: `t${parent % choice}`, byResult }));
  return {
    name: `t${index}`,
    runAfter: names.flatMap(({ name, byResult }) => (byResult ? [] : name)),
    params: names.flatMap(({ name, byResult }) =>
      byResult ? { name: "p", value: `x $(tasks.${name}.results.r)` } : [],
    ),
  };
}

const levelSets = ({ levels }: PipelinePlan) => levels.map((level) => new Set(level));

test("planning ignores the order of tasks", () => {
  const twice = acyclicTasks().chain((tasks) =>
    fc.tuple(fc.constant(tasks), fc.shuffledSubarray(tasks, { minLength: tasks.length })),
  );
  fc.assert(
    fc.property(twice, ([tasks, shuffled]) => {
      expect(levelSets(planOf(shuffled))).toEqual(levelSets(planOf(tasks)));
    }),
  );
});

test("each task is one level above the highest that it waits for, and each edge is known at both ends", () => {
  fc.assert(
    fc.property(acyclicTasks(), (given) => {
      const { tasks, levels, roots } = planOf(given);
      const byName = new Map(tasks.map((task) => [task.name, task]));
      for (const { name, level, dependsOn, dependents } of tasks) {
        const parents = dependsOn.map(({ task }) => byName.get(task));
        expect(level).toBe(Math.max(-1, ...parents.map((parent) => parent?.level ?? Number.NaN)) + 1);
        expect(parents.every((parent) => parent?.dependents.includes(name))).toBe(true);
        expect(dependents.every((child) => byName.get(child)?.dependsOn.some(({ task }) => task === name))).toBe(true);
        expect(levels[level]).toContain(name);
      }
      expect(roots).toEqual(tasks.flatMap(({ name, dependsOn }) => (dependsOn.length === 0 ? name : [])));
    }),
  );
});

test("who always runs the next tasks, some at a time, runs each task once", () => {
  fc.assert(
    fc.property(acyclicTasks(), fc.infiniteStream(fc.nat({ max: 3 })), (tasks, choices) => {
      const plan = planOf(tasks);
      const done: string[] = [];
      for (const choice of choices) {
        const next = unwrapped(nextTasks(plan, done));
        if (next.length === 0) break;
        done.push(...next.slice(0, 1 + choice));
      }
      expect([...done].sort()).toEqual(tasks.map(({ name = "" }) => name).sort());
    }),
  );
});

test("graphlib finds a circle where we do", () => {
  fc.assert(
    fc.property(anyTasks({ maxTasks: 200 }), (tasks) => {
      const graph = toGraphlib(
        // Only names and reasons are looked at.
        planOf(tasks.map((task) => ({ ...task, runAfter: [], params: [] }))),
        new Graph(),
      );
      for (const { name = "", runAfter = [], params = [] } of tasks) {
        for (const parent of runAfter) graph.setEdge(`task:${parent}`, `task:${name}`);
        for (const { value } of params) graph.setEdge(`task:${/t\d+/.exec(String(value))?.[0]}`, `task:${name}`);
      }
      expect(planPipeline({ spec: { tasks } }).ok).toBe(alg.isAcyclic(graph));
    }),
  );
});

test("graphlib's order of a plan is one that our levels allow", () => {
  fc.assert(
    fc.property(acyclicTasks({ maxTasks: 200 }), (tasks) => {
      const plan = planOf(tasks);
      const order = alg.topsort(toGraphlib(plan, new Graph())).map((id) => id.slice("task:".length));
      expect([...order].sort()).toEqual(plan.levels.flat().sort());
      const places = new Map(order.map((name, place) => [name, place]));
      const placeOf = (name: string) => places.get(name) ?? Number.NaN;
      for (const { name, dependsOn } of plan.tasks)
        for (const { task } of dependsOn) expect(placeOf(task)).toBeLessThan(placeOf(name));
    }),
    { numRuns: 50 },
  );
});
