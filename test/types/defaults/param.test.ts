import { expect, test } from "vitest";
import { paramSpecWithDefaults } from "../../../src/types/defaults/param.ts";
import type { ParamSpec } from "../../../src/types/param.ts";
import { frozen } from "./defaulted.ts";

const typeOf = (param: Omit<ParamSpec, "name">) => paramSpecWithDefaults(frozen({ name: "a", ...param })).type;

test("a type that is given stays, even if Tekton knows none like it", () => {
  expect(typeOf({ type: "array", default: "x" })).toBe("array");
  expect(typeOf({ type: "number" })).toBe("number");
});

test("an empty type is none", () => {
  expect(typeOf({ type: "", default: ["x"] })).toBe("array");
});

test("properties make it an object, even if there are none in them", () => {
  expect(typeOf({ properties: {} })).toBe("object");
  expect(typeOf({ properties: {}, default: "x" })).toBe("object");
});

test("else the default decides, and without one it is a string", () => {
  expect(typeOf({ default: "" })).toBe("string");
  expect(typeOf({ default: [] })).toBe("array");
  expect(typeOf({ default: {} })).toBe("object");
  expect(typeOf({})).toBe("string");
});

test("properties are strings unless they say so themselves", () => {
  const properties = { url: {}, size: { type: "" }, list: { type: "array" }, ["__proto__"]: {} };
  expect(paramSpecWithDefaults(frozen({ name: "a", type: "object", properties }))).toEqual({
    name: "a",
    type: "object",
    properties: {
      url: { type: "string" },
      size: { type: "string" },
      list: { type: "array" },
      ["__proto__"]: { type: "string" },
    },
  });
});

test("a param with nothing to add is returned itself", () => {
  const param = frozen({ name: "a", type: "object", properties: { url: { type: "string" } } });
  expect(paramSpecWithDefaults(param)).toBe(param);
});

test("the example of its documentation", () => {
  expect(paramSpecWithDefaults({ name: "files", default: [] })).toEqual({ name: "files", default: [], type: "array" });
});
