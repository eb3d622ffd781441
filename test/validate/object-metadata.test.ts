import { expect, test } from "vitest";
import { expectPlaces, verdict } from "./verdict.ts";

const named = (metadata: string) =>
  verdict(`{ apiVersion: tekton.dev/v1, kind: Task, metadata: ${metadata}, spec: { steps: [{ image: a }] } }`);

test("a name may have dots, though the text says label", () => {
  expect(named("{ name: a.b-c }")).toBe("");
  expect(named("{ name: A }")).toBe('invalid resource name "A": must be a valid DNS label: metadata.name');
  expect(named("{ name: '' }")).toBe('invalid resource name "": must be a valid DNS label: metadata.name');
  expect(named("{}")).toBe('invalid resource name "": must be a valid DNS label: metadata.name');
});

test("a name has at most 63 characters", () => {
  expect(named(`{ name: ${"a".repeat(63)} }`)).toBe("");
  expect(named(`{ name: ${"a".repeat(64)} }`)).toBe(
    "Invalid resource name: length must be no more than 63 characters: metadata.name",
  );
  expect(named(`{ name: ${"a".repeat(254)} }`)).toBe(
    `invalid resource name "${"a".repeat(254)}": must be a valid DNS label: metadata.name`,
  );
});

test("where a name is made, its beginning is judged", () => {
  expect(named("{ generateName: a- }")).toBe("");
  expect(named(`{ generateName: ${"a".repeat(100)}- }`)).toBe("");
  expect(named("{ name: A, generateName: a- }")).toBe(
    'invalid resource name "A": must be a valid DNS label: metadata.name',
  );
});

test("the name is underlined, or what it is made of", () => {
  const spec = "spec: { steps: [{ image: a }] }";
  expectPlaces(`
apiVersion: tekton.dev/v1
kind: Task
metadata:
  name: A # want metadata.name "A"
${spec}
`);
  expectPlaces(`
apiVersion: tekton.dev/v1
kind: Task
metadata: # want metadata.name "metadata"
  labels: { a: b }
${spec}
`);
});

test("a name that is made of capitals is shown where its beginning is", () => {
  expectPlaces(`
apiVersion: tekton.dev/v1
kind: Task
metadata:
  generateName: A- # want metadata.name "A-"
spec: { steps: [{ image: a }] }
`);
});
