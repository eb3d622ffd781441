import { expect, test } from "vitest";
import { objectsOf } from "../../src/parse/objects-of.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";

const objects = (text: string) => objectsOf(readYaml(text));

test("a document is an object, whatever it says", () => {
  expect(objects("kind: Task")).toEqual([{ value: { kind: "Task" }, at: [] }]);
  expect(objects("- a")).toEqual([{ value: ["a"], at: [] }]);
  expect(objects("a")).toEqual([{ value: "a", at: [] }]);
});

test("a document that is empty or cannot be read has no objects", () => {
  expect([objects(""), objects("~"), objects("a: @")]).toEqual([[], [], []]);
});

test("a list is its items", () => {
  expect(objects("apiVersion: v1\nkind: List\nitems:\n- kind: Task\n- kind: Pipeline\n")).toEqual([
    { value: { kind: "Task" }, at: ["items", 0] },
    { value: { kind: "Pipeline" }, at: ["items", 1] },
  ]);
  expect(objects("kind: List\nitems: []")).toEqual([]);
  expect(objects("kind: List\nitems:")).toEqual([]);
});

test("items of a typed list that do not say what they are get its type", () => {
  const text = `
apiVersion: tekton.dev/v1
kind: TaskList
items:
- metadata: {name: a}
- {apiVersion: "", kind: null, spec: {}}
- {kind: StepAction}
- {apiVersion: tekton.dev/v1beta1}
- {__proto__: 1}
- text
`;
  expect(objects(text).map(({ value }) => JSON.stringify(value))).toEqual([
    '{"metadata":{"name":"a"},"apiVersion":"tekton.dev/v1","kind":"Task"}',
    '{"apiVersion":"tekton.dev/v1","kind":"Task","spec":{}}',
    '{"kind":"StepAction"}',
    '{"apiVersion":"tekton.dev/v1beta1"}',
    '{"__proto__":1,"apiVersion":"tekton.dev/v1","kind":"Task"}',
    '"text"',
  ]);
  expect(objects("kind: TaskList\nitems: [{a: 1}]")).toEqual([{ value: { a: 1 }, at: ["items", 0] }]);
});

test("what is called a list and has no items is an object", () => {
  expect(objects("kind: List").length).toBe(1);
  expect(objects("kind: List\nitems: a")).toEqual([{ value: { kind: "List", items: "a" }, at: [] }]);
  expect(objects("kind: Task\nitems: [a]").map(({ at }) => at)).toEqual([[]]);
});

test("lists in lists are taken apart, in the order of the text", () => {
  const text = `
kind: List
items:
- {kind: A}
- kind: List
  items:
  - {kind: B}
  - {apiVersion: x, kind: CList, items: [{d: 1}]}
- {kind: E}
`;
  expect(objects(text)).toEqual([
    { value: { kind: "A" }, at: ["items", 0] },
    { value: { kind: "B" }, at: ["items", 1, "items", 0] },
    { value: { d: 1, apiVersion: "x", kind: "C" }, at: ["items", 1, "items", 1, "items", 0] },
    { value: { kind: "E" }, at: ["items", 2] },
  ]);
});

test("lists may be as deep as a document may be", () => {
  const text = `${"{kind: List, items: [".repeat(250)}{kind: Task}${"]}".repeat(250)}`;
  expect(objects(text).map(({ value, at }) => [value, at.length])).toEqual([[{ kind: "Task" }, 500]]);
});
