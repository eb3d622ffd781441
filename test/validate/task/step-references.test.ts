import { expect, test } from "vitest";
import { expectPlaces, task, verdict } from "../verdict.ts";

const step = (fields: string) => task(`{ steps: [{ image: a, ${fields} }] }`);
const artifacts = { flags: { "enable-artifacts": "true" } };

test("results of steps do for what runs, and not for what makes the pod", () => {
  const result = "$(steps.a.results.b)";
  expect(verdict(step(`command: ["${result}"], args: ["${result}"], env: [{ name: c, value: "${result}" }]`))).toBe("");
  const others = `workingDir: "${result}", imagePullPolicy: "${result}", script: "${result}",
    envFrom: [{ prefix: "${result}", configMapRef: { name: "${result}" } }, { secretRef: { name: "${result}" } }],
    volumeMounts: [{ name: "${result}", mountPath: "${result}", subPath: "${result}" }],
    volumeDevices: [{ name: "${result}", devicePath: "${result}" }]`;
  expect(verdict(step(others))).toBe(
    "stepResult substitutions are only allowed in env, command and args. Found usage in: spec.steps[0].envFrom.configMapRef, spec.steps[0].envFrom.prefix, spec.steps[0].envFrom.secretRef, spec.steps[0].imagePullPolicy, spec.steps[0].script, spec.steps[0].volumeDevices.devicePath, spec.steps[0].volumeDevices.name, spec.steps[0].volumeMounts.mountPath, spec.steps[0].volumeMounts.name, spec.steps[0].volumeMounts.subPath, spec.steps[0].workingDir",
  );
});

test("artifacts of steps do for a script, too", () => {
  const artifact = "$(steps.a.outputs.b)";
  expect(verdict(step(`script: "${artifact}", workingDir: $(step.artifacts.path)`), artifacts)).toBe(
    "stepArtifact substitutions are only allowed in env, command, args and script. Found usage in: spec.steps[0].workingDir",
  );
});

test("without the flag for artifacts, that is all that is said of a step", () => {
  expect(verdict(step("name: A, script: $(step.artifacts.path)"))).toBe(
    "feature flag enable-artifacts should be set to true to use artifacts feature.: spec.steps[0]",
  );
  expect(verdict(step("name: A, command: [$(steps.a.inputs.b)]"))).toBe(
    "feature flag enable-artifacts should be set to true to use artifacts feature.: spec.steps[0]",
  );
  expect(verdict(step("name: A, args: [b, $(tasks.a.outputs.b)]"))).toBe(
    "feature flag enable-artifacts should be set to true to use artifacts feature.: spec.steps[0]",
  );
  expect(verdict(step("name: A, env: [{ name: b, value: $(artifacts.path) }]"))).toBe(
    "feature flag enable-artifacts should be set to true to use artifacts feature.: spec.steps[0]",
  );
  expect(verdict(step("name: A, workingDir: $(artifacts.path)"))).toBe(`invalid value "A": spec.steps[0].name
Task step name must be a valid DNS Label, For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
});

test("the reference is underlined, not the step", () => {
  expectPlaces(
    task(`
  steps:
    - image: $(steps.a.results.b) # want spec.steps[0].image "$(steps.a.results.b)"
      envFrom:
        - prefix: $(steps.a.results.b) # want spec.steps[0].envFrom.prefix "$(steps.a.results.b)"
        - configMapRef: { name: $(steps.a.results.b) } # want spec.steps[0].envFrom.configMapRef "$(steps.a.results.b)"
        - secretRef: { name: $(steps.a.results.b) } # want spec.steps[0].envFrom.secretRef "$(steps.a.results.b)"
      volumeMounts:
        - name: c
          mountPath: /c
        - name: d
          mountPath: /d
          subPath: $(steps.a.results.b) # want spec.steps[0].volumeMounts.subPath "$(steps.a.results.b)"
      volumeDevices:
        - name: e
          devicePath: $(steps.a.results.b) # want spec.steps[0].volumeDevices.devicePath "$(steps.a.results.b)"
    - image: f
      args: [g, $(step.artifacts.path)] # want spec.steps[1] "$(step.artifacts.path)"
    - image: h
      env:
        - name: i
          value: $(artifacts.path) # want spec.steps[2] "$(artifacts.path)"
`),
  );
});
