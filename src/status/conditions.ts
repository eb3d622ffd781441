import { formatTime } from "../go/time.ts";
import type { Condition, ConditionType } from "../types/condition.ts";
import { wantList, wantObjects } from "../wrong-argument.ts";
import { wantMoment } from "./moment.ts";

/** Something with conditions: the status of a run. */
export interface HasConditions {
  readonly conditions?: readonly Condition[];
}

/**
 * The condition of a type, or undefined if the status has none: it has not begun.
 *
 * @throws {TypeError} if its conditions are no list
 * @example conditionOf({ conditions: [{ type: "Succeeded", status: "Unknown", reason: "Running" }] })?.reason // "Running"
 */
export function conditionOf(
  status: HasConditions | undefined,
  type: ConditionType = "Succeeded",
): Condition | undefined {
  // Null is as nothing, in a list, too: JSON that nobody has decoded may say so.
  const conditions = status?.conditions ?? [];
  wantList(conditions, "look at a status", "a list of conditions");
  return conditions.find((condition) => condition?.type === type);
}

/**
 * Conditions with one of them written anew, sorted by type; the same list, if it says so already. By the rules of Kubernetes:
 * `lastTransitionTime` is `now` if the condition's status has changed, and stays as it is if only reason or message have.
 *
 * @throws {TypeError} if it is given no list of conditions, no condition, or no valid Date
 * @see k8s.io/apimachinery pkg/api/meta/conditions.go SetStatusCondition
 */
export function withCondition(
  conditions: readonly Condition[],
  condition: Omit<Condition, "lastTransitionTime">,
  now: Date,
): readonly Condition[] {
  wantObjects(conditions, DOING, "a list of conditions");
  wantObjects([condition], DOING, "a condition");
  const nowMs = wantMoment(now, DOING);
  const before = conditions.find(({ type }) => type === condition.type);
  if (before !== undefined && saysTheSame(before, condition)) return conditions;
  const keptTime = before !== undefined && before.status === condition.status ? before.lastTransitionTime : undefined;
  return rewritten(conditions, { ...condition, lastTransitionTime: keptTime ?? formatTime(nowMs) });
}

const DOING = "write a condition";

/**
 * The same by the rules of knative, as Tekton's controllers do it: `lastTransitionTime` is `now` if anything has changed.
 *
 * @see knative.dev/pkg apis/condition_set.go SetCondition
 */
export function withKnativeCondition(
  conditions: readonly Condition[],
  condition: Omit<Condition, "lastTransitionTime">,
  now: Date,
): readonly Condition[] {
  if (conditions.some((before) => before.type === condition.type && saysTheSame(before, condition))) return conditions;
  return rewritten(conditions, { ...condition, lastTransitionTime: formatTime(now.getTime()) });
}

const rewritten = (conditions: readonly Condition[], condition: Condition): readonly Condition[] =>
  [...conditions.filter(({ type }) => type !== condition.type), condition].sort((a, b) => (a.type < b.type ? -1 : 1));

const saysTheSame = (before: Condition, after: Omit<Condition, "lastTransitionTime">): boolean =>
  (["status", "reason", "message", "severity"] as const).every(
    (field) => (before[field] ?? "") === (after[field] ?? ""),
  );
