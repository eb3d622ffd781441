import { expect, test } from "vitest";
import { expectPlaces, pipelineRun, taskRun, verdict } from "./verdict.ts";

const binding = (fields: string) => verdict(taskRun(`{ taskRef: { name: a }, workspaces: [{ ${fields} }] }`));

test("a workspace is bound to one kind of storage", () => {
  expect(binding("name: w, emptyDir: {}")).toBe("");
  expect(binding("name: w, emptyDir: {}, secret: { secretName: s }")).toBe(
    "expected exactly one, got both: spec.workspaces[0].configmap, spec.workspaces[0].emptydir, spec.workspaces[0].persistentvolumeclaim, spec.workspaces[0].secret, spec.workspaces[0].volumeclaimtemplate",
  );
  expect(binding("name: w")).toBe(
    "expected exactly one, got neither: spec.workspaces[0].configmap, spec.workspaces[0].emptydir, spec.workspaces[0].persistentvolumeclaim, spec.workspaces[0].secret, spec.workspaces[0].volumeclaimtemplate",
  );
  expect(binding("name: ''")).toBe("missing field(s): spec.workspaces[0]");
});

test("each kind of storage needs a name, or what stands for one", () => {
  expect(binding("name: w, persistentVolumeClaim: { claimName: '' }")).toBe(
    "missing field(s): spec.workspaces[0].persistentvolumeclaim.claimname",
  );
  expect(binding("name: w, configMap: {}")).toBe("missing field(s): spec.workspaces[0].configmap.name");
  expect(binding("name: w, secret: {}")).toBe("missing field(s): spec.workspaces[0].secret.secretName");
  expect(binding("name: w, projected: { sources: [] }")).toBe("missing field(s): spec.workspaces[0].projected.sources");
  expect(binding("name: w, csi: { driver: '' }")).toBe("missing field(s): spec.workspaces[0].csi.driver");
  expect(binding("name: w, volumeClaimTemplate: { spec: {} }")).toBe("");
});

test("a TaskRun binds a workspace once, whatever its letter case", () => {
  expect(
    verdict(taskRun("{ taskRef: { name: a }, workspaces: [{ name: w, emptyDir: {} }, { name: W, emptyDir: {} }] }")),
  ).toBe("expected exactly one, got both: spec.workspaces[1].name");
});

test("a PipelineRun does, too, but letter case counts, and the text names both", () => {
  const list =
    "{ name: w, emptyDir: {} }, { name: W, emptyDir: {} }, { name: w, emptyDir: {} }, { name: w, emptyDir: {} }";
  expect(
    verdict(pipelineRun(`{ pipelineRef: { name: a }, workspaces: [${list}] }`)),
  ).toBe(`workspace "w" provided by pipelinerun more than once, at index 0 and 2: spec.workspaces[2].name
workspace "w" provided by pipelinerun more than once, at index 2 and 3: spec.workspaces[3].name`);
});

test("the superfluous kind is underlined, or what lacks a name", () => {
  expectPlaces(
    taskRun(`
  taskRef: { name: a }
  workspaces:
    - name: a # want spec.workspaces[0].persistentvolumeclaim "name: a", spec.workspaces[0].volumeclaimtemplate "name: a", spec.workspaces[0].emptydir "name: a", spec.workspaces[0].configmap "name: a", spec.workspaces[0].secret "name: a"
    - name: b
      secret: {} # want spec.workspaces[1].secret.secretName "secret"
    - name: B # want spec.workspaces[2].name "B"
      emptyDir: {}
`),
  );
  expectPlaces(
    pipelineRun(`
  pipelineRef: { name: a }
  workspaces:
    - name: b
      emptyDir: {}
      csi: { driver: c } # want spec.workspaces[0].persistentvolumeclaim "csi", spec.workspaces[0].volumeclaimtemplate "csi", spec.workspaces[0].emptydir "csi", spec.workspaces[0].configmap "csi", spec.workspaces[0].secret "csi"
    - name: b # want spec.workspaces[1].name "b"
      configMap: { name: '' } # want spec.workspaces[1].configmap.name "''"
`),
  );
});
