import { describe, expect, test } from "vitest";
import { countCombinations, matrixCombinations } from "../../src/dag/matrix.ts";
import type { Matrix } from "../../src/types/matrix.ts";
import { pipeline, plan } from "./helpers.ts";

function matrix(yaml: string): Matrix {
  const [task] = pipeline(`tasks:\n- name: a\n  matrix:\n${yaml.trim().replace(/^/gm, "    ")}`).spec.tasks ?? [];
  return task?.matrix ?? {};
}

/** The rows as texts `name=value name=value`, and how many Tekton counts. */
function fanOut(yaml: string) {
  const rows = matrixCombinations(matrix(yaml));
  const texts = rows.map((row) => Array.from(row, ([name, value]) => `${name}=${value}`).join(" "));
  return { rows: texts, count: countCombinations(matrix(yaml)) };
}

const list = (name: string, length: number) => ({ name, value: Array.from({ length }, (_, index) => `${index}`) });

describe("the params of a matrix", () => {
  test("are all combined, the last one slowest; names are sorted", () => {
    expect(fanOut("params: [{ name: os, value: [linux, mac] }, { name: cpu, value: [arm, x86] }]")).toEqual({
      rows: ["cpu=arm os=linux", "cpu=arm os=mac", "cpu=x86 os=linux", "cpu=x86 os=mac"],
      count: 4,
    });
  });

  test("begin anew behind an empty list, which is not counted", () => {
    const yaml = "params: [{ name: a, value: [x, z] }, { name: b, value: [] }, { name: c, value: [u, v, w] }]";
    expect(fanOut(yaml)).toEqual({ rows: ["c=u", "c=v", "c=w"], count: 6 });
    expect(fanOut("params: [{ name: a, value: [x, z] }, { name: b, value: [] }]")).toEqual({ rows: [], count: 2 });
  });

  test("count only if they are lists", () => {
    expect(fanOut("params: [{ name: a, value: [x, z] }, { name: b, value: $(params.list) }]")).toEqual({
      rows: [],
      count: 2,
    });
  });

  test("may be called like parts of every object", () => {
    expect(fanOut("params: [{ name: __proto__, value: [x] }, { name: constructor, value: [z] }]").rows).toEqual([
      "__proto__=x constructor=z",
    ]);
  });
});

const OS = "params: [{ name: os, value: [linux, mac] }]";

describe("an include", () => {
  test("is a row of its own where there are no params", () => {
    expect(fanOut("include: [{ params: [{ name: b, value: 1 }, { name: a, value: 2 }] }, { name: empty }]")).toEqual({
      rows: ["a=2 b=1", ""],
      count: 2,
    });
  });

  test("goes into the rows that it fits", () => {
    expect(fanOut(`${OS}\ninclude: [{ params: [{ name: os, value: mac }, { name: shell, value: zsh }] }]`)).toEqual({
      rows: ["os=linux", "os=mac shell=zsh"],
      count: 2,
    });
  });

  test("goes into every row if it has new names only", () => {
    expect(fanOut(`${OS}\ninclude: [{ params: [{ name: shell, value: sh }] }]`)).toEqual({
      rows: ["os=linux shell=sh", "os=mac shell=sh"],
      count: 2,
    });
  });

  test("does not change what an earlier one has given", () => {
    const yaml = `${OS}
include:
- params: [{ name: shell, value: sh }]
- params: [{ name: shell, value: zsh }, { name: os, value: mac }]`;
    expect(fanOut(yaml)).toEqual({ rows: ["os=linux shell=sh", "os=mac shell=sh"], count: 2 });
  });

  test("is a new row if no row has any of it", () => {
    expect(fanOut(`${OS}\ninclude: [{ params: [{ name: os, value: bsd }, { name: shell, value: sh }] }]`)).toEqual({
      rows: ["os=linux", "os=mac", "os=bsd shell=sh"],
      count: 3,
    });
  });

  test("is dropped if a row has part of it", () => {
    const yaml = `
params: [{ name: os, value: [linux] }, { name: cpu, value: [arm] }]
include: [{ params: [{ name: os, value: linux }, { name: cpu, value: x86 }] }]`;
    expect(fanOut(yaml)).toEqual({ rows: ["cpu=arm os=linux"], count: 1 });
  });

  test("is dropped if it is empty", () => {
    expect(fanOut(`${OS}\ninclude: [{ params: [] }, { name: nothing }]`)).toEqual({
      rows: ["os=linux", "os=mac"],
      count: 2,
    });
  });

  test("is one row, but counted once for each of its new values", () => {
    const yaml = `
params: [{ name: os, value: [linux] }, { name: cpu, value: [arm] }]
include: [{ params: [{ name: os, value: bsd }, { name: cpu, value: mips }] }]`;
    expect(fanOut(yaml)).toEqual({ rows: ["cpu=arm os=linux", "cpu=mips os=bsd"], count: 3 });
  });

  test("is counted up to the first value that is there", () => {
    const yaml = `
params: [{ name: os, value: [linux] }, { name: cpu, value: [arm] }]
include: [{ params: [{ name: os, value: bsd }, { name: cpu, value: arm }, { name: os, value: aix }] }]`;
    expect(fanOut(yaml)).toEqual({ rows: ["cpu=arm os=linux"], count: 2 });
  });
});

describe("a big matrix", () => {
  test("is counted, as far as numbers go", () => {
    expect(countCombinations({ params: [list("a", 1000), list("b", 1000)] })).toBe(1_000_000);
    expect(countCombinations({ params: Array.from({ length: 400 }, () => list("a", 10)) })).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test("is not listed beyond the limit", () => {
    const refusal = (what: string) =>
      new RangeError(`Cannot list the combinations of a matrix: there are more than ${what}`);
    expect(matrixCombinations({ params: [list("a", 100), list("b", 100)] })).toHaveLength(10_000);
    expect(() => matrixCombinations({ params: [list("a", 10_001)] })).toThrow(refusal("10000"));
    expect(() => matrixCombinations({ params: [list("a", 3)] }, 2)).toThrow(refusal("2"));
    expect(() => matrixCombinations({ include: [{}, {}, {}] }, 2)).toThrow(refusal("2"));
    const include = [{ params: [{ name: "a", value: "new" }] }];
    expect(() => matrixCombinations({ params: [list("a", 2)], include }, 2)).toThrow(refusal("2"));
    expect(() => matrixCombinations({ params: Array.from({ length: 400 }, () => list("a", 10)) })).toThrow(
      refusal("10000"),
    );
  });

  test("is not listed if its includes make each row huge", () => {
    const include = [{ params: Array.from({ length: 10_000 }, (_, index) => ({ name: `p${index}`, value: "x" })) }];
    expect(() => matrixCombinations({ params: [list("a", 200)], include })).toThrow(
      new RangeError("Cannot list the combinations of a matrix: there are more than 1000000 values in them"),
    );
  });
});

describe("the plan of a matrix", () => {
  const planned = (yaml: string) => plan({ spec: { tasks: [{ name: "a", matrix: matrix(yaml) }] } }).tasks[0]?.matrix;

  test("has the rows", () => {
    expect(planned(OS)).toEqual({
      count: 2,
      combinations: [new Map([["os", "linux"]]), new Map([["os", "mac"]])],
      isVariable: false,
    });
  });

  test.for([
    "params: [{ name: a, value: [x, z] }, { name: b, value: [u, $(params.v)] }]",
    "params: [{ name: a, value: [x, z] }, { name: b, value: '$(params.list[*])' }]",
    "params: [{ name: a, value: [x, z] }]\ninclude: [{ params: [{ name: a, value: $(params.v) }] }]",
  ])("has no rows while they depend on variables: %s", (yaml) => {
    expect(planned(yaml)).toEqual({
      count: countCombinations(matrix(yaml)),
      combinations: undefined,
      isVariable: true,
    });
  });

  test("has no rows if they are very many, one matrix or all together", () => {
    const tasks = Array.from({ length: 200 }, (_, index) => ({
      name: `t${index}`,
      matrix: { params: [list("a", 30), list("b", 30)] },
    }));
    const matrices = plan({ spec: { tasks } }).tasks.map(({ matrix }) => matrix);
    expect(new Set(matrices.map((matrix) => matrix?.count))).toEqual(new Set([900]));
    expect(matrices.filter((matrix) => matrix?.combinations !== undefined)).toHaveLength(138);
    expect(plan({ spec: { tasks: [{ name: "a", matrix: { params: [list("a", 1001)] } }] } }).tasks[0]?.matrix).toEqual({
      count: 1001,
      combinations: undefined,
      isVariable: false,
    });
  });
});
