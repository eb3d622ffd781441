import { expect, test } from "vitest";
import { resultWithDefaults } from "../../../src/types/defaults/result.ts";
import { frozen } from "./defaulted.ts";

test("a result is a string, with properties an object, even if there are none in them", () => {
  expect(resultWithDefaults(frozen({ name: "digest" }))).toEqual({ name: "digest", type: "string" });
  expect(resultWithDefaults(frozen({ name: "a", properties: {} }))).toEqual({
    name: "a",
    properties: {},
    type: "object",
  });
});

test("a type that is given stays, and properties get theirs", () => {
  expect(resultWithDefaults(frozen({ name: "a", type: "array", properties: { url: {} } }))).toEqual({
    name: "a",
    type: "array",
    properties: { url: { type: "string" } },
  });
});

test("a result with nothing to add is returned itself", () => {
  const result = frozen({ name: "a", type: "string", value: "$(steps.s.results.a)" });
  expect(resultWithDefaults(result)).toBe(result);
});
