import { expect, test } from "vitest";
import { planToMermaid } from "../../src/dag/plan-to-mermaid.ts";
import { plan, planOf } from "./helpers.ts";

test("a plan as a flowchart", () => {
  const text = planToMermaid(
    plan(`
tasks:
- { name: deploy, runAfter: [test], params: [{ name: p, value: "$(tasks.build.results.image) $(tasks.build.results.tags[0])" }] }
- { name: build }
- { name: test, runAfter: [build], matrix: { params: [{ name: os, value: [linux, mac] }] } }
- { name: scan, matrix: { params: [{ name: os, value: [$(params.os)] }] } }
finally:
- { name: notify, params: [{ name: p, value: $(tasks.deploy.results.url) }] }
- { name: clean, params: [{ name: p, value: $(tasks.nobody.results.url) }] }`),
  );
  expect(text).toBe(`flowchart LR
  t0["deploy"]
  t1["build"]
  t2["test × 2"]
  t3["scan × n"]
  subgraph finally["finally"]
    t4["notify"]
    t5["clean"]
  end
  t1 -->|"image, tags#91;0#93;"| t0
  t2 --> t0
  t1 --> t2
  t0 -.->|"url"| t4
`);
});

test("any name will do", () => {
  const names = [
    "end",
    "__proto__",
    'say "hi"',
    "<b>#35;",
    "`x`",
    "%%{init: {}}%%",
    "style a:b;",
    "a\nb",
    "é漢字",
    "😀",
  ];
  expect(planToMermaid(planOf(names.map((name) => ({ name }))))).toBe(`flowchart LR
  t0["end"]
  t1["__proto__"]
  t2["say #34;hi#34;"]
  t3["#60;b#62;#35;35#59;"]
  t4["#96;x#96;"]
  t5["#37;#37;#123;init#58; #123;#125;#125;#37;#37;"]
  t6["style a#58;b#59;"]
  t7["a#10;b"]
  t8["é漢字"]
  t9["#128512;"]
`);
});

test("an endless matrix", () => {
  const params = Array.from({ length: 100 }, () => ({ name: "a", value: ["1", "2", "3"] }));
  expect(planToMermaid(planOf([{ name: "a", matrix: { params } }]))).toBe('flowchart LR\n  t0["a × ∞"]\n');
});
