import { expect, test } from "vitest";
import type { Simulation } from "../../src/run/simulate/simulate.ts";
import { simulated } from "./told-simulation.ts";
import { ALPHA } from "./watched-run.ts";

/** Pipelines of which each runs the next one, so many of them. */
function nested(depth: number): Simulation {
  const pipelines = Object.fromEntries(
    Array.from({ length: depth }, (_, level) => {
      const runs = level === depth - 1 ? "taskRef: { name: t }" : `pipelineRef: { name: p${level + 1} }`;
      return [`p${level}`, `tasks: [{ name: a, ${runs} }]`];
    }),
  );
  return simulated("tasks: [{ name: a, pipelineRef: { name: p0 } }]", {}, { flags: ALPHA, pipelines });
}

test("a run in a run knows the names and labels of those above it, and nothing else", () => {
  const child = nested(2).children.get("run-a");
  const [grandchild] = child?.children.values() ?? [];
  const { metadata } = child?.run.state.pipelineRun ?? {};
  expect(grandchild?.run.state.ancestors?.[0]).toEqual({ metadata });
  expect(grandchild?.run.state.ancestors?.map((ancestor) => [Object.keys(ancestor), ancestor.metadata?.name])).toEqual([
    [["metadata"], "run-a"],
    [["metadata"], "run"],
  ]);
});

test("pipelines in pipelines may be as deep as there may be many", () => {
  let told: Simulation | undefined = nested(2600);
  expect([told.isCutShort, told.isStuck, told.passes.at(-1)?.condition?.reason]).toEqual([false, false, "Succeeded"]);
  let depth = 0;
  for (; told !== undefined; told = told.children.values().next().value) depth++;
  expect(depth).toBe(2601);
}, 60_000);
