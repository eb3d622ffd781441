import * as z from "zod";
import { type OneOf, type Time, timeSchema } from "./scalars.ts";
import { optional, strict } from "./schema.ts";

/** Whether a condition holds. `"Unknown"` means not yet. */
export type ConditionStatus = "True" | "False" | "Unknown";

/** What a condition is about. Every run has `"Succeeded"`. */
export type ConditionType = "Succeeded" | "TrustedResourcesVerified";

/** How bad it is when a condition is false. */
export type ConditionSeverity = "" | "Warning" | "Info";

/** A statement about an object, with its reason: how a run says that it runs, succeeded or failed. */
export interface Condition {
  /** What it is about. */
  readonly type: OneOf<ConditionType>;
  /** Whether it holds: for `"Succeeded"`, Unknown while running, then True or False. */
  readonly status: OneOf<ConditionStatus>;
  /** How bad False is; an error when left out, as Tekton does. */
  readonly severity?: OneOf<ConditionSeverity>;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
  /** Why, in one word for programs: `"Running"`, `"TaskRunTimeout"`. */
  readonly reason?: string;
  /** Why, in a sentence for people. */
  readonly message?: string;
}
export const conditionSchema = strict<Condition>("Condition")({
  type: z.string(),
  status: z.string(),
  severity: optional(z.string()),
  lastTransitionTime: optional(timeSchema),
  reason: optional(z.string()),
  message: optional(z.string()),
});
