import { expect, test } from "vitest";
import { expectPlaces, pipelineRun, stable, taskRun, verdict } from "../verdict.ts";

const run = (fields: string) => taskRun(`{ taskRef: { name: t }, ${fields} }`);
const forbidden = { defaults: { "default-forbidden-env": "HOME,TEKTON_x" } };

test("settings for steps and sidecars say for which, once", () => {
  const spec = (name: string) => `{ name: ${name}, computeResources: {} }`;
  expect(verdict(run(`stepSpecs: [${spec("a")}, ${spec("b")}, ${spec("A")}]`))).toBe(
    "expected exactly one, got both: spec.stepSpecs[2].name",
  );
  expect(
    verdict(
      run(`stepSpecs: [${spec("''")}, ${spec("a")}, ${spec("a")}], sidecarSpecs: [${spec("''")}, ${spec("''")}]`),
    ),
  ).toBe(`expected exactly one, got both: spec.stepSpecs[1].name
missing field(s): spec.sidecarSpecs[0].name, spec.sidecarSpecs[1].name, spec.stepSpecs[0].name`);
  expect(
    verdict(run(`stepSpecs: [${spec("a")}], sidecarSpecs: [${spec("a")}]`), stable),
  ).toBe(`sidecarSpecs requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": 
stepSpecs requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": `);
});

test("compute resources are given to the pod or to steps", () => {
  expect(verdict(run("computeResources: { limits: { cpu: 1 } }, stepSpecs: [{ name: a, computeResources: {} }]"))).toBe(
    "",
  );
  expect(
    verdict(
      run(
        "computeResources: { limits: { cpu: 1 } }, stepSpecs: [{ name: a, computeResources: { requests: { cpu: 1 } } }]",
      ),
    ),
  ).toBe("expected exactly one, got both: spec.computeResources, spec.stepSpecs.resources");
  expect(
    verdict(run("computeResources: {}, sidecarSpecs: [{ name: a, computeResources: { limits: { cpu: 1 } } }]")),
  ).toBe("");
  expect(verdict(run("computeResources: {}"), stable)).toBe(
    'computeResources requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": ',
  );
});

test("pod templates do not set variables that the cluster keeps for itself", () => {
  expect(
    verdict(run("podTemplate: { env: [{ name: HOME }, { name: PATH }, { name: TEKTON_x }] }"), forbidden),
  ).toBe(`invalid value: PodTemplate cannot update a forbidden env: HOME: spec.PodTemplate.Env
invalid value: PodTemplate cannot update a forbidden env: TEKTON_x: spec.PodTemplate.Env`);
  expect(verdict(run("podTemplate: { env: [{ name: HOME }] }"))).toBe("");
  const template = "podTemplate: { env: [{ name: HOME }] }";
  expect(
    verdict(
      pipelineRun(
        `{ pipelineRef: { name: p }, taskRunTemplate: { ${template} }, taskRunSpecs: [{ pipelineTaskName: a, ${template} }] }`,
      ),
      forbidden,
    ),
  ).toBe(
    "invalid value: PodTemplate cannot update a forbidden env: HOME: spec.taskRunSpecs[0].PodTemplate.Env, spec.taskRunTemplate.PodTemplate.Env",
  );
});

test("each finding is shown where it is, whatever the path says", () => {
  expectPlaces(
    taskRun(`
  taskRef: { name: t }
  podTemplate:
    env:
      - name: HOME # want spec.PodTemplate.Env "HOME"
        value: a
  computeResources: # want spec.stepSpecs.resources "computeResources", spec.computeResources "computeResources"
    limits: { cpu: 1 }
  stepSpecs:
    - name: '' # want spec.stepSpecs[0].name "name: ''"
      computeResources: {}
    - name: a
      computeResources: { limits: { cpu: 1 } }
    - name: a # want spec.stepSpecs[1].name "a"
      computeResources: {}
`),
    forbidden,
  );
  expectPlaces(
    pipelineRun(`
  pipelineRef: { name: p }
  taskRunTemplate:
    podTemplate:
      env:
        - name: HOME # want spec.taskRunTemplate.PodTemplate.Env "HOME"
  taskRunSpecs:
    - pipelineTaskName: a
      podTemplate:
        env: [{ name: A }, { name: TEKTON_x }] # want spec.taskRunSpecs[0].PodTemplate.Env "TEKTON_x"
`),
    forbidden,
  );
});
