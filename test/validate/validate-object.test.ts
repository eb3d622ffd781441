import fc from "fast-check";
import { expect, test } from "vitest";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { defaultConfig } from "../../src/types/config.ts";
import type { Task } from "../../src/types/task.ts";
import { validate } from "../../src/validate/validate.ts";
import { validateObject } from "../../src/validate/validate-object.ts";

/** What is wrong with an object, as the webhook would print it. */
const told = (text: string): string[] =>
  validateObject(readYaml(text).value).diagnostics.map(({ message, paths }) => `${message}: ${paths.join(", ")}`);

const object = (kind: string, spec: string, version = "v1") =>
  `apiVersion: tekton.dev/${version}\nkind: ${kind}\nmetadata: { name: a }\nspec: ${spec}\n`;

test("an object is decoded and judged in one, whatever its version", () => {
  const fine = validateObject(readYaml(object("Task", "{ steps: [{ image: a }] }", "v1beta1")).value);
  expect([fine.ok && fine.value.apiVersion, fine.diagnostics]).toEqual(["tekton.dev/v1beta1", []]);
  expect(told(object("Task", "{ stpes: [{ image: a }] }"))).toEqual([
    'json: unknown field "stpes": spec.stpes',
    "missing field(s): spec.steps",
  ]);
  expect(told("kind: ConfigMap\napiVersion: v1\n")).toEqual(["unhandled kind: v1, Kind=ConfigMap: kind"]);
});

test("the flags of the cluster count", () => {
  const value = readYaml(object("Pipeline", "{ tasks: [{ name: a, pipelineRef: { name: b } }] }")).value;
  const config = {
    ...defaultConfig,
    featureFlags: { ...defaultConfig.featureFlags, enableAPIFields: "alpha" as const },
  };
  expect([validateObject(value).diagnostics.length, validateObject(value, { config }).diagnostics]).toEqual([1, []]);
});

test("a value that could not be read is not said to be missing as well", () => {
  expect(told(object("Task", "{ steps: 5 }"))).toEqual(["json: cannot unmarshal number into array: spec.steps"]);
  expect(told(object("Task", "{ Steps: [{ Image: 5 }] }"))).toEqual([
    'field "Steps" is read as "steps": spec.Steps',
    'field "Image" is read as "image": spec.Steps[0].Image',
    "json: cannot unmarshal number 5 into string: spec.Steps[0].Image",
  ]);
});

test("what is said of another value stays, although one of its paths leads to the one that could not be read", () => {
  const params = "{ params: [{ name: x, type: strin }], tasks: [{ name: a, taskRef: { name: b } }], finally: none }";
  expect(told(object("Pipeline", params))).toEqual([
    "json: cannot unmarshal string into array: spec.finally",
    "invalid value: strin: spec.tasks.params.x.type, spec.finally.params.x.type",
  ]);
});

test("where everything can be read, nothing is left out", () => {
  const names = fc.array(fc.constantFrom("a", "b", "_", ""), { maxLength: 4 });
  fc.assert(
    fc.property(names, (names) => {
      const task: Task = {
        ...{ apiVersion: "tekton.dev/v1", kind: "Task", metadata: { name: "t" } },
        spec: { steps: names.map((name) => ({ name })) },
      };
      expect(validateObject(task).diagnostics).toEqual(validate(task));
    }),
  );
});
