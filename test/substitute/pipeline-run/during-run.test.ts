import { describe, expect, test } from "vitest";
import { childDisplayName } from "../../../src/substitute/pipeline-run/child-display-name.ts";
import { substitutePipelineResults } from "../../../src/substitute/pipeline-run/pipeline-results.ts";
import {
  customRunResultValue,
  propagateArtifacts,
  propagateResults,
  substituteResultsInBindings,
  substituteTaskResults,
} from "../../../src/substitute/pipeline-run/task-results.ts";
import {
  substitutePipelineTaskContexts,
  substituteTaskStates,
} from "../../../src/substitute/pipeline-run/task-states.ts";
import type { ParamValue } from "../../../src/types/param.ts";
import type { PipelineTask } from "../../../src/types/pipeline.ts";
import { frozen } from "../../types/defaults/defaulted.ts";

const task = (more: Partial<PipelineTask>): PipelineTask => frozen({ name: "t", ...more });

const RESULTS = [
  { pipelineTask: "a", result: "s", value: "S" },
  { pipelineTask: "a", result: "l", value: ["u", "v"] },
  { pipelineTask: "a", result: "o", value: { k: "K" } },
] as const;

describe("results of other tasks", () => {
  test("go into params, matrix, conditions, names and sub-paths", () => {
    const text = "$(tasks.a.results.s)";
    const given = task({
      displayName: text,
      onError: text,
      taskRef: { name: text, params: [{ name: "p", value: text }] },
      params: [
        { name: "s", value: `x-${text}` },
        { name: "l", value: "$(tasks.a.results.l[*])" },
        { name: "o", value: "$(tasks.a.results.o[*])" },
        {
          name: "i",
          value: "$(tasks.a.results['l'][1]) $(tasks.a.results.o.k) $(tasks.a.results.l[7]) $(tasks.b.results.s)",
        },
      ],
      when: [{ input: text, operator: "in", values: ["$(tasks.a.results.l[*])"] }],
      workspaces: [{ name: "w", subPath: text }],
      matrix: { params: [{ name: "m", value: "$(tasks.a.results.l[*])" }] },
    });
    expect(substituteTaskResults(given, RESULTS)).toEqual({
      name: "t",
      displayName: "S",
      onError: text,
      taskRef: { name: "S", params: [{ name: "p", value: "S" }] },
      params: [
        { name: "s", value: "x-S" },
        { name: "l", value: ["u", "v"] },
        { name: "o", value: { k: "K" } },
        { name: "i", value: "v K $(tasks.a.results.l[7]) $(tasks.b.results.s)" },
      ],
      when: [{ input: "S", operator: "in", values: ["u", "v"] }],
      workspaces: [{ name: "w", subPath: "S" }],
      matrix: { params: [{ name: "m", value: ["u", "v"] }] },
    });
  });

  test("go into embedded tasks by the type that they say; items of arrays do not", () => {
    const results = new Map([
      [
        "a",
        [
          { name: "s", type: "string", value: "S" },
          { name: "l", type: "array", value: ["u"] },
          { name: "o", type: "object", value: { k: "K" } },
          { name: "n", value: "N" },
        ],
      ],
    ]);
    const spec = frozen({
      steps: [
        {
          name: "",
          args: [
            "$(tasks.a.results.s)",
            "$(tasks.a.results.l[*])",
            "$(tasks.a.results.l[0])",
            "$(tasks.a.results.o.k)",
            "$(tasks.a.results.n)",
          ],
        },
      ],
    });
    expect(propagateResults(spec, results).steps[0]?.args).toEqual([
      "S",
      "u",
      "$(tasks.a.results.l[0])",
      "K",
      "$(tasks.a.results.n)",
    ]);
    const bindings = substituteResultsInBindings(
      [{ name: "w", subPath: "$(tasks.a.results.s)/$(tasks.a.results.o.k)" }],
      results,
    );
    expect(bindings).toEqual([{ name: "w", subPath: "S/K" }]);
  });

  test("of custom runs are arrays if they are JSON lists of strings", () => {
    const values = ['["a", "b"]', ' ["a", null] ', "[]", "[1]", "[", '{"a":"b"}', "text"].map(customRunResultValue);
    expect(values).toEqual([["a", "b"], ["a", ""], "[]", "[1]", "[", '{"a":"b"}', "text"]);
  });
});

test("artifacts go into embedded tasks as JSON", () => {
  const artifacts = new Map([
    ["a", { outputs: [{ name: "image", values: [{ uri: "pkg:a", digest: { sha256: "1" } }] }, { name: "log" }] }],
  ]);
  const spec = frozen({ steps: [{ name: "", script: "$(tasks.a.outputs) $(tasks.a.outputs.log) $(tasks.a.inputs)" }] });
  expect(propagateArtifacts(spec, artifacts).steps[0]?.script).toBe(
    '[{"digest":{"sha256":"1"},"uri":"pkg:a"}] null $(tasks.a.inputs)',
  );
});

test("finally tasks are told how the others ended", () => {
  const states = new Map([
    ["tasks.a.status", "Failed"],
    ["tasks.status", "Completed"],
  ]);
  const given = task({
    params: [{ name: "p", value: ["$(tasks.a.status)", "$(tasks.a.reason)"] }],
    when: [{ input: "$(tasks.status)", operator: "in", values: ["$(tasks.a.status)"] }],
    workspaces: [{ name: "w", subPath: "$(tasks.status)" }],
  });
  expect(substituteTaskStates(given, states)).toEqual({
    name: "t",
    params: [{ name: "p", value: ["Failed", "$(tasks.a.reason)"] }],
    when: [{ input: "Completed", operator: "in", values: ["Failed"] }],
    workspaces: [{ name: "w", subPath: "$(tasks.status)" }],
  });
});

describe("a pipeline task knows", () => {
  const value = (text: string, more: Partial<PipelineTask> = {}) =>
    substitutePipelineTaskContexts(task({ params: [{ name: "p", value: text }], ...more }), (name, result) =>
      name === "m" ? (result === undefined ? 6 : 4) : undefined,
    );

  test("its retries", () => {
    const retries = "$(context.pipelineTask.retries)";
    expect(value(retries, { retries: 3, displayName: retries })).toMatchObject({
      params: [{ value: "3" }],
      displayName: "3",
    });
    expect(value(retries)).toMatchObject({ params: [{ value: "0" }] });
  });

  test("the lengths of matrices that a param asks for, of one value only the first", () => {
    expect(value("$(tasks.m.matrix.length) $(tasks.m.matrix.r.length) $(tasks.n.matrix.length)")).toMatchObject({
      params: [{ value: "6 $(tasks.m.matrix.r.length) $(tasks.n.matrix.length)" }],
    });
    expect(value("$(tasks.m.matrix.r.length)", { displayName: "$(tasks.m.matrix.length)" })).toMatchObject({
      params: [{ value: "4" }],
      displayName: "6",
    });
  });
});

describe("results of a pipeline", () => {
  const taskRuns = new Map([
    [
      "a",
      [
        { name: "s", value: "S" },
        { name: "l", value: ["u", "v"] },
        { name: "o", value: { k: "K" } },
      ],
    ],
  ]);
  const customRuns = new Map([["c", [{ name: "r", value: '["x"]' }]]]);
  const results = (value: ParamValue, ended = false) => {
    const declared = [{ name: "out", description: "", value }];
    const made = substitutePipelineResults(declared, { taskRuns, customRuns, hasNotSucceeded: () => ended });
    return made.invalid.length > 0 ? made.invalid : made.results.map((result) => result.value);
  };

  test("are put together from those of its tasks", () => {
    expect(results("<$(tasks.a.results.s)> $(tasks.a.results.l[1]) $(finally.c.results.r)")).toEqual(['<S> v ["x"]']);
    expect(results("$(tasks.a.results.l[*])")).toEqual([["u", "v"]]);
    expect(results("$(tasks.a.results.o[*])")).toEqual([{ k: "K" }]);
    expect(results({ x: "$(tasks.a.results.o.k)" })).toEqual([{ x: "K" }]);
    // As in the reference: without an index it is the first item.
    expect(results("$(tasks.a.results.l)")).toEqual(["u"]);
  });

  test("that refer to what is not there are invalid, once for each reference", () => {
    expect(results("$(tasks.a.results.zz) $(tasks.a.results.l[2]) $(tasks.a.results.o.x) $(params.p)")).toEqual([
      "out",
      "out",
      "out",
      "out",
    ]);
  });

  test("are left out where the task did not succeed, and where they refer to nothing", () => {
    expect(results("$(tasks.a.results.zz)", true)).toEqual([]);
    expect(results("a literal")).toEqual([]);
  });
});

describe("a child run is shown", () => {
  const include = [
    { name: "big $(params.os)", params: [{ name: "size", value: "l" }] },
    { name: "on linux", params: [{ name: "os", value: "linux" }] },
    { params: [{ name: "os", value: "linux" }] },
  ];

  test("under the names of the includes that it fits, else under that of its task, with its own params", () => {
    const given = task({ displayName: "on $(params.os) $(params['os'])", matrix: { include } });
    const name = (params: Readonly<Record<string, ParamValue>>) =>
      childDisplayName(
        given,
        Object.entries(params).map(([key, value]) => ({ name: key, value })),
      );
    expect([name({ os: "linux", size: "l" }), name({ os: "mac" }), name({ os: ["linux"] })]).toEqual([
      "big linux on linux",
      "on mac $(params['os'])",
      "on $(params.os) $(params['os'])",
    ]);
  });

  test("under no name if there is none", () => {
    expect(childDisplayName(task({}))).toBeUndefined();
  });
});
