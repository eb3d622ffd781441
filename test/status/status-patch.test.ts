import fc from "fast-check";
import jsonPatch from "fast-json-patch";
import { describe, expect, test } from "vitest";
import type { PatchOperation } from "../../src/go/json.ts";
import { statusPatch } from "../../src/status/status-patch.ts";

/** What fast-json-patch makes of it, with all its checks. */
const applied = (before: object, patch: readonly PatchOperation[]): unknown =>
  jsonPatch.applyPatch(before, patch as Parameters<typeof jsonPatch.applyPatch>[1], true, false).newDocument;

const parse = (text: string): object => JSON.parse(text);

/** As JSON, with the keys in order: `toEqual` does not see a key `__proto__`. */
const textOf = (value: unknown): string => JSON.stringify(sorted(value));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

describe("a patch", () => {
  test("tells what has changed, and nothing else", () => {
    const conditions = [{ type: "Succeeded", status: "Unknown", reason: "Running" }];
    const before = { startTime: "2024-05-01T12:00:00Z", conditions, skippedTasks: [] };
    const after = {
      startTime: "2024-05-01T12:00:00Z",
      conditions: [{ type: "Succeeded", status: "True", reason: "Succeeded" }],
      completionTime: "2024-05-01T12:03:20Z",
    };
    expect(statusPatch<object>(before, after)).toEqual([
      { op: "remove", path: "/skippedTasks" },
      { op: "replace", path: "/conditions/0/reason", value: "Succeeded" },
      { op: "replace", path: "/conditions/0/status", value: "True" },
      { op: "add", path: "/completionTime", value: "2024-05-01T12:03:20Z" },
    ]);
  });

  test("is empty if nothing has", () => {
    expect(statusPatch({ podName: "p" }, { podName: "p" })).toEqual([]);
  });

  test("is one for the API server, if it is given objects with a status", () => {
    expect(statusPatch<object>({}, { status: { podName: "p" } })).toEqual([
      { op: "add", path: "/status", value: { podName: "p" } },
    ]);
  });

  test("adds the first status, also where it was undefined before", () => {
    const status = { podName: "p", completionTime: undefined };
    expect(statusPatch<object>({ status: undefined }, { status })).toEqual([
      { op: "add", path: "/status", value: { podName: "p" } },
    ]);
    expect(statusPatch<object>({ status }, { status: undefined })).toEqual([{ op: "remove", path: "/status" }]);
    expect(statusPatch<object>({ a: undefined, b: [undefined] }, { c: undefined, b: [null] })).toEqual([]);
  });

  test("takes a Date as the time that Kubernetes writes", () => {
    const noon = new Date("2024-05-01T12:00:00.500Z");
    expect(statusPatch<object>({ startTime: noon }, { startTime: "2024-05-01T12:00:00Z" })).toEqual([]);
    expect(statusPatch<object>({}, { startTime: noon })).toEqual([
      { op: "add", path: "/startTime", value: "2024-05-01T12:00:00Z" },
    ]);
    expect(() => statusPatch<object>({}, { startTime: new Date("") })).toThrow("want valid Dates, got an invalid Date");
  });

  test("keeps integers that no number holds", () => {
    const patch = statusPatch({ extraFields: { n: 1n } }, { extraFields: { n: 9007199254740993n } });
    expect(patch).toEqual([{ op: "replace", path: "/extraFields/n", value: 9007199254740993n }]);
  });
});

describe("a key that patches must not follow", () => {
  const cases: [string, string, PatchOperation[]][] = [
    [
      '{ "annotations": { "__proto__": "a", "b": "1" } }',
      '{ "annotations": { "__proto__": "x", "c": "2" } }',
      [{ op: "replace", path: "/annotations", value: parse('{ "__proto__": "x", "c": "2" }') }],
    ],
    [
      '{ "list": [{ "a/b~": {} }], "x": 1 }',
      '{ "list": [{ "a/b~": { "__proto__": { "__proto__": 1 } } }], "x": 2 }',
      [
        { op: "replace", path: "/x", value: 2 },
        { op: "replace", path: "/list/0/a~1b~0", value: parse('{ "__proto__": { "__proto__": 1 } }') },
      ],
    ],
    [
      '{ "a": { "__proto__": 1, "b": { "__proto__": 1 } } }',
      '{ "a": { "__proto__": 2, "b": { "__proto__": 2 } } }',
      [{ op: "replace", path: "/a", value: parse('{ "__proto__": 2, "b": { "__proto__": 2 } }') }],
    ],
    [
      '{ "constructor": { "prototype": 1 } }',
      '{ "constructor": { "prototype": 2 } }',
      [{ op: "replace", path: "/constructor", value: { prototype: 2 } }],
    ],
    ['{ "__proto__": 1, "b": 1 }', "{}", [{ op: "replace", path: "", value: {} }]],
  ];

  test.for(cases)("has the object around it replaced: %s becomes %s", ([before, after, patch]) => {
    expect(textOf(statusPatch(parse(before), parse(after)))).toBe(textOf(patch));
    expect(textOf(applied(parse(before), patch))).toBe(textOf(parse(after)));
  });

  test("does no harm where it stays the same", () => {
    const before = parse('{ "annotations": { "__proto__": "a", "b": "1" } }');
    const after = parse('{ "annotations": { "__proto__": "a", "b": "2" } }');
    expect(statusPatch(before, after)).toEqual([{ op: "replace", path: "/annotations/b", value: "2" }]);
  });
});

test("applied to what was before, a patch gives what came after", () => {
  const key = fc.constantFrom("a", "b", "c", "a/b", "~", "0", "__proto__", "constructor", "prototype", "toString", "");
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(null, true, 1, 2, "x", "y"),
      fc.array(tie("value"), { maxLength: 4 }),
      tie("object"),
    ),
    object: fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  }));
  const object = fc.array(fc.tuple(key, value), { maxLength: 5 }).map((entries) => Object.fromEntries(entries));
  fc.assert(
    fc.property(object, object, (before, after) => {
      const [frozenBefore, frozenAfter] = [JSON.stringify(before), JSON.stringify(after)];
      expect(textOf(applied(before, statusPatch(before, after)))).toBe(textOf(after));
      expect([JSON.stringify(before), JSON.stringify(after)]).toEqual([frozenBefore, frozenAfter]);
    }),
    { numRuns: 2000 },
  );
});

test("two statuses are wanted, which do not hold themselves", () => {
  expect(() => statusPatch([], [])).toThrow("Cannot compare statuses: want two statuses, got an array");
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  expect(() => statusPatch(circle, {})).toThrow(TypeError);
});

test("a status with a hundred thousand tasks is compared in a moment", () => {
  const status = (reason: string) => ({
    skippedTasks: Array.from({ length: 100_000 }, (_, index) => ({ name: `t${index}`, reason })),
  });
  expect(statusPatch(status("None"), status("Results were missing"))).toHaveLength(100_000);
});
