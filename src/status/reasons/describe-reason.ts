import type { SkippingReason } from "../../types/pipeline-run.ts";
import { wrongArgument } from "../../wrong-argument.ts";
import { type CustomRunReason, customRunReasons } from "./custom-run-reasons.ts";
import { type PipelineRunReason, pipelineRunReasons } from "./pipeline-run-reasons.ts";
import type { ReasonDescription } from "./reason.ts";
import { type ResolutionRequestReason, resolutionRequestReasons } from "./resolution-request-reasons.ts";
import { skippingReasons } from "./skipping-reasons.ts";
import { type StepReason, stepReasons } from "./step-reasons.ts";
import { type TaskRunReason, taskRunReasons } from "./task-run-reasons.ts";

/** The reasons of each kind of thing that has some. */
export interface ReasonsByKind {
  readonly PipelineRun: PipelineRunReason;
  readonly TaskRun: TaskRunReason;
  readonly CustomRun: CustomRunReason;
  readonly ResolutionRequest: ResolutionRequestReason;
  /** What stands in `terminationReason`. */
  readonly Step: StepReason;
  /** What stands in `skippedTasks`. */
  readonly SkippedTask: SkippingReason;
}

/** What may have a reason. */
export type ReasonKind = keyof ReasonsByKind;

// Maps, because a controller may call its reason `constructor`.
const TABLES = new Map<ReasonKind, ReadonlyMap<string, ReasonDescription>>([
  ["PipelineRun", new Map(Object.entries(pipelineRunReasons))],
  ["TaskRun", new Map(Object.entries(taskRunReasons))],
  ["CustomRun", new Map(Object.entries(customRunReasons))],
  ["ResolutionRequest", new Map(Object.entries(resolutionRequestReasons))],
  ["Step", new Map(Object.entries(stepReasons))],
  ["SkippedTask", new Map(Object.entries(skippingReasons))],
]);

/**
 * What a reason means, what to do about it, and whose affair it is. Undefined for none, and for one that is not Tekton's:
 * controllers of custom tasks and container runtimes have words of their own.
 *
 * @throws {TypeError} if there is no such kind
 * @example describeReason("TaskRun", "StepFailed")?.advice // "Read the log of the step that the message names"
 */
export function describeReason(kind: ReasonKind, reason: string | undefined): ReasonDescription | undefined {
  const table = TABLES.get(kind);
  if (table === undefined) throw wrongArgument("describe a reason", `one of ${[...TABLES.keys()].join(", ")}`, kind);
  return reason === undefined ? undefined : table.get(reason);
}

/**
 * Whether a reason is one of Tekton's for this kind. TypeScript knows then which ones there are, and whether a `switch`
 * has them all.
 *
 * @throws {TypeError} if there is no such kind
 * @example isKnownReason("TaskRun", "constructor") // false
 */
export const isKnownReason = <Kind extends ReasonKind>(
  kind: Kind,
  reason: string | undefined,
): reason is ReasonsByKind[Kind] => describeReason(kind, reason) !== undefined;
