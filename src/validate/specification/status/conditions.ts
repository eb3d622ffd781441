import type { Diagnostic } from "../../../diagnostic.ts";
import { quote } from "../../../go/quote.ts";
import { suggest } from "../../../suggest.ts";
import type { ConditionStatus } from "../../../types/condition.ts";
import { shortened, shown } from "../shown.ts";
import { fieldOf, missing, objectsIn, type Place, problem, requiredText, textOf } from "./place.ts";
import { checkTime } from "./time.ts";

const STATUSES: readonly ConditionStatus[] = ["True", "False", "Unknown"];
const WANTED_STATUS = 'want "True", "False" or "Unknown"';
const WANTED_CONDITION = `want one of the type "Succeeded", with the status "True", "False" or "Unknown"`;

/**
 * The conditions of a run. Each has a type, a status and a reason, and there is one of the type `Succeeded`, by which
 * clients tell whether the run goes on; the answer is its status, if it has one.
 */
export function* checkConditions(status: Place): Generator<Diagnostic, ConditionStatus | undefined> {
  const conditions = fieldOf(status, "conditions");
  if (conditions.value === undefined) {
    yield missing(status, "conditions", WANTED_CONDITION);
    return undefined;
  }
  const succeeded: { readonly condition: Place; readonly status: ConditionStatus | undefined }[] = [];
  for (const condition of yield* objectsIn(conditions)) {
    const type = yield* requiredText(condition, "type", 'want the name of a condition, such as "Succeeded"');
    const status = yield* checkCondition(condition, type);
    if (type === "Succeeded") succeeded.push({ condition, status });
  }
  const [first, second] = succeeded;
  if (first === undefined && Array.isArray(conditions.value))
    yield problem("validate/status-missing", conditions, 'there is no condition "Succeeded"', WANTED_CONDITION);
  if (second !== undefined)
    yield problem(
      "validate/status-contradiction",
      second.condition,
      `there are ${succeeded.length} conditions "Succeeded"`,
      "want one",
    );
  return succeeded.length === 1 ? first?.status : undefined;
}

function* checkCondition(condition: Place, type: string): Generator<Diagnostic, ConditionStatus | undefined> {
  const status = yield* checkConditionStatus(condition);
  const severity = fieldOf(condition, "severity");
  const isFailure = type === "Succeeded" && status === "False";
  yield* requiredText(condition, "reason", 'want one word for programs that tells why, such as "Running"');
  yield* checkMessage(condition, { isFailure });
  if (!SEVERITIES.includes(yield* textOf(severity, WANTED_SEVERITY)))
    yield problem("validate/status-value", severity, `severity is ${shown(severity.value)}`, WANTED_SEVERITY);
  yield* checkTime(fieldOf(condition, "lastTransitionTime"));
  return status;
}

const SEVERITIES = ["", "Warning", "Info"];
const WANTED_SEVERITY = 'want "Warning", "Info", or nothing, which means an error';

function* checkConditionStatus(condition: Place): Generator<Diagnostic, ConditionStatus | undefined> {
  const text = yield* requiredText(condition, "status", WANTED_STATUS);
  const status = STATUSES.find((known) => known === text);
  if (status !== undefined || text === "") return status;
  const meant = suggest(shortened(text), STATUSES);
  const details = meant === undefined ? WANTED_STATUS : `did you mean ${quote(meant)}?`;
  yield problem("validate/status-value", fieldOf(condition, "status"), `status is ${shown(text)}`, details);
  return undefined;
}

/** The specification demands a message of failures; otherwise it calls it recommended in one place, required in another. */
const checkMessage = (
  condition: Place,
  { isFailure }: { readonly isFailure: boolean },
): Generator<Diagnostic, string> =>
  isFailure
    ? requiredText(condition, "message", "want a sentence that tells people why the run failed")
    : requiredText(condition, "message", "want a sentence for people", "warning");
