import { expect, test } from "vitest";
import { expectPlaces, pipelineRun, stable, taskRun, verdict } from "./verdict.ts";

const ref = (fields: string) => taskRun(`{ taskRef: { ${fields} } }`);
const concise = { flags: { "enable-concise-resolver-syntax": "true" } };
const noResolver = { defaults: { "default-resolver-type": "" } };

test("a reference names something, or says which resolver fetches it", () => {
  expect(verdict(ref("name: a"))).toBe("");
  expect(verdict(ref("resolver: git"))).toBe("");
  expect(verdict(ref("kind: Task"))).toBe("missing field(s): spec.taskRef.name");
  expect(verdict(pipelineRun("{ pipelineRef: {} }"), noResolver)).toBe("missing field(s): spec.pipelineRef.name");
});

test("a name is a label key", () => {
  expect(verdict(ref("name: a.b/C_d"))).toBe("");
  expect(verdict(ref("name: A/-b"))).toBe(
    "invalid value: prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'),name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'): spec.taskRef.name",
  );
  expect(verdict(ref("name: a/b/c"))).toBe(
    "invalid value: a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName'): spec.taskRef.name",
  );
});

test("a name that looks like an address is one of a resolver, where that is switched on", () => {
  expect(
    verdict(ref("name: https://a/b")),
  ).toBe(`feature flag enable-concise-resolver-syntax should be set to true to use concise resolver syntax: spec.taskRef
missing field(s): spec.taskRef.resolver`);
  expect(verdict(ref("name: https://a/b"), concise)).toBe("missing field(s): spec.taskRef.resolver");
  expect(verdict(ref("name: https://a/b, resolver: http"))).toBe(
    "feature flag enable-concise-resolver-syntax should be set to true to use concise resolver syntax: spec.taskRef",
  );
  expect(verdict(ref("name: https://a/b, resolver: http"), concise)).toBe("");
  expect(verdict(ref("name: a, resolver: http"), concise)).toBe(
    "invalid value: invalid URI for request: spec.taskRef.name",
  );
  expect(verdict(ref("name: 'x a:/ b', resolver: http"), concise)).toBe("");
  expect(verdict(ref("name: 'é:/', resolver: http"), concise)).toBe(
    "invalid value: invalid URI for request: spec.taskRef.name",
  );
});

test("params are for resolvers, and exclude a name", () => {
  expect(
    verdict(ref("name: a, params: [{ name: b, value: c }]")),
  ).toBe(`expected exactly one, got both: spec.taskRef.name, spec.taskRef.params
missing field(s): spec.taskRef.resolver`);
  expect(
    verdict(ref("name: a, resolver: git, params: [{ name: b, value: c }]")),
  ).toBe(`expected exactly one, got both: spec.taskRef.name, spec.taskRef.params
invalid value: invalid URI for request: spec.taskRef.name`);
});

test("resolvers and their params are beta features", () => {
  expect(
    verdict(ref("resolver: git, params: [{ name: b, value: c }]"), stable),
  ).toBe(`resolver params requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": 
resolver requires "enable-api-fields" feature gate to be "alpha" or "beta" but it is "stable": `);
});

test("the wrong part is underlined", () => {
  expectPlaces(
    taskRun(`
  taskRef: # want spec.taskRef.resolver "taskRef"
    name: A b # want spec.taskRef.name "A b", spec.taskRef.params "A b"
    params: [{ name: b, value: c }]
`),
  );
  expectPlaces(
    taskRun(`
  taskRef: # want spec.taskRef.resolver "taskRef"
    name: a://b # want spec.taskRef "a://b"
`),
  );
  expectPlaces(
    taskRun(`
  taskRef:
    name: b # want spec.taskRef.name "b"
    resolver: git
`),
  );
});
