import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeStepsWithStepTemplate } from "../../../src/validate/task/step-template.ts";
import { expectPlaces, task, verdict } from "../verdict.ts";

test("a step has what the step template gives, and its own wins", () => {
  expect(verdict(task("{ stepTemplate: { image: a }, steps: [{ name: b }] }"))).toBe("");
  expect(verdict(task("{ stepTemplate: { image: a, command: [c] }, steps: [{ name: b, script: d }] }"))).toBe(
    "script cannot be used with command: spec.steps[0].script",
  );
  expect(verdict(task("{ stepTemplate: { image: $(params.x) }, steps: [{ image: b }] }"))).toBe("");
});

test("a step that refers to a step action takes nothing", () => {
  expect(verdict(task("{ stepTemplate: { image: a, command: [b] }, steps: [{ ref: { name: c } }] }"))).toBe("");
});

test("variables of the environment are one by name, and an own source is no value beside another", () => {
  const text = task(`
  stepTemplate: { env: [{ name: A, value: $(params.a) }, { name: B, value: $(params.b) }, { name: C, value: $(params.c) }] }
  steps: [{ image: a, env: [{ name: B, value: x }, { name: C, valueFrom: { fieldRef: { fieldPath: z } } }, { name: D, value: $(params.d) }] }]
`);
  expect(verdict(text)).toBe(`non-existent variable in "$(params.a)": spec.steps[0].env[A]
non-existent variable in "$(params.d)": spec.steps[0].env[D]`);
});

test("mounts are one by path: those of the template stand before the steps' own ones that they precede, else at the end", () => {
  const text = task(`
  stepTemplate:
    volumeMounts:
      - { name: $(params.a), mountPath: /1 }
      - { name: b, mountPath: /2, subPath: $(params.b) }
      - { name: $(params.c), mountPath: /3 }
  steps:
    - image: a
      volumeMounts: [{ name: $(params.d), mountPath: /4 }, { name: e, mountPath: /2 }]
`);
  expect(verdict(text)).toBe(`non-existent variable in "$(params.a)": spec.steps[0].volumeMount[1].name
non-existent variable in "$(params.b)": spec.steps[0].volumeMount[2].SubPath
non-existent variable in "$(params.c)": spec.steps[0].volumeMount[3].name
non-existent variable in "$(params.d)": spec.steps[0].volumeMount[0].name`);
});

test("what comes from the template is shown there, with the path of the step", () => {
  expectPlaces(
    task(`
  stepTemplate:
    image: $(params.a) # want spec.steps[0].image "$(params.a)"
    workingDir: $(params.w) # want spec.steps[0].workingDir "$(params.w)", spec.steps[1].workingDir "$(params.w)"
    args:
      - b
      - $(params.b) # want spec.steps[0].args[1] "$(params.b)", spec.steps[1].args[1] "$(params.b)"
    env:
      - name: A
        value: $(params.c) # want spec.steps[0].env[A] "$(params.c)", spec.steps[1].env[A] "$(params.c)"
    volumeMounts:
      - name: $(params.d) # want spec.steps[0].volumeMount[0].name "$(params.d)", spec.steps[1].volumeMount[1].name "$(params.d)"
        mountPath: /1
  steps:
    - name: e
    - image: f
      args: []
      env:
        - name: B
          value: $(params.g) # want spec.steps[1].env[B] "$(params.g)"
      volumeMounts:
        - name: h
          mountPath: $(params.i) # want spec.steps[1].volumeMount[0].MountPath "$(params.i)"
`),
  );
});

test("no item of a list is lost or comes twice, and each is where it is said to be", () => {
  const items = fc.uniqueArray(fc.record({ name: fc.constantFrom("a", "b", "c", "d", "e", "__proto__") }), {
    selector: ({ name }) => name,
  });
  fc.assert(
    fc.property(items, items, (below, above) => {
      const template = { env: below };
      const [merged] = mergeStepsWithStepTemplate(template, [{ name: "", env: above }]);
      const names = (merged?.step.env ?? []).map(({ name }) => name);
      expect([...names].sort()).toEqual([...new Set([...below, ...above].map(({ name }) => name))].sort());
      const spec = { stepTemplate: template, steps: [{ env: above }] };
      const found = names.map((_, index) =>
        merged?.placeOf("env", index).reduce<unknown>((value, key) => Object(value)[key], spec),
      );
      expect(found).toEqual(names.map((name) => ({ name })));
    }),
  );
});
