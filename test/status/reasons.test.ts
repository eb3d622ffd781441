import { describe, expect, expectTypeOf, test } from "vitest";
import { customRunReasons } from "../../src/status/reasons/custom-run-reasons.ts";
import { describeReason, isKnownReason, type ReasonKind } from "../../src/status/reasons/describe-reason.ts";
import { type PipelineRunReason, pipelineRunReasons } from "../../src/status/reasons/pipeline-run-reasons.ts";
import type { ReasonDescription } from "../../src/status/reasons/reason.ts";
import { resolutionRequestReasons } from "../../src/status/reasons/resolution-request-reasons.ts";
import { skippingReasons } from "../../src/status/reasons/skipping-reasons.ts";
import { stepReasons } from "../../src/status/reasons/step-reasons.ts";
import { type TaskRunReason, taskRunReasons } from "../../src/status/reasons/task-run-reasons.ts";
import type { SkippingReason } from "../../src/types/pipeline-run.ts";
import type { FailureReason } from "../../src/validate/across/mismatch.ts";

const tables: readonly (readonly [ReasonKind, Readonly<Record<string, ReasonDescription>>])[] = [
  ["PipelineRun", pipelineRunReasons],
  ["TaskRun", taskRunReasons],
  ["CustomRun", customRunReasons],
  ["ResolutionRequest", resolutionRequestReasons],
  ["Step", stepReasons],
  ["SkippedTask", skippingReasons],
];
const all = tables.flatMap(([kind, table]) =>
  Object.entries(table).map(([reason, description]) => ({ kind, reason, ...description })),
);

describe("a reason", () => {
  test("has a sentence, its category and the status that it comes with", () => {
    expect(describeReason("TaskRun", "StepOOM")).toEqual({
      status: "False",
      category: "outcome",
      means: "A step took more memory than it may",
      advice: "Raise the step's memory limit",
    });
    expect(describeReason("SkippedTask", "Parent Tasks were skipped")).toEqual({
      category: "outcome",
      means: "A task that it comes after was skipped",
    });
  });

  test("means something else in another kind of run", () => {
    expect(describeReason("PipelineRun", "Running")?.means).toBe("Its tasks run, or wait for one another");
    expect(describeReason("TaskRun", "Running")?.means).toBe("Its steps run");
    expect(describeReason("TaskRun", "Completed")).toBeUndefined();
  });

  test("that is not Tekton's is unknown, however it is called", () => {
    const foreign = ["", "constructor", "__proto__", "toString", "running", undefined];
    const described = tables.flatMap(([kind]) => foreign.map((reason) => describeReason(kind, reason)));
    expect(described).toEqual(described.map(() => undefined));
  });

  test("is asked for by a kind that there is", () => {
    expect(() => describeReason("Pod" as never, "Evicted")).toThrow(
      'Cannot describe a reason: want one of PipelineRun, TaskRun, CustomRun, ResolutionRequest, Step, SkippedTask, got "Pod"',
    );
  });

  test("that is known narrows a text, so that a switch may have all of them", () => {
    const shown = (reason: string): string => {
      if (!isKnownReason("CustomRun", reason)) return "something else";
      switch (reason) {
        case "Started":
        case "Running":
          return "goes on";
        case "Succeeded":
          return "good";
        case "Failed":
        case "CustomRunCancelled":
        case "CustomRunTimedOut":
        case "CustomRunWorkspaceNotSupported":
          return "bad";
        default:
          expectTypeOf(reason).toBeNever();
          return reason;
      }
    };
    expect(["Running", "Succeeded", "CustomRunTimedOut", "constructor"].map(shown)).toEqual([
      "goes on",
      "good",
      "bad",
      "something else",
    ]);
  });
});

describe("the tables", () => {
  test("are what is looked up", () => {
    expect(all.map(({ kind, reason }) => describeReason(kind, reason)?.means)).toEqual(all.map(({ means }) => means));
  });

  test("have every reason that runs fail by before they start, and every reason to skip a task", () => {
    expectTypeOf<FailureReason>().toExtend<PipelineRunReason | TaskRunReason>();
    expectTypeOf<keyof typeof skippingReasons>().toEqualTypeOf<SkippingReason>();
  });

  test("say the status of a condition, and of nothing else", () => {
    const withoutConditions = all.filter(({ kind }) => kind === "Step" || kind === "SkippedTask");
    expect(all.filter(({ status }) => status === undefined)).toEqual(withoutConditions);
  });

  test("tell of success when it is true, of what goes on when it is unknown, and give advice for mistakes", () => {
    const of = (wanted: (reason: (typeof all)[number]) => boolean) =>
      all.filter(wanted).map(({ kind, reason }) => `${kind} ${reason}`);
    expect(of(({ status }) => status === "True")).toEqual([
      "PipelineRun Succeeded",
      "PipelineRun Completed",
      "TaskRun Succeeded",
      "CustomRun Succeeded",
    ]);
    expect(of(({ status, category }) => category === "progress" && status === "False")).toEqual([]);
    expect(of(({ category, advice }) => category === "mistake" && advice === undefined)).toEqual([]);
  });

  test("are written in sentences without a full stop", () => {
    const texts = all.flatMap(({ means, advice }) => [means, ...(advice === undefined ? [] : [advice])]);
    expect(texts.filter((text) => !/^(?:[A-Z]|spec\.).*[a-z0-9)]$/s.test(text) || text.length > 120)).toEqual([]);
  });
});
