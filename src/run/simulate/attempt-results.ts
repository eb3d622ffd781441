import type { ParamValue } from "../../types/param.ts";
import type { TaskResult, TaskRunResult } from "../../types/result.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import type { Attempt, AttemptEnd } from "./attempt.ts";
import { madeUpValue, type UsedResult, type UsedResults } from "./used-results.ts";

/** What an attempt gives: what its script says, and what the task declares besides; of a custom task, what is used. */
export function resultsAfter(attempt: Attempt, end: AttemptEnd): readonly TaskRunResult[] {
  const { taskSpec, pipelineTask, used, script } = attempt;
  const values = new Map<string, ParamValue | null>();
  const wanted = taskSpec === undefined ? used : declaredResults(taskSpec.results, used);
  if (end === "succeeded")
    for (const [name, result] of wanted) values.set(name, madeUpValue(pipelineTask, name, result));
  if (end === "succeeded" || end === "failed")
    for (const [name, value] of Object.entries(script.results ?? {})) values.set(name, value);
  return [...values].flatMap(([name, value]) => (value === null ? [] : { name, type: typeOfValue(value), value }));
}

/** The type is what the task says; how much is in an array or an object depends on who uses it. */
const declaredResults = (results: readonly TaskResult[] = [], used: UsedResults): UsedResults =>
  new Map(
    results.map(({ name, type = "string", properties = {} }): [string, UsedResult] => {
      const { length = 1, keys = [] } = used.get(name) ?? {};
      return [name, { type, length, keys: new Set([...Object.keys(properties), ...keys]) }];
    }),
  );
