import { expect, test } from "vitest";
import { defaultConfig } from "../../../src/types/config.ts";
import { refWithDefaults, taskRefWithDefaults } from "../../../src/types/defaults/reference.ts";
import { defaultTimeout } from "../../../src/types/defaults/run.ts";
import { mapList, mapRecord, withFields } from "../../../src/types/defaults/share.ts";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import type { Resource } from "../../../src/types/resource.ts";
import { cluster, created, frozen, of, resource } from "./defaulted.ts";

test("a StepAction gets types for params and results", () => {
  const stepAction =
    "{ image: a, params: [{ name: p }], results: [{ name: r }, { name: o, properties: { url: {} } }] }";
  expect(created(of("StepAction", stepAction, "tekton.dev/v1beta1")).spec).toEqual({
    image: "a",
    params: [{ name: "p", type: "string" }],
    results: [
      { name: "r", type: "string" },
      { name: "o", properties: { url: { type: "string" } }, type: "object" },
    ],
  });
});

test("a CustomRun gets a service account, and no timeout", () => {
  const customRun = (spec: string) =>
    created(of("CustomRun", spec, "tekton.dev/v1beta1"), cluster({ serviceAccount: "b" }));
  expect(customRun("{ customRef: { name: a } }").spec).toEqual({ customRef: { name: "a" }, serviceAccountName: "b" });
  expect(customRun("{ serviceAccountName: me }").spec).toEqual({ serviceAccountName: "me" });
  expect(withDefaults({ kind: "CustomRun" })).toEqual({ kind: "CustomRun", spec: { serviceAccountName: "default" } });
});

test("a ResolutionRequest has all it needs, but for its version", () => {
  const request = resource(of("ResolutionRequest", "{ url: x }", "resolution.tekton.dev/v1beta1"));
  expect(withDefaults(request)).toBe(request);
  expect(withDefaults(frozen({ kind: "ResolutionRequest" }))).toEqual({
    kind: "ResolutionRequest",
    apiVersion: "resolution.tekton.dev/v1beta1",
  });
});

test("what has no kind, or an unknown one, is returned as it is", () => {
  const nameless = frozen({ metadata: {}, spec: { params: [{ name: "a" }] } });
  expect(withDefaults(nameless)).toBe(nameless);
  // No type allows it: it is what a caller in JavaScript may do.
  const unknown = frozen({ ...nameless, kind: "constructor" }) as unknown as Resource;
  expect(withDefaults(unknown)).toBe(unknown);
});

test("the examples of the documentation", () => {
  expect(withDefaults({ kind: "CustomRun", spec: { serviceAccountName: "" } }).spec).toEqual({
    serviceAccountName: "default",
  });
  expect(defaultTimeout(defaultConfig)).toBe("1h0m0s");
  expect(refWithDefaults({ name: "build" }, defaultConfig)).toEqual({ name: "build" });
  expect(taskRefWithDefaults({ name: "build" }, defaultConfig)).toEqual({ name: "build", kind: "Task" });
  expect(withFields({ name: "build", kind: "" }, { kind: "Task" })).toEqual({ name: "build", kind: "Task" });
});

test("lists and maps in which nothing changes are returned themselves", () => {
  const list = frozen([1, 2]);
  expect(mapList(list, (item) => item)).toBe(list);
  expect(mapList(list, (item) => item + 1)).toEqual([2, 3]);
  const record = frozen({ a: 1, ["__proto__"]: 2 });
  expect(mapRecord(record, (value) => value)).toBe(record);
  expect(Object.entries(mapRecord(record, (value) => value + 1) ?? {})).toEqual([
    ["a", 2],
    ["__proto__", 3],
  ]);
});

test("what is no object is the caller's mistake", () => {
  const refusal = new TypeError("Cannot set defaults: want a decoded resource, got undefined");
  expect(() => withDefaults(undefined as unknown as Resource)).toThrow(refusal);
  const withOptions = (options: object) => () => withDefaults(resource(of("Task", "{}")), options);
  expect(withOptions({ config: { ok: true } })).toThrow(
    new TypeError("Cannot set defaults: want a Config: the `value` of what decodeConfig gives, got undefined"),
  );
  expect(withOptions({ operation: "Create" })).toThrow(
    new TypeError('Cannot set defaults: want "create" or "update", got "Create"'),
  );
});
