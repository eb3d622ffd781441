import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import { validateTaskSpecOfPod } from "../../../src/validate/task/task-spec-of-pod.ts";
import { task } from "../../substitute/substituted.ts";

const check = (spec: string) =>
  validateTaskSpecOfPod(task(spec).spec, defaultConfig).map(({ message, paths }) => `${message}: ${paths.join(", ")}`);

test("a task that makes a pod is admitted, with fields that are empty", () => {
  expect(check('steps: [{ name: a, image: i, script: "", command: [c] }]')).toEqual([]);
});

test("what a task mentions and does not declare is told alone", () => {
  expect(check("steps: [{ name: A, image: $(params.x) }]")).toEqual([
    'non-existent variable in "$(params.x)": steps[0].image',
  ]);
});

test("else all that the webhook would say is told", () => {
  expect(check("steps: [{ name: a, image: i }, { name: a, image: i, onError: maybe }]")).toEqual([
    "expected exactly one, got both: steps[1].name",
    'invalid value: "maybe": steps[1].onError',
  ]);
});
