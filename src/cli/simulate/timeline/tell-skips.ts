import { dependenciesOf } from "../../../dag/dependencies.ts";
import { evaluateWhen } from "../../../run/evaluate-when.ts";
import { isBlocking } from "../../../run/pipeline-run/facts/progress.ts";
import type { SkippedTask } from "../../../types/pipeline-run.ts";
import type { WhenExpression } from "../../../types/when-expression.ts";
import type { FalseCondition, TimelineEvent } from "./event.ts";
import type { Teller } from "./teller.ts";

/**
 * Tells that tasks are skipped. As in the reference: the pipeline of a task counts as skipped, too, while it runs; of that
 * nothing is told.
 */
export function* tellSkips(teller: Teller, tasks: readonly SkippedTask[], afterMs: number): Generator<TimelineEvent> {
  const skipped = tasks.filter(({ name }) => !teller.started.has(name));
  for (const { name, reason } of skipped) teller.skipped.set(name, reason);
  for (const { name, reason, whenExpressions = [] } of skipped) {
    const because = causesOf(teller, name, reason).map((cause) => teller.prefix + cause);
    const when = reason === BY_CONDITION ? falseConditions(whenExpressions, written(teller, name)) : [];
    const path = teller.prefix + name;
    yield { afterMs, task: path, type: "skip", reason, because, ...(when.length > 0 && { when }) };
  }
}

const BY_CONDITION = "When Expressions evaluated to false";

const written = ({ telling, prefix }: Teller, name: string): readonly WhenExpression[] =>
  telling.written.get(prefix + name) ?? [];

/** Those that do not hold; all, if that is not known of any. */
function falseConditions(
  conditions: readonly WhenExpression[],
  written: readonly WhenExpression[],
): readonly FalseCondition[] {
  const all = conditions.map((condition, index): FalseCondition => {
    const { input, cel } = written[index] ?? {};
    const text = cel ?? input;
    return text === undefined || text === (condition.cel ?? condition.input)
      ? condition
      : { ...condition, written: text };
  });
  const found = all.filter((_, index) => isFalse(conditions[index] ?? {}));
  return found.length > 0 ? found : all;
}

function isFalse(condition: WhenExpression): boolean {
  const outcome = evaluateWhen([condition]);
  return outcome.ok && !outcome.value.allows;
}

/** The tasks to which it is due that a task is skipped, or the results that it lacks. */
function causesOf({ tasks, skipped, failed, given }: Teller, name: string, reason: string): readonly string[] {
  const task = tasks.get(name);
  if (reason === "PipelineRun was stopping") return [...failed];
  if (task === undefined) return [];
  const dependencies = dependenciesOf(task);
  if (reason === "Parent Tasks were skipped")
    return dependencies.flatMap((parent) => (isBlocking(skipped.get(parent.task)) ? parent.task : []));
  if (reason !== "Results were missing") return [];
  const results = dependencies.flatMap(({ task: source, reasons }) =>
    reasons.flatMap((why) => (why.kind === "result" ? `${source}.${why.reference.result}` : [])),
  );
  return [...new Set(results)].filter((result) => !given.has(result));
}
