import { expect, test } from "vitest";
import { expectPlaces, pipelineRun, verdict } from "../verdict.ts";

const run = (fields: string) => verdict(pipelineRun(`{ pipelineRef: { name: p }, ${fields} }`));

test("a PipelineRun refers to a pipeline, or is one", () => {
  expect(verdict(pipelineRun("{}"))).toBe("expected exactly one, got neither: spec.pipelineRef, spec.pipelineSpec");
  expect(
    verdict(pipelineRun("{ pipelineRef: { name: a }, pipelineSpec: { tasks: [{ name: b, taskRef: { name: c } }] } }")),
  ).toBe("expected exactly one, got both: spec.pipelineRef, spec.pipelineSpec");
});

test("its pipeline is checked", () => {
  expect(
    verdict(pipelineRun("{ pipelineSpec: { tasks: [{ name: A }] } }")),
  ).toBe(`expected exactly one, got neither: spec.pipelineSpec.tasks[0].taskRef, spec.pipelineSpec.tasks[0].taskSpec
invalid value "A": spec.pipelineSpec.tasks[0].name
Pipeline Task name must be a valid DNS Label.For more info refer to https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names`);
  expect(verdict(pipelineRun("{ pipelineSpec: {} }"))).toBe(
    "expected at least one, got none: spec.pipelineSpec.description, spec.pipelineSpec.params, spec.pipelineSpec.resources, spec.pipelineSpec.tasks, spec.pipelineSpec.workspaces",
  );
});

test("status may be one of four words", () => {
  for (const status of ["Cancelled", "CancelledRunFinally", "StoppedRunFinally", "PipelineRunPending"])
    expect(run(`status: ${status}`)).toBe("");
  expect(run("status: Stopped")).toBe(
    "invalid value: Stopped should be Cancelled, CancelledRunFinally, StoppedRunFinally or PipelineRunPending: spec.status",
  );
});

test("a run that has started cannot wait to be started", () => {
  const started =
    "spec: { pipelineRef: { name: p }, status: PipelineRunPending }, status: { startTime: 2024-05-01T12:00:00Z }";
  expect(verdict(`{ apiVersion: tekton.dev/v1, kind: PipelineRun, metadata: { name: a }, ${started} }`)).toBe(
    "invalid value: PipelineRun cannot be Pending after it is started: spec.status",
  );
});

test("what a run gives is known before it starts: no results", () => {
  expect(
    run(
      "params: [{ name: p, value: $(tasks.a.results.r) }, { name: q, value: [b, '$(finally.a.results.r[0]) $(tasks.c.results.r)'] }]",
    ),
  ).toBe(`invalid value: cannot use result expressions in [finally.a.results.r[0] tasks.c.results.r] as PipelineRun parameter values: spec.params[q].value
invalid value: cannot use result expressions in [tasks.a.results.r] as PipelineRun parameter values: spec.params[p].value`);
  expect(run("params: [{ name: p, value: $(tasks.a.status) }, { name: q, value: $(tasks.a.results.r.k.l) }]")).toBe("");
});

test("settings of single tasks are checked", () => {
  const specs =
    "taskRunSpecs: [{ pipelineTaskName: a, timeout: 2h }, { pipelineTaskName: a, stepSpecs: [{ name: '' }], computeResources: { limits: { cpu: 1 } } }]";
  expect(run(specs)).toBe(`invalid value: 2h0m0s should be <= pipeline duration 1h0m0s: spec.taskRunSpecs[0].timeout
missing field(s): spec.taskRunSpecs[1].stepSpecs[0].name`);
});

test("each finding is shown where it is", () => {
  expectPlaces(
    pipelineRun(`
  pipelineRef: { name: p } # want spec.pipelineRef "pipelineRef", spec.pipelineSpec "pipelineRef"
  pipelineSpec: { tasks: [{ name: b, taskRef: { name: c } }] }
  status: a # want spec.status "a"
  params:
    - name: d
      value: $(tasks.a.results.r) # want spec.params[d].value "$(tasks.a.results.r)"
  taskRunSpecs:
    - pipelineTaskName: b
      timeout: 2h # want spec.taskRunSpecs[0].timeout "2h"
      sidecarSpecs:
        - name: '' # want spec.taskRunSpecs[0].sidecarSpecs[0].name "name: ''"
          computeResources: {}
`),
  );
});
