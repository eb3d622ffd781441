import { withKnativeCondition } from "../../status/conditions.ts";
import type { Condition } from "../../types/condition.ts";

/** A condition without its type: what a TaskRun's `Succeeded` says. */
export type Outcome = Pick<Condition, "status" | "reason" | "message">;

/** The conditions of a TaskRun with that of the type `Succeeded` written anew. */
export const withOutcome = (conditions: readonly Condition[] = [], outcome: Outcome, now: Date): readonly Condition[] =>
  withKnativeCondition(conditions, { type: "Succeeded", ...outcome }, now);
