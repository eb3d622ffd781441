import { substituteTaskResults } from "../../substitute/pipeline-run/task-results.ts";
import { resultReferencesOf } from "../../substitute/result-references.ts";
import type { SkippingReason } from "../../types/pipeline-run.ts";
import type { OneOf } from "../../types/scalars.ts";
import { evaluateWhen } from "../evaluate-when.ts";
import { resolveResults } from "../pipeline-run/facts/given-results.ts";
import { hasEmptyMatrix, isBlocking } from "../pipeline-run/facts/progress.ts";
import type { RunFacts } from "../pipeline-run/facts/run-facts.ts";
import type { TaskFacts } from "../pipeline-run/facts/task-facts.ts";
import { lacking } from "./rerun-facts.ts";

/** That a task is skipped, whatever the tasks that run again give. */
interface SureSkip {
  readonly reason: OneOf<SkippingReason>;
  /** It skips the tasks that wait for it, too. */
  readonly isBlocking: boolean;
}

/** Why tasks are skipped whatever happens, unless something fails; also those whose turn only comes behind tasks that run again. */
export function sureSkips(again: ReadonlySet<TaskFacts>, facts: RunFacts): ReadonlyMap<TaskFacts, SureSkip> {
  const sure = new Map<TaskFacts, SureSkip>();
  for (const task of facts.graph) {
    if (task.runs.length > 0) continue;
    const skip = again.has(task) ? skipOf(task, sure, facts) : task.skipped && skipFor(task.skipped);
    if (skip !== undefined) sure.set(task, skip);
  }
  return sure;
}

const skipFor = (reason: SureSkip["reason"]): SureSkip => ({ reason, isBlocking: isBlocking(reason) });

function skipOf(task: TaskFacts, sure: ReadonlyMap<TaskFacts, SureSkip>, facts: RunFacts): SureSkip | undefined {
  const never = neverGiven(task, sure, facts);
  // They stay as they are written if some results are never going to be there.
  const conditions = never.length > 0 ? (task.isAllowed ? "hold" : "fail") : conditionsOf(task, facts);
  if (conditions === "fail") return skipFor("When Expressions evaluated to false");
  const reason = reasonBehind(task, never, sure);
  // When its turn comes its conditions may be the reason after all, and then those that wait for it run.
  return reason && { reason, isBlocking: conditions === "hold" };
}

/** The tasks that will not give results to which a task refers. */
function neverGiven(
  { references }: TaskFacts,
  sure: ReadonlyMap<TaskFacts, SureSkip>,
  facts: RunFacts,
): readonly TaskFacts[] {
  const skipped = references.flatMap(({ pipelineTask }) => facts.byName.get(pipelineTask) ?? []);
  return [...skipped.filter((source) => sure.has(source)), ...lacking(references, facts)];
}

/** What the conditions of a task say: all of them, or those of which the results are there. */
function conditionsOf({ substituted: { when = [] } }: TaskFacts, { byName }: RunFacts): "hold" | "fail" | "open" {
  const closed = when.flatMap((condition) => {
    const references = resultReferencesOf({ when: [condition] }).map(({ reference }) => reference);
    const resolved = resolveResults(references, byName);
    return "results" in resolved ? (substituteTaskResults({ when: [condition] }, resolved.results).when ?? []) : [];
  });
  const outcome = evaluateWhen(closed);
  if (outcome.ok && !outcome.value.allows) return "fail";
  return closed.length === when.length ? "hold" : "open";
}

/** Why a task is skipped whose conditions let it run; where conditions are open, as if they held. */
function reasonBehind(
  task: TaskFacts,
  never: readonly TaskFacts[],
  sure: ReadonlyMap<TaskFacts, SureSkip>,
): SureSkip["reason"] | undefined {
  const { parents, mayLackResults, substituted } = task;
  const isIgnored = substituted.onError === "continue";
  const lacksResults = mayLackResults && never.some((source) => isIgnored || sure.has(source));
  const isSure = lacksResults || hasEmptyMatrix(task) || parents.some((parent) => sure.get(parent)?.isBlocking);
  if (!isSure) return undefined;
  if (parents.some((parent) => isBlocking(sure.get(parent)?.reason))) return "Parent Tasks were skipped";
  return lacksResults ? "Results were missing" : "Matrix Parameters have an empty array";
}
