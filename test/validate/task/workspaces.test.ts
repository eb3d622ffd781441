import { expect, test } from "vitest";
import { expectPlaces, stable, task, verdict } from "../verdict.ts";

test("workspaces have names of their own", () => {
  expect(
    verdict(task("{ steps: [{ image: a }], workspaces: [{ name: b }, { name: c }, { name: b, mountPath: /d }] }")),
  ).toBe('workspace name "b" must be unique: spec.workspaces[2].name');
});

test("workspaces have folders of their own, whatever way these are written", () => {
  const text = task(
    "{ steps: [{ image: a }], workspaces: [{ name: b }, { name: c, mountPath: //workspace/./b/ }, { name: d, mountPath: /e }] }",
  );
  expect(verdict(text)).toBe('workspace mount path "/workspace/b" must be unique: spec.workspaces[1].mountpath');
});

test("a workspace is not where a step, or the step template, mounts a volume", () => {
  const text = task(`{
    stepTemplate: { volumeMounts: [{ name: f, mountPath: /g/h/.. }] },
    steps: [{ image: a, volumeMounts: [{ name: b, mountPath: /workspace/c }] }],
    workspaces: [{ name: c }, { name: d, mountPath: /g }] }`);
  expect(verdict(text)).toBe(`workspace mount path "/g" must be unique: spec.workspaces[1].mountpath
workspace mount path "/workspace/c" must be unique: spec.workspaces[0].mountpath`);
});

test("steps and sidecars name workspaces of the task", () => {
  const text = task(`{ workspaces: [{ name: a }],
    steps: [{ image: b, workspaces: [{ name: a, mountPath: /c }, { name: constructor, mountPath: /d }] }],
    sidecars: [{ name: e, image: f, workspaces: [{ name: g, mountPath: /h }] }] }`);
  expect(verdict(text)).toBe(`undefined workspace "constructor": spec.steps[0].workspaces[1].name
undefined workspace "g": spec.sidecars[0].workspaces[0].name`);
  expect(
    verdict(text, stable),
  ).toBe(`sidecar workspaces requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": 
step workspaces requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": 
undefined workspace "constructor": spec.steps[0].workspaces[1].name
undefined workspace "g": spec.sidecars[0].workspaces[0].name`);
});

test("what is used twice or not declared is underlined", () => {
  expectPlaces(
    task(`
  workspaces:
    - name: a
    - name: a # want spec.workspaces[1].name "a", spec.workspaces[1].mountpath "name: a"
    - name: b
      mountPath: /workspace/a # want spec.workspaces[2].mountpath "/workspace/a"
  steps:
    - image: c
      workspaces: [{ name: d, mountPath: /e }] # want spec.steps[0].workspaces[0].name "d"
  sidecars:
    - name: f
      image: g
      workspaces:
        - name: a
          mountPath: /h
        - name: i # want spec.sidecars[0].workspaces[1].name "i"
          mountPath: /j
`),
  );
});
