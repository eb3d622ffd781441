import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import type { Step, StepTemplate } from "../../../src/types/step.ts";
import { paramNames } from "../../../src/validate/param-specs.ts";
import { mergeStepsWithStepTemplate } from "../../../src/validate/task/step-template.ts";
import { textsOfSteps } from "../../../src/validate/task/step-texts.ts";
import { validateArrayUsage, validateUsageOfParams } from "../../../src/validate/task/step-variables.ts";
import { validateSteps } from "../../../src/validate/task/steps.ts";
import { type SearchSteps, stepsToSearch } from "../../../src/validate/task/steps-to-search.ts";

const names = paramNames([{ name: "s" }, { name: "l", type: "array" }]);
const search: SearchSteps = (steps, context) => {
  const texts = textsOfSteps(steps, context);
  return [
    ...validateSteps(steps, context),
    ...validateUsageOfParams(texts, names, context),
    ...validateArrayUsage(texts, names.arrays, context),
  ];
};

const text = fc.constantFrom(
  ...[
    "a",
    "$(params.s)",
    "$(params.x)",
    "x$(params.l)",
    "$(params.l[*])",
    "$(steps.a.results.b)",
    "$(step.artifacts.path)",
  ],
);
const key = fc.constantFrom("a", "b", "c", "d", "e", "/tekton/x");
const optional = { requiredKeys: [] };
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 5 });
const env = list(
  fc.oneof(
    fc.record({ name: key, value: text }),
    fc.record({ name: key, valueFrom: fc.constant({ fieldRef: { fieldPath: "x" } }) }),
    fc.record({ name: key }),
  ),
);
const lists = {
  command: list(text),
  args: list(text),
  env,
  volumeMounts: list(
    fc.record({ name: text, mountPath: fc.oneof(key, text), subPath: text }, { requiredKeys: ["name", "mountPath"] }),
  ),
  volumeDevices: list(fc.record({ name: text, devicePath: key })),
};
const templates: fc.Arbitrary<StepTemplate> = fc.record({ image: text, script: text, ...lists }, optional);
const steps: fc.Arbitrary<Step> = fc
  .record(
    {
      name: fc.constantFrom("", "a"),
      image: text,
      ref: fc.constantFrom(undefined, undefined, { name: "r" }),
      ...lists,
    },
    { requiredKeys: ["name"] },
  )
  .map(({ ref, ...step }) => (ref === undefined ? step : { ...step, ref }));

test("in steps with what is wrong in the template is found what is found in whole steps", () => {
  fc.assert(
    fc.property(templates, fc.array(steps, { maxLength: 4 }), fc.boolean(), (stepTemplate, all, enableArtifacts) => {
      const config = { ...defaultConfig, featureFlags: { ...defaultConfig.featureFlags, enableArtifacts } };
      const thinned = stepsToSearch({ stepTemplate, steps: all }, { config }, search, -1);
      const whole = mergeStepsWithStepTemplate(stepTemplate, all);
      expect(search(thinned, { config })).toEqual(search(whole, { config }));
    }),
    { numRuns: 1000 },
  );
});

test("only what is wrong in a long template is put into the steps", () => {
  const env = ["$(params.s)", "$(params.x)", "a"].map((value, index) => ({ name: `E${index}`, value }));
  const [merged] = stepsToSearch(
    { stepTemplate: { env }, steps: [{ name: "a" }] },
    { config: defaultConfig },
    search,
    2,
  );
  expect(merged?.step.env).toEqual([{ name: "E1", value: "$(params.x)" }]);
  expect(merged?.placeOf("env", 0)).toEqual(["stepTemplate", "env", 1]);
  expect(merged?.indexOf("env", 0)).toBe(1);
});
