import { expect, test } from "vitest";
import { expectPlaces, pipeline, verdict } from "../verdict.ts";

const one = (fields: string) => verdict(pipeline(`{ tasks: [{ name: a, ${fields} }] }`));

test("a custom task says of which kind and version it is", () => {
  expect(one("taskRef: { apiVersion: a/b, kind: C }")).toBe("");
  expect(one("taskRef: { apiVersion: a/b, kind: '' }")).toBe("");
  expect(one("taskRef: { kind: ClusterTask, name: b }")).toBe(
    "invalid value: custom task ref must specify apiVersion: spec.tasks[0].taskRef.apiVersion",
  );
  expect(one("taskSpec: { apiVersion: a/b, spec: {} }")).toBe(
    "invalid value: custom task spec must specify kind: spec.tasks[0].taskSpec.kind",
  );
  expect(one("taskSpec: { kind: C, spec: {} }")).toBe(
    "invalid value: custom task spec must specify apiVersion: spec.tasks[0].taskSpec.apiVersion",
  );
});

test("any version makes it a task of another controller", () => {
  expect(one("taskRef: { apiVersion: tekton.dev/v1, kind: Task, name: -b }")).toBe("");
  expect(one("taskRef: { kind: Task, name: -b }")).toBe(
    "invalid value: name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'): spec.tasks[0].taskRef.name",
  );
});

test("a version has a group and one slash", () => {
  for (const version of ["v1", "/v1", "a/", "a/b/c", "/"])
    expect(one(`taskRef: { apiVersion: ${version}, kind: C }`)).toBe(
      `invalid value: invalid apiVersion format "${version}", must be in the format "group/version": spec.tasks[0].taskRef.apiVersion`,
    );
  expect(one("taskRef: { apiVersion: 'a b/c d', kind: C }")).toBe("");
});

test("what is missing is shown at the reference", () => {
  expectPlaces(
    pipeline(`
  tasks:
    - name: a
      taskRef: # want spec.tasks[0].taskRef.apiVersion "taskRef"
        kind: B
    - name: c
      taskSpec: # want spec.tasks[1].taskSpec.kind "taskSpec"
        apiVersion: d # want spec.tasks[1].taskSpec.apiVersion "d"
`),
  );
});
