import { alg, Graph } from "@dagrejs/graphlib";
import { expect, test } from "vitest";
import { toGraphlib } from "../../src/dag/to-graphlib.ts";
import { plan } from "./helpers.ts";

test("a plan as a graph: nodes hold the tasks, edges the reasons", () => {
  const planned = plan(`
tasks:
- { name: test, runAfter: [build] }
- { name: build }
finally: [{ name: notify, params: [{ name: p, value: $(tasks.test.results.r) }] }]`);
  const graph = toGraphlib(planned, new Graph());
  expect(graph.graph()).toBe("p");
  expect(graph.nodes()).toEqual(["task:test", "task:build"]);
  expect(graph.node("task:test")).toBe(planned.tasks[0]);
  expect(graph.edges()).toEqual([{ v: "task:build", w: "task:test" }]);
  expect(graph.edge("task:build", "task:test")).toEqual([{ kind: "runAfter", at: ["runAfter", 0] }]);
});

test("names that graphlib itself could not have", () => {
  const graph = toGraphlib(
    plan("tasks: [{ name: constructor }, { name: __proto__, runAfter: [constructor] }, { name: toString }]"),
    new Graph(),
  );
  expect(graph.nodes()).toEqual(["task:constructor", "task:__proto__", "task:toString"]);
  expect(graph.predecessors("task:__proto__")).toEqual(["task:constructor"]);
  expect(alg.isAcyclic(graph)).toBe(true);
});
