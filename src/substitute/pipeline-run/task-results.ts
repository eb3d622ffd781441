import { goJson, isList } from "../../go/json.ts";
import type { Artifact, Artifacts, ArtifactValue } from "../../types/artifact.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
import type { ParamValue } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { TaskRunResult } from "../../types/result.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { wantList, wantMap, wantObject, wantObjects, wantString, wrongArgument } from "../../wrong-argument.ts";
import { RESULTS_IN_MATRIXED_TASK, RESULTS_IN_PIPELINE_TASK, TASK_SPEC, WORKSPACE_BINDINGS } from "../fields.ts";
import { addValue, isObjectValue, noReplacements, spelled } from "../param-replacements.ts";
import { replaceIn } from "../replace-fields.ts";
import { type Replacements, replacerOf } from "../replacer.ts";

/** A result that a pipeline task has given: of one with a matrix, those of all its runs as an array, in the order of their names. */
export interface GivenResult {
  readonly pipelineTask: string;
  readonly result: string;
  readonly value: ParamValue;
}

/**
 * The value of a custom run's result: one that is a JSON list of strings, and not empty, is an array.
 *
 * @throws {TypeError} if `text` is no string
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/resultrefresolution.go paramValueFromCustomRunResult
 */
export function customRunResultValue(text: string): ParamValue {
  wantString(text, "read a result");
  if (!text.trimStart().startsWith("[")) return text;
  try {
    const value: unknown = JSON.parse(text);
    // As in the reference: Go reads null for a string as an empty one.
    const isTexts =
      Array.isArray(value) && value.length > 0 && value.every((item) => item === null || typeof item === "string");
    return isTexts ? value.map((item: string | null) => item ?? "") : text;
  } catch {
    return text;
  }
}

/**
 * A pipeline task with results of other tasks put in: in its params, matrix, conditions, display name, sub-paths of workspaces,
 * and the name and params of what it refers to.
 *
 * @throws {TypeError} if it is given no pipeline task, or no list of results
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyTaskResults
 */
export function substituteTaskResults(task: PipelineTask, results: readonly GivenResult[]): PipelineTask {
  wantObject(task, DOING, "a pipeline task");
  wantObjects(results, DOING, "a list of GivenResult");
  for (const { value } of results) if (value === undefined) throw wrongArgument(DOING, "results with a value", value);
  const fields = isMatrixed(task) ? RESULTS_IN_MATRIXED_TASK : RESULTS_IN_PIPELINE_TASK;
  return replaceIn(task, fields, replacerOf(resultReplacements(results)));
}

const DOING = "put in results";
const RESULTS_BY_TASK = "a Map of results by pipeline tasks";

/**
 * What stands for the results of tasks. Beside the dotted variable for a key, in the reference there are only some that nobody
 * would write: `tasks.t.results["r"][key]`.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/resultrefresolution.go getStringReplacements
 */
function resultReplacements(results: readonly GivenResult[]): Replacements {
  const replacements = noReplacements();
  for (const { pipelineTask, result, value } of results) {
    const [dotted, ...quoted] = spelled(`tasks.${pipelineTask}.results`, result);
    for (const variable of [dotted, ...quoted]) addValue(replacements, variable, value);
    if (!isObjectValue(value)) continue;
    for (const [key, text] of Object.entries(value)) {
      replacements.strings.set(`${dotted}.${key}`, text);
      for (const variable of quoted) replacements.strings.set(`${variable}[${key}]`, text);
    }
  }
  return replacements;
}

/** What the runs of pipeline tasks have given, by the names of the tasks. */
export type ResultsByTask = ReadonlyMap<string, readonly TaskRunResult[]>;

/**
 * An embedded task with results of other tasks put in.
 *
 * As in the reference: what counts is the type that a result says, only the dotted spelling is known, and no items of arrays.
 *
 * @throws {TypeError} if it is given no TaskSpec, or no Map of results
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go PropagateResults
 */
export function propagateResults<S extends TaskSpec>(spec: S, results: ResultsByTask): S {
  wantObject(spec, DOING, "a TaskSpec");
  wantMap(results, DOING, RESULTS_BY_TASK);
  return replaceIn(spec, TASK_SPEC, replacerOf(propagatedResults(results)));
}

function propagatedResults(results: ResultsByTask): Replacements {
  const { strings, arrays } = noReplacements();
  for (const [pipelineTask, list] of results)
    for (const { name, type, value } of list) {
      const variable = `tasks.${pipelineTask}.results.${name}`;
      if (type === "string") strings.set(variable, typeof value === "string" ? value : "");
      if (type === "array") arrays.set(variable, isList(value) ? value : []);
      if (type === "object" && isObjectValue(value))
        for (const [key, text] of Object.entries(value)) strings.set(`${variable}.${key}`, text);
    }
  return { strings, arrays };
}

/**
 * What a PipelineRun binds to its workspaces, with results of tasks put in; arrays are not.
 *
 * @throws {TypeError} if it is given no list of bindings, or no Map of results
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyResultsToWorkspaceBindings
 */
export function substituteResultsInBindings(
  bindings: readonly WorkspaceBinding[],
  results: ResultsByTask,
): readonly WorkspaceBinding[] {
  wantList(bindings, DOING, "a list of workspace bindings");
  wantMap(results, DOING, RESULTS_BY_TASK);
  return replaceIn(bindings, WORKSPACE_BINDINGS, replacerOf(propagatedResults(results)));
}

/**
 * An embedded task with artifacts of other tasks put in, as JSON: `$(tasks.t.outputs.name)`, or `$(tasks.t.outputs)` for the
 * first.
 *
 * @throws {TypeError} if it is given no TaskSpec, or no Map of artifacts
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go PropagateArtifacts
 */
export function propagateArtifacts<S extends TaskSpec>(spec: S, artifacts: ReadonlyMap<string, Artifacts>): S {
  wantObject(spec, "put in artifacts", "a TaskSpec");
  wantMap(artifacts, "put in artifacts", "a Map of artifacts by pipeline tasks");
  const strings = new Map<string, string>();
  for (const [pipelineTask, { inputs = [], outputs = [] }] of artifacts) {
    addArtifacts(strings, `tasks.${pipelineTask}.inputs`, inputs);
    addArtifacts(strings, `tasks.${pipelineTask}.outputs`, outputs);
  }
  return replaceIn(spec, TASK_SPEC, replacerOf({ strings }));
}

function addArtifacts(strings: Map<string, string>, variable: string, artifacts: readonly Artifact[]): void {
  for (const [index, { name = "", values }] of artifacts.entries()) {
    const json = goJson(values?.map(withoutZeros) ?? null);
    strings.set(`${variable}.${name}`, json);
    if (index === 0) strings.set(variable, json);
  }
}

const withoutZeros = ({ digest = {}, uri = "" }: ArtifactValue): ArtifactValue => ({
  ...(Object.keys(digest).length === 0 ? {} : { digest }),
  ...(uri === "" ? {} : { uri }),
});
