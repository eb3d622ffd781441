import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionOf, withCondition, withKnativeCondition } from "../../src/status/conditions.ts";
import type { Condition } from "../../src/types/condition.ts";

const noon = new Date("2024-05-01T12:00:00.999Z");
const later = new Date("2024-05-01T12:05:00Z");
const running = { type: "Succeeded", status: "Unknown", reason: "Running", message: "1 of 2" } as const;

describe("a condition", () => {
  test("is found by its type, which is Succeeded unless another is asked for", () => {
    const verified = { type: "TrustedResourcesVerified", status: "True" };
    const conditions = [verified, running];
    expect(conditionOf({ conditions })).toBe(running);
    expect(conditionOf({ conditions }, "TrustedResourcesVerified")).toBe(verified);
  });

  test("is missing as long as the run has not begun", () => {
    expect([conditionOf(undefined), conditionOf({}), conditionOf({ conditions: [] })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test("null is no condition, and what is no list is a mistake of the caller", () => {
  const conditions = [null, running] as unknown as Condition[];
  expect(conditionOf({ conditions })).toBe(running);
  expect([conditionOf(null as never), conditionOf({ conditions: null as never })]).toEqual([undefined, undefined]);
  expect(() => conditionOf({ conditions: {} as never })).toThrow(
    new TypeError("Cannot look at a status: want a list of conditions, got an object"),
  );
});

describe("writing a condition", () => {
  test("notes the time, in whole seconds", () => {
    expect(withCondition([], running, noon)).toEqual([{ ...running, lastTransitionTime: "2024-05-01T12:00:00Z" }]);
  });

  test("keeps the time if the status stays", () => {
    const before = withCondition([], running, noon);
    expect(withCondition(before, { ...running, message: "2 of 2" }, later)).toEqual([
      { ...running, message: "2 of 2", lastTransitionTime: "2024-05-01T12:00:00Z" },
    ]);
  });

  test("notes a new time if the status changes", () => {
    const ended = { type: "Succeeded", status: "True", reason: "Succeeded" } as const;
    expect(withCondition(withCondition([], running, noon), ended, later)).toEqual([
      { ...ended, lastTransitionTime: "2024-05-01T12:05:00Z" },
    ]);
  });

  test("notes a time where there was none", () => {
    expect(withCondition([running], { ...running, reason: "Started" }, noon)).toEqual([
      { ...running, reason: "Started", lastTransitionTime: "2024-05-01T12:00:00Z" },
    ]);
  });

  test("that says what is there already, gives the same list; an empty text says nothing", () => {
    const before = withCondition([], { type: "Succeeded", status: "True" }, noon);
    expect(withCondition(before, { type: "Succeeded", status: "True", reason: "", severity: "" }, later)).toBe(before);
  });

  test("leaves the others as they are, and sorts by type", () => {
    const other = { type: "Ready", status: "True", lastTransitionTime: "2020-01-01T00:00:00Z" };
    const verified = { type: "TrustedResourcesVerified", status: "False" };
    expect(withCondition([verified, other], running, noon)).toEqual([
      other,
      { ...running, lastTransitionTime: "2024-05-01T12:00:00Z" },
      verified,
    ]);
  });

  test("needs a clock, and lists", () => {
    const message = (write: () => unknown) => expect(write).toThrow(TypeError);
    message(() => withCondition([], running, new Date(Number.NaN)));
    message(() => withCondition(undefined as never, running, noon));
    message(() => withCondition([], null as never, noon));
    expect(() => withCondition([], {} as never, noon)).not.toThrow();
  });
});

describe("writing a condition as a controller of Tekton does", () => {
  test("notes a new time whatever has changed", () => {
    const before = withKnativeCondition([], running, noon);
    expect(before).toEqual([{ ...running, lastTransitionTime: "2024-05-01T12:00:00Z" }]);
    for (const change of [{ status: "True" }, { reason: "Pending" }, { message: "2 of 2" }, { severity: "Info" }])
      expect(withKnativeCondition(before, { ...running, ...change }, later)).toEqual([
        { ...running, ...change, lastTransitionTime: "2024-05-01T12:05:00Z" },
      ]);
  });

  test("gives the same list, if nothing has", () => {
    const before = withKnativeCondition([], running, noon);
    expect(withKnativeCondition(before, running, later)).toBe(before);
    expect(withKnativeCondition([running], running, later)).toEqual([running]);
  });
});

describe("under all circumstances", () => {
  const type = fc.constantFrom("Ready", "Succeeded", "TrustedResourcesVerified", "__proto__");
  const text = fc.constantFrom("", "a", "b");
  const condition = fc.record(
    { type, status: fc.constantFrom("True", "False", "Unknown"), reason: text, message: text },
    { requiredKeys: ["type", "status"] },
  );
  const writes = fc.array(condition, { maxLength: 8 });
  const time = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
  const written = (list: readonly Omit<Condition, "lastTransitionTime">[], now: Date) =>
    list.reduce<readonly Condition[]>((conditions, next) => withCondition(conditions, next, now), []);

  test("writing the same twice changes nothing", () => {
    fc.assert(
      fc.property(writes, condition, time, time, (list, next, first, second) => {
        const once = withCondition(written(list, first), next, first);
        expect(withCondition(once, next, second)).toBe(once);
      }),
    );
  });

  test("the time changes with the status, and only then", () => {
    fc.assert(
      fc.property(writes, condition, (list, next) => {
        const before = written(list, noon).find(({ type }) => type === next.type);
        const after = withCondition(written(list, noon), next, later).find(({ type }) => type === next.type);
        expect(after?.lastTransitionTime).toBe(
          before?.status === next.status ? "2024-05-01T12:00:00Z" : "2024-05-01T12:05:00Z",
        );
      }),
    );
  });

  test("there is one of each type, sorted, and the others stay the same objects", () => {
    fc.assert(
      fc.property(writes, condition, (list, next) => {
        const before = written(list, noon);
        const after = withCondition(before, next, later);
        const types = after.map(({ type }) => type);
        expect(types).toEqual([...new Set([...before.map(({ type }) => type), next.type])].sort());
        const others = (conditions: readonly Condition[]) => conditions.filter(({ type }) => type !== next.type);
        expect(new Set(others(after))).toEqual(new Set(others(before)));
      }),
    );
  });
});
