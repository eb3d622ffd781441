import { expect, test } from "vitest";
import { withDefaults } from "../../../src/types/defaults/with-defaults.ts";
import { cluster, created, of, resource } from "./defaulted.ts";

const task = (spec: string, config = cluster({})) => created(of("Task", spec), config).spec;

test("params and results get their types", () => {
  expect(
    task(`{
      params: [{ name: url }, { name: files, default: [] }],
      results: [{ name: digest }, { name: image, properties: { url: {} } }] }`),
  ).toEqual({
    params: [
      { name: "url", type: "string" },
      { name: "files", default: [], type: "array" },
    ],
    results: [
      { name: "digest", type: "string" },
      { name: "image", properties: { url: { type: "string" } }, type: "object" },
    ],
  });
});

test("the results of a step get nothing", () => {
  const spec = "{ steps: [{ name: a, image: b, results: [{ name: r, properties: { url: {} } }] }] }";
  const { spec: before } = resource(of("Task", spec));
  expect(task(spec)).toEqual(before);
});

test("a step's reference without name and resolver gets the cluster's resolver", () => {
  const steps = "{ steps: [{ name: a, ref: {} }, { name: b, ref: { name: x } }, { name: c, ref: { resolver: hub } }] }";
  expect(task(steps, cluster({ resolverType: "git" }))).toMatchObject({
    steps: [
      { name: "a", ref: { resolver: "git" } },
      { name: "b", ref: { name: "x" } },
      { name: "c", ref: { resolver: "hub" } },
    ],
  });
});

test("what does not change is shared, and a task that needs nothing is returned itself", () => {
  const before = resource(
    of("Task", "{ params: [{ name: a }, { name: b, type: array }], steps: [{ name: s, image: i }] }"),
  );
  const after = withDefaults(before);
  if (before.kind !== "Task" || after.kind !== "Task") throw new Error("a Task stays one");
  expect(after).not.toBe(before);
  expect(after.metadata).toBe(before.metadata);
  expect(after.spec).toMatchObject({ params: [{ type: "string" }, { type: "array" }] });
  expect(withDefaults(after)).toBe(after);
});
