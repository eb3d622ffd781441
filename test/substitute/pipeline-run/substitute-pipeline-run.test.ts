import { describe, expect, test } from "vitest";
import { substitutePipelineRun } from "../../../src/substitute/pipeline-run/substitute-pipeline-run.ts";
import type { PipelineTask } from "../../../src/types/pipeline.ts";
import { pipelineRun, pipelineSpecOf } from "../substituted.ts";

/** The first task of a pipeline once the run has started. */
function taskOf(task: string, rest = "", run = "{}"): PipelineTask | string | undefined {
  const spec = pipelineSpecOf(`${rest}\ntasks: [${task}]`, run);
  return typeof spec === "string" ? spec : spec.tasks?.[0];
}

/** What the only param of a task becomes. */
function valueIn(value: string, rest = "", run = "{}"): unknown {
  const task = taskOf(`{ name: t, taskRef: { name: x }, params: [{ name: p, value: ${value} }] }`, rest, run);
  return typeof task === "string" ? task : task?.params?.[0]?.value;
}

describe("defaults of params", () => {
  const chain = `params:
- { name: a, default: "$(params.b)/$(params.given)" }
- { name: b, default: "<$(params.c)>" }
- { name: c, default: C }
- { name: given, default: G }`;

  test("may refer to other params, at the values that the run gives", () => {
    expect(valueIn('"$(params.a)"', chain, "params: [{ name: given, value: R }]")).toBe("<C>/R");
  });

  test("are not looked at where the run gives a value", () => {
    expect(valueIn('"$(params.a)"', chain, 'params: [{ name: a, value: "$(params.b)" }]')).toBe("$(params.b)");
  });

  test("that are arrays and objects have texts put in, once", () => {
    const params = `params:
- { name: s, default: S }
- { name: l, type: array, default: ["$(params.s)", "$(params.nope)"] }
- { name: o, type: object, properties: { k: {} }, default: { k: "$(params.s)" } }`;
    expect(valueIn('["$(params.l[*])", "$(params.l[0])", "$(params.o.k)"]', params)).toEqual([
      "S",
      "$(params.nope)",
      "S",
      "S",
    ]);
  });

  test("that refer to what is not there, or to each other, are no good", () => {
    const of = (...defaults: readonly string[]) =>
      pipelineSpecOf(
        `params: [${defaults.map((text, index) => `{ name: p${index}, default: "${text}" }`).join(", ")}]`,
      );
    expect(of("$(params.zz)")).toBe(
      'parameter resolution failed: param "params.p0" references undefined param "params.zz"',
    );
    expect(of("$(params.p1)", "$(params.p0)")).toBe(
      'parameter resolution failed: circular dependency detected in param "params.p0"',
    );
    expect(of("x", "$(params.p1)")).toBe(
      'parameter resolution failed: circular dependency detected in param "params.p1"',
    );
    const chainOf = (length: number) =>
      Array.from({ length }, (_, index) => (index === length - 1 ? "x" : `$(params.p${index + 1})`));
    expect(of(...chainOf(11))).toEqual(expect.objectContaining({}));
    expect(of(...chainOf(12))).toBe(
      'parameter resolution failed: maximum recursion depth (10) exceeded for param "params.p11"',
    );
  });

  test("that are no good are told at their places", () => {
    const made = substitutePipelineRun({
      pipelineRun: pipelineRun('pipelineSpec: { params: [{ name: a, default: "$(params.b)" }] }'),
    });
    expect(made.ok || made.diagnostics).toEqual([
      {
        code: "substitute/param-default",
        severity: "error",
        message: 'parameter resolution failed: param "params.a" references undefined param "params.b"',
        paths: ["params[0].default"],
        at: ["params", 0, "default"],
      },
    ]);
  });
});

describe("a value", () => {
  const params = `params:
- { name: l, type: array, default: [u, v] }
- { name: o, type: object, properties: { k: {} }, default: { k: K } }`;

  test("that is one reference takes over the type of what it refers to", () => {
    expect([
      valueIn('"$(params.l[*])"', params),
      valueIn('"$(params.o[*])"', params),
      valueIn('"$(params.o.k)"', params),
    ]).toEqual([["u", "v"], { k: "K" }, "K"]);
  });

  test("of a run is carried through untouched, references and all", () => {
    const value = "$& $1 $(params.l[*]) $(context.pipelineRun.name)";
    const run = `params: [{ name: s, value: ${JSON.stringify(value)} }]`;
    // The next stage puts in the context.
    expect(valueIn('"$(params.s)"', "params: [{ name: s }]", run)).toBe("$& $1 $(params.l[*]) run");
  });
});

test("variables are replaced in these fields of a pipeline task, and in no others", () => {
  const p = "$(params.p)";
  const task = taskOf(
    `{ name: ${p}, displayName: ${p}, description: ${p}, taskRef: { name: ${p}, resolver: r, params: [{ name: x, value: ${p} }] },
params: [{ name: ${p}, value: { k: ${p} } }], when: [{ input: ${p}, operator: in, values: ["$(params.l[*])"] }, { cel: "'${p}' == ''" }],
workspaces: [{ name: ${p}, workspace: ${p}, subPath: ${p} }], onError: ${p}, timeout: 1m, runAfter: [${p}] }`,
    "params: [{ name: p, default: v }, { name: l, type: array, default: [a, b] }]",
  );
  expect(task).toEqual({
    name: p,
    displayName: "v",
    description: p,
    taskRef: { name: "v", resolver: "r", params: [{ name: "x", value: "v" }] },
    params: [{ name: p, value: { k: "v" } }],
    when: [{ input: "v", operator: "in", values: ["a", "b"] }, { cel: "'v' == ''" }],
    workspaces: [{ name: p, workspace: p, subPath: "v" }],
    onError: "v",
    timeout: "1m0s",
    runAfter: [p],
  });
});

describe("a matrix", () => {
  test("takes in arrays but no objects, and its includes take in texts only", () => {
    const task = taskOf(
      `{ name: t, taskRef: { name: x }, displayName: "$(params.s) $(context.pipelineRun.name)", matrix: {
params: [{ name: a, value: "$(params.l[*])" }, { name: b, value: "$(params.o[*])" }],
include: [{ params: [{ name: c, value: $(params.s) }, { name: d, value: "$(params.l[*])" }] }] } }`,
      `params: [{ name: s, default: S }, { name: l, type: array, default: [u, v] }, { name: o, type: object, properties: { k: {} }, default: { k: K } }]`,
    );
    expect(task).toEqual({
      name: "t",
      taskRef: { name: "x", kind: "Task" },
      // As in the reference: each run puts in its own params.
      displayName: "$(params.s) run",
      matrix: {
        params: [
          { name: "a", value: ["u", "v"] },
          { name: "b", value: "$(params.o[*])" },
        ],
        include: [
          {
            params: [
              { name: "c", value: "S" },
              { name: "d", value: "$(params.l[*])" },
            ],
          },
        ],
      },
    });
  });
});

describe("an embedded task", () => {
  const script = (
    task: string,
    text: string,
    rest = "params: [{ name: p, default: outer }, { name: l, type: array, default: [u, v] }]",
  ) => {
    const made = taskOf(
      `{ name: t, ${task} taskSpec: { params: [{ name: p, default: inner }], steps: [{ image: i, script: ${JSON.stringify(text)} }] } }`,
      rest,
    );
    return typeof made === "string" ? made : made?.taskSpec?.steps?.[0]?.script;
  };

  test("sees the params of the pipeline, before its own defaults", () => {
    expect(script("", "$(params.p)")).toBe("outer");
  });

  test("sees what the pipeline task passes before these, but for items of arrays", () => {
    expect(
      script("params: [{ name: p, value: x-$(params.p) }, { name: l, value: [w] }],", "$(params.p) $(params.l[0])"),
    ).toBe("x-outer u");
  });

  test("asks for null where a text stands before an array of the pipeline", () => {
    const made = taskOf(
      '{ name: t, params: [{ name: l, value: "" }], taskSpec: { steps: [{ image: i, when: [{ input: "$(params.l[*])" }] }] } }',
      "params: [{ name: l, type: array, default: [u] }]",
    );
    expect(typeof made === "string" ? made : made?.taskSpec?.steps?.[0]?.when).toEqual([{ input: "null" }]);
  });

  test("does not see those of a matrix before these", () => {
    expect(script("matrix: { params: [{ name: p, value: [m] }] },", "$(params.p)")).toBe("outer");
  });

  test("sees whether the run binds a workspace, and the names of run and pipeline", () => {
    const rest = "workspaces: [{ name: w, optional: true }]";
    expect(script("", "$(workspaces.w.bound) $(workspaces.w.path) $(context.pipeline.name)", rest)).toBe(
      "false $(workspaces.w.path) p",
    );
  });

  test("has what its step template gives to its steps, as the check of the pipeline leaves it", () => {
    const made = taskOf(
      "{ name: t, taskSpec: { stepTemplate: { image: base }, steps: [{ name: s, displayName: d, script: x }] } }",
    );
    expect(typeof made === "string" ? made : made?.taskSpec?.steps).toEqual([
      { name: "s", image: "base", script: "x" },
    ]);
  });
});

test("bindings get the params that the run gives, and no defaults", () => {
  const made = substitutePipelineRun({
    pipelineRun: pipelineRun(`
params: [{ name: a, value: A }]
workspaces: [{ name: w, subPath: $(params.a)/$(params.b), emptyDir: {} }]
pipelineSpec: { params: [{ name: a }, { name: b, default: B }], workspaces: [{ name: w }] }`),
  });
  expect(made.ok && made.value.workspaces).toEqual([{ name: "w", subPath: "A/$(params.b)", emptyDir: {} }]);
});
