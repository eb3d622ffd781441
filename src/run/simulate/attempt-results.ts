import type { ParamValue } from "../../types/param.ts";
import type { TaskResult, TaskRunResult } from "../../types/result.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import type { Attempt, AttemptEnd } from "./attempt.ts";

/** What an attempt gives: what its script says, and what the task declares besides. */
export function resultsOf({ taskSpec, pipelineTask, script }: Attempt, end: AttemptEnd): readonly TaskRunResult[] {
  const values = new Map<string, ParamValue | null>();
  if (end === "succeeded")
    for (const result of taskSpec?.results ?? []) values.set(result.name, madeUpValue(result, pipelineTask));
  if (end === "succeeded" || end === "failed")
    for (const [name, value] of Object.entries(script.results ?? {})) values.set(name, value);
  return [...values].flatMap(([name, value]) => (value === null ? [] : { name, type: typeOfValue(value), value }));
}

/** A value that nobody has said, made of names so that it is known where it comes from. */
function madeUpValue({ name, type, properties = {} }: TaskResult, pipelineTask: string): ParamValue {
  const text = `${pipelineTask}-${name}`;
  if (type === "array") return [text];
  if (type !== "object") return text;
  return Object.fromEntries(Object.keys(properties).map((key) => [key, `${text}-${key}`]));
}
