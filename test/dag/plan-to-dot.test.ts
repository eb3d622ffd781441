import { expect, test } from "vitest";
import { planPipeline } from "../../src/dag/plan-pipeline.ts";
import { planToDot } from "../../src/dag/plan-to-dot.ts";
import { plan, planOf } from "./helpers.ts";

test("a plan for Graphviz", () => {
  const text = planToDot(
    plan(`
tasks:
- { name: deploy, runAfter: [test], params: [{ name: p, value: "$(tasks.build.results.image) $(tasks.build.results.tags[0])" }] }
- { name: build }
- { name: test, runAfter: [build], matrix: { params: [{ name: os, value: [linux, mac] }] } }
finally:
- { name: notify, params: [{ name: p, value: $(tasks.deploy.results.url) }] }
- { name: clean }`),
  );
  expect(text).toBe(`digraph "p" {
  rankdir=LR;
  node [shape=box];
  t0 [label="deploy"];
  t1 [label="build"];
  t2 [label="test × 2"];
  subgraph cluster_finally {
    label="finally";
    t3 [label="notify"];
    t4 [label="clean"];
  }
  t1 -> t0 [label="image, tags[0]"];
  t2 -> t0;
  t1 -> t2;
  t0 -> t3 [label="url", style=dashed];
}
`);
});

test("any name will do", () => {
  const names = ["graph", "__proto__", 'say "hi"', "\\N", "end\\", "&lt;", "a\nb", "a\0b", "<b>"];
  expect(planToDot(planOf(names.map((name) => ({ name }))))).toBe(
    String.raw`digraph "" {
  rankdir=LR;
  node [shape=box];
  t0 [label="graph"];
  t1 [label="__proto__"];
  t2 [label="say \"hi\""];
  t3 [label="\\N"];
  t4 [label="end\\"];
  t5 [label="&amp;lt;"];
  t6 [label="a\nb"];
  t7 [label="a�b"];
  t8 [label="<b>"];
}
`,
  );
});

test("a drawing of 150,000 tasks", () => {
  const tasks = Array.from({ length: 150_000 }, (_, index) => ({
    name: `t${index}`,
    runAfter: index > 0 ? ["t0"] : [],
  }));
  const planned = planPipeline({ spec: { tasks } });
  expect(planned.ok && planToDot(planned.value).split("\n").length).toBe(300_004);
});
