import { expect, test } from "vitest";
import { sectionOf, withMergedSteps } from "../../../src/validate/pipeline/section.ts";

test("a section knows its names, and the expressions of each task", () => {
  const section = sectionOf("tasks", [{ name: "a", params: [{ name: "p", value: "$(b)" }] }, {}]);
  expect(section.names).toEqual(new Set(["a", ""]));
  expect(section.expressions.map(({ length }) => length)).toEqual([1, 0]);
  expect(sectionOf("finally").tasks).toEqual([]);
});

test("a task with a step template is seen with both put together", () => {
  const stepTemplate = { image: "a" };
  const seen = withMergedSteps({ taskSpec: { stepTemplate, steps: [{ name: "s" }] } });
  expect(seen.task.taskSpec?.steps?.[0]?.image).toBe("a");
  expect(seen.task.taskSpec?.stepTemplate).toEqual(stepTemplate);
});

test("a task without one, and one of another controller, is seen as it is", () => {
  const plain = { taskSpec: { steps: [{ name: "s" }] } };
  expect(withMergedSteps(plain).task).toBe(plain);
  const custom = { taskSpec: { kind: "Other", stepTemplate: { image: "a" } } };
  expect(withMergedSteps(custom).task).toBe(custom);
});

test("what a step has from the template is in the template, all else where it was", () => {
  const { placeOf } = withMergedSteps({
    taskSpec: {
      stepTemplate: { image: "a", args: ["$(tasks.t.results.b)"], env: [{ name: "A", value: "$(tasks.t.results.c)" }] },
      steps: [{ name: "s", script: "d", env: [{ name: "B", value: "e" }] }],
    },
  });
  const step = ["taskSpec", "steps", 0];
  expect(placeOf([...step, "image"])).toEqual(["taskSpec", "stepTemplate", "image"]);
  expect(placeOf([...step, "args", 0])).toEqual(["taskSpec", "stepTemplate", "args", 0]);
  expect(placeOf([...step, "env", 0, "value"])).toEqual([...step, "env", 0, "value"]);
  expect(placeOf([...step, "env", 1, "value"])).toEqual(["taskSpec", "stepTemplate", "env", 0, "value"]);
  for (const at of [[...step, "script"], ["params", 0, "value"], ["taskSpec", "sidecars", 0, "image"], step, []])
    expect(placeOf(at)).toEqual(at);
});
