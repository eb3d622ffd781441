import { expect, test } from "vitest";
import { decodeResource, decodeTaskRun } from "../../src/decode/decode.ts";
import { of } from "../types/defaults/defaulted.ts";
import { decodedSpec, printed, read, specOf } from "./decoded.ts";

/** The value of a param, and what is said of it. */
function paramValue(text: string): { value: unknown; says: readonly string[] } {
  const decoded = decodeTaskRun(read(of("TaskRun", `{ params: [{ name: a, value: ${text} }] }`)));
  return { value: decoded.ok && decoded.value.spec?.params?.[0]?.value, says: printed(decoded) };
}

test.each([
  ["a", "a"],
  ["''", ""],
  ["null", ""],
  ["[a, b]", ["a", "b"]],
  ["[]", []],
  ["[a, null]", ["a", ""]],
  ["[null]", [""]],
  ["{ a: b }", { a: "b" }],
  ["{}", {}],
  ["{ a: b, c: null }", { a: "b", c: "" }],
])("the param value %s is a string, a list of strings, or an object of strings", (text, value) => {
  expect(paramValue(text)).toEqual({ value, says: [] });
});

test.each([
  ["1", "1"],
  ["-1.50", "-1.5"],
  ["1e21", "1e+21"],
  ["yes", "true"],
  ["9007199254740993", "9007199254740993"],
  ["123456789012345678901234567890", "1.2345678901234568e+29"],
])("the param value %s becomes its JSON text", (text, value) => {
  expect(paramValue(text)).toEqual({ value, says: [] });
});

test.each([
  ["[1, 2]", "[1,2]"],
  ["[a, 1]", '["a",1]'],
  ["[[a]]", '[["a"]]'],
  ["[a, {}]", '["a",{}]'],
  ["[null, 1]", "[null,1]"],
  ["{ b: 1, a: [x] }", '{"a":["x"],"b":1}'],
  ["{ a: { b: <c> } }", '{"a":{"b":"\\u003cc\\u003e"}}'],
  ["{ a: 9007199254740993 }", '{"a":9007199254740993}'],
])("the param value %s becomes its JSON text too, which hardly anybody means", (text, value) => {
  const kind = text.startsWith("[") ? "list" : "object";
  const warning = `warning: spec.params[0].value: the ${kind} is read as one string, its JSON text (want strings only in a ${kind}: put the others in quotes)`;
  expect(paramValue(text)).toEqual({ value, says: [warning] });
});

test("defaults of params and values of results are such values, too", () => {
  expect(specOf("Pipeline", "{ params: [{ name: a, default: 1 }], results: [{ name: b, value: 1 }] }")).toEqual({
    params: [{ name: "a", default: "1" }],
    results: [{ name: "b", description: "", value: "1" }],
  });
});

test.each([
  ["60m", "1h0m0s"],
  ["1.5h", "1h30m0s"],
  ["0", "0s"],
  ["-90s", "-1m30s"],
  ["1500us", "1.5ms"],
])("the duration %s is printed as %s", (text, duration) => {
  expect(specOf("TaskRun", `{ timeout: "${text}" }`)).toEqual({ serviceAccountName: "", timeout: duration });
});

test.each([
  ["1d", 'unknown unit "d" in duration "1d"'],
  ["1 h", 'unknown unit " h" in duration "1 h"'],
  ["'60'", 'missing unit in duration "60"'],
  ["''", 'invalid duration ""'],
])("the duration %s cannot be read", (text, shown) => {
  expect(decodedSpec("TaskRun", `{ timeout: ${text} }`)).toEqual({
    spec: { serviceAccountName: "", timeout: "0s" },
    problems: [`spec.timeout: time: ${shown} (want numbers with units, h, m, s, ms: 1h30m)`],
  });
});

test.each(["60", "0", "1.5", "true", "[1h]", "{ hours: 1 }"])("a duration is a string, not %s", (text) => {
  expect(decodedSpec("TaskRun", `{ timeout: ${text} }`).problems).toEqual([
    expect.stringMatching(
      /^spec\.timeout: json: cannot unmarshal (number [\d.]+|bool|array|object) into duration \(want a string with units, h, m, s, ms: 1h30m\)$/,
    ),
  ]);
});

const limits = (text: string) => decodedSpec("TaskRun", `{ computeResources: { limits: { cpu: ${text} } } }`);

test.each([
  ["1024Mi", "1Gi"],
  ["0.5", "500m"],
  ["'0.5'", "500m"],
  ["2", "2"],
  ["1e3", "1k"],
  ["'1e3'", "1e3"],
  ["' 1 '", "1"],
  ["null", "0"],
])("the quantity %s is printed as %s", (text, quantity) => {
  expect(limits(text)).toEqual({
    spec: { computeResources: { limits: { cpu: quantity } }, serviceAccountName: "" },
    problems: [],
  });
});

test.each(["five", "''", "1KB", "true", "[1]", "{ a: 1 }"])("the quantity %s cannot be read", (text) => {
  expect(limits(text)).toEqual({
    spec: { computeResources: { limits: { cpu: "0" } }, serviceAccountName: "" },
    problems: [
      "spec.computeResources.limits.cpu: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$' (want a number with or without a suffix: 500m, 2, 1Gi)",
    ],
  });
});

const retries = (text: string) => decodedSpec("TaskRun", `{ retries: ${text} }`);

test.each([
  ["3", 3],
  ["1e3", 1000],
  ["2.0", 2],
  ["9007199254740991", 9_007_199_254_740_991],
  ["9007199254740993", 9_007_199_254_740_993n],
  ["-9007199254740993", -9_007_199_254_740_993n],
  ["9223372036854775807", 9_223_372_036_854_775_807n],
  ["1e18", 1_000_000_000_000_000_000n],
])("the integer %s is exact", (text, value) => {
  expect(retries(text)).toEqual({ spec: { retries: value, serviceAccountName: "" }, problems: [] });
});

test.each([
  ["9223372036854775808", "number 9223372036854775808"],
  ["1e19", "number 10000000000000000000"],
  ["1.5", "number 1.5"],
  ["'3'", "string"],
])("%s is no integer of 64 bits", (text, given) => {
  expect(retries(text)).toEqual({
    spec: { retries: 0, serviceAccountName: "" },
    problems: [`spec.retries: json: cannot unmarshal ${given} into int64 (want a whole number)`],
  });
});

test("an integer that a caller gives is a bigint beyond 2^53, and only there; there is no -0", () => {
  const decoded = (value: unknown) =>
    decodeResource({
      apiVersion: "tekton.dev/v1",
      kind: "TaskRun",
      spec: { serviceAccountName: "", retries: value },
    });
  expect(decoded(3n)).toMatchObject({ value: { spec: { retries: 3 } }, diagnostics: [] });
  // As Go prints a float: the shortest digits, and zeros.
  expect(decoded(2 ** 60)).toMatchObject({ value: { spec: { retries: 1152921504606847000n } }, diagnostics: [] });
  expect(decoded(-(2 ** 63)).diagnostics.map(({ code }) => code)).toEqual(["decode/wrong-type"]);
  expect(decoded(-0)).toMatchObject({ value: { spec: { retries: 0 } }, diagnostics: [] });
});

const port = (text: string) => decodedSpec("Task", `{ sidecars: [{ name: a, ports: [{ containerPort: ${text} }] }] }`);

test.each(["2147483648", "-2147483649", "1.5", "9007199254740993"])("%s is no integer of 32 bits", (text) => {
  expect(port(text)).toEqual({
    spec: { sidecars: [{ name: "a", ports: [{ containerPort: 0 }] }] },
    problems: [
      `spec.sidecars[0].ports[0].containerPort: json: cannot unmarshal number ${text} into int32 (want a whole number)`,
    ],
  });
});

test("integers of 32 bits go from -2^31 to 2^31 - 1", () => {
  expect(port("2147483647").problems).toEqual([]);
  expect(port("-2147483648").problems).toEqual([]);
});

const probe = (text: string) =>
  decodedSpec("Task", `{ sidecars: [{ name: a, readinessProbe: { tcpSocket: { port: ${text} } } }] }`);

test("a port is a number or a name; nothing is port 0", () => {
  const withPort = (port: unknown) => ({ sidecars: [{ name: "a", readinessProbe: { tcpSocket: { port } } }] });
  expect(probe("80")).toEqual({ spec: withPort(80), problems: [] });
  expect(probe("web")).toEqual({ spec: withPort("web"), problems: [] });
  expect(probe("null")).toEqual({ spec: withPort(0), problems: [] });
  expect(probe("1.5")).toEqual({
    spec: withPort(0),
    problems: [
      "spec.sidecars[0].readinessProbe.tcpSocket.port: json: cannot unmarshal number 1.5 into int32 (want a whole number)",
    ],
  });
});

test("booleans are true and false, as YAML 1.1 reads them", () => {
  expect(decodedSpec("Task", "{ workspaces: [{ name: a, optional: yes }, { name: b, optional: 'yes' }] }")).toEqual({
    spec: {
      workspaces: [
        { name: "a", optional: true },
        { name: "b", optional: false },
      ],
    },
    problems: ["spec.workspaces[1].optional: json: cannot unmarshal string into bool (want true or false)"],
  });
});

/** The time at which a run was created, and what is wrong with it. */
function creationTimestamp(text: string): unknown {
  const document = `{ apiVersion: tekton.dev/v1, kind: TaskRun, metadata: { creationTimestamp: ${text} } }`;
  const decoded = decodeTaskRun(read(document));
  return decoded.ok ? [decoded.value.metadata, ...printed(decoded)] : undefined;
}

test("times are in UTC and in seconds; the zero time is none", () => {
  expect(creationTimestamp("2024-05-01T12:00:00.5+02:00")).toEqual([{ creationTimestamp: "2024-05-01T10:00:00Z" }]);
  expect(creationTimestamp("0001-01-01T00:00:00Z")).toEqual([{}]);
  expect(creationTimestamp("0001-01-01T00:00:00.5Z")).toEqual([{ creationTimestamp: "0001-01-01T00:00:00Z" }]);
  expect(creationTimestamp("2024-01-01T00:00:00-00:60")).toEqual([{ creationTimestamp: "2024-01-01T01:00:00Z" }]);
  expect(creationTimestamp("null")).toEqual([{}]);
  expect(creationTimestamp("2024-05-01")).toEqual([
    {},
    'metadata.creationTimestamp: parsing time "2024-05-01": cannot parse as RFC 3339 (want 2006-01-02T15:04:05Z)',
  ]);
  expect(creationTimestamp("5")).toEqual([
    {},
    "metadata.creationTimestamp: parsing time number: cannot parse as RFC 3339 (want 2006-01-02T15:04:05Z)",
  ]);
});

test("the spec of a custom task is anything", () => {
  const custom = "{ tasks: [{ taskSpec: { apiVersion: a/v1, kind: B, spec: { any: [1, { Thing: null }] } } }] }";
  expect(specOf("Pipeline", custom)).toEqual({
    tasks: [{ taskSpec: { apiVersion: "a/v1", kind: "B", spec: { any: [1, { Thing: null }] } } }],
  });
  expect(specOf("CustomRun", "{ customSpec: { spec: false } }")).toEqual({
    customSpec: { spec: false },
    serviceAccountName: "",
  });
});
