import { isList } from "../../go/json.ts";
import { remembering } from "../../go/remembering.ts";
import type { ParamValue } from "../../types/param.ts";
import type { PipelineResult, PipelineRunResult } from "../../types/result.ts";
import { wantMap, wantObject, wantObjects } from "../../wrong-argument.ts";
import { dottedExpressions, textsOf } from "../expressions.ts";
import { isObjectValue, noReplacements, type OpenReplacements } from "../param-replacements.ts";
import { replacerOf } from "../replacer.ts";
import { trimArrayIndex, trimStar } from "../seen-variables.ts";
import type { ResultsByTask } from "./task-results.ts";

/** What the tasks of a pipeline have given, and how they ended. */
export interface EndedTasks {
  readonly taskRuns: ResultsByTask;
  /** Results of custom runs: they are texts. */
  readonly customRuns?: ResultsByTask;
  /** Whether a task is known not to have succeeded: a result that is missing then is no mistake. */
  readonly hasNotSucceeded: (pipelineTask: string) => boolean;
}

/** The results of a PipelineRun. */
export interface PipelineResults {
  readonly results: readonly PipelineRunResult[];
  /** The names of those that refer to what is not there, once for each such reference. */
  readonly invalid: readonly string[];
}

/**
 * The results of a pipeline, put together from those of its tasks. One that refers to what a task that did not succeed has not
 * given is left out.
 *
 * @throws {TypeError} if it is given no list of results, or no EndedTasks
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyTaskResultsToPipelineResults
 */
export function substitutePipelineResults(declared: readonly PipelineResult[], tasks: EndedTasks): PipelineResults {
  wantObjects(declared, DOING, "a list of declared results");
  wantObject(tasks, DOING, "EndedTasks");
  wantMap(tasks.taskRuns, DOING, "EndedTasks with a Map of results");
  const known = noReplacements();
  const results: PipelineRunResult[] = [];
  const invalid: string[] = [];
  const replacer = replacerOf(known);
  const given = {
    taskRun: findResult(tasks.taskRuns),
    customRun: findResult(tasks.customRuns),
    hasNotSucceeded: (pipelineTask: string) => tasks.hasNotSucceeded(pipelineTask),
  };
  for (const { name, value } of declared) {
    const variables = textsOf(value).flatMap(dottedExpressions);
    if (variables.length === 0) continue;
    let isComplete = true;
    for (const variable of variables) {
      if (isKnown(variable, known)) continue;
      const outcome = lookUp(variable, given, known);
      if (outcome === "invalid") invalid.push(name);
      if (outcome !== "known") isComplete = false;
    }
    if (isComplete) results.push({ name, value: replacer.value(value) });
  }
  return { results, invalid };
}

const DOING = "put together results";

const isKnown = (variable: string, { strings, arrays, objects }: OpenReplacements): boolean =>
  strings.has(variable) || arrays.has(variable) || objects.has(variable);

/** Whether a variable got a value, or why it has none. */
type Outcome = "known" | "invalid" | "missing";

function lookUp(variable: string, given: Given, known: OpenReplacements): Outcome {
  const [section, pipelineTask = "", results, written = "", key, ...more] = variable.split(".");
  if ((section !== "tasks" && section !== "finally") || results !== "results" || more.length > 0) return "invalid";
  if (written === "" && variable.split(".").length < 4) return "invalid";
  const result = trimArrayIndex(written);
  const value = given.taskRun(pipelineTask, result);
  if (value !== undefined)
    return key === undefined ? addWhole(variable, written, value, known) : addKey(variable, key, value, known);
  const ofCustomRun = key === undefined ? given.customRun(pipelineTask, result) : undefined;
  if (typeof ofCustomRun === "string") {
    known.strings.set(variable, ofCustomRun);
    return "known";
  }
  return given.hasNotSucceeded(pipelineTask) ? "missing" : "invalid";
}

/** The results that there are. */
interface Given extends Pick<EndedTasks, "hasNotSucceeded"> {
  readonly taskRun: FindResult;
  readonly customRun: FindResult;
}

/** Finds the value of a result. Of two of one name the first counts. */
type FindResult = (pipelineTask: string, result: string) => ParamValue | undefined;

function findResult(results: ResultsByTask = new Map()): FindResult {
  const valuesOf = remembering(
    (pipelineTask: string) =>
      new Map((results.get(pipelineTask) ?? []).map(({ name, value }) => [name, value] as const).toReversed()),
  );
  return (pipelineTask, result) => valuesOf(pipelineTask).get(result);
}

function addWhole(variable: string, written: string, value: ParamValue, known: OpenReplacements): Outcome {
  if (typeof value === "string") known.strings.set(variable, value);
  else if (isObjectValue(value)) known.objects.set(trimStar(variable), value);
  else if (isList(value)) return addArray(variable, written, value, known);
  return "known";
}

/** As in the reference: an array without an index is asked for its first item. */
function addArray(variable: string, written: string, items: readonly string[], known: OpenReplacements): Outcome {
  const [, index = ""] = /\[([0-9]*)\*?\]/.exec(written) ?? [];
  if (variable.endsWith("[*]")) known.arrays.set(trimStar(variable), items);
  else {
    const item = items[Number(index)];
    if (item === undefined) return "invalid";
    known.strings.set(variable, item);
  }
  return "known";
}

function addKey(variable: string, key: string, value: ParamValue, known: OpenReplacements): Outcome {
  if (!isObjectValue(value) || !Object.hasOwn(value, key)) return "invalid";
  known.strings.set(variable, value[key] ?? "");
  return "known";
}
