import type { ConditionStatus } from "../../types/condition.ts";

/**
 * Whose affair a reason is:
 *
 * - `"progress"`: it goes on as it should;
 * - `"outcome"`: what the work itself came to, good or bad;
 * - `"stopped"`: a user or a time limit has put an end to it;
 * - `"mistake"`: something that a user has written is wrong;
 * - `"cluster"`: the cluster has trouble;
 * - `"unclear"`: a mistake or trouble of the cluster, which only the message tells.
 */
export type ReasonCategory = "progress" | "outcome" | "stopped" | "mistake" | "cluster" | "unclear";

/** What is known of a reason of Tekton. */
export interface ReasonDescription {
  /** What it means, in a sentence for people. */
  readonly means: string;
  /** What to do about it, if there is something to do. */
  readonly advice?: string;
  /** Whose affair it is. */
  readonly category: ReasonCategory;
  /** The status of the condition `Succeeded` that it comes with; steps and skipped tasks have no conditions. */
  readonly status?: ConditionStatus;
}

/** A reason of a condition. Its type holds the texts, so that editors show them. */
export function reason<S extends ConditionStatus, C extends ReasonCategory, M extends string>(
  status: S,
  category: C,
  means: M,
): { readonly status: S; readonly category: C; readonly means: M };
export function reason<S extends ConditionStatus, C extends ReasonCategory, M extends string, A extends string>(
  status: S,
  category: C,
  means: M,
  advice: A,
): { readonly status: S; readonly category: C; readonly means: M; readonly advice: A };
export function reason(
  status: ConditionStatus,
  category: ReasonCategory,
  means: string,
  advice?: string,
): ReasonDescription {
  return { status, category, means, ...(advice === undefined ? {} : { advice }) };
}
