import type { Path } from "../../diagnostic.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
import type { Param, ParamSpec, ParamType, ParamValue } from "../../types/param.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { TaskResult } from "../../types/result.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import { keysOf } from "../object-params.ts";
import { isChildPipeline } from "../pipeline/child-pipelines.ts";
import { hasReferences, type Scope } from "./given-type.ts";
import type { KnownTask } from "./resolved-task.ts";
import type { KnownResults } from "./results.ts";

/** A pipeline task, where it stands, and what it may run. */
export interface Node {
  readonly task: PipelineTask;
  readonly at: Path;
  readonly known: readonly KnownTask[];
}

/** The results of the tasks of a pipeline, as far as it is known what they run. */
export function knownResults(nodes: readonly Node[]): KnownResults {
  const byName = new Map(
    nodes
      .filter(({ known }) => known.length > 0)
      .map(({ task: { name = "" }, known }) => [name, known.map(({ spec }) => byNameOf(spec.results))]),
  );
  const namesOf = (is: (task: PipelineTask) => boolean): ReadonlySet<string | undefined> =>
    new Set(nodes.filter(({ task }) => is(task)).map(({ task }) => task.name));
  const all = namesOf(() => true);
  const matrixed = namesOf(isMatrixed);
  const children = namesOf(isChildPipeline);
  return {
    has: (pipelineTask) => all.has(pipelineTask),
    of: (pipelineTask) => byName.get(pipelineTask),
    isMatrixed: (pipelineTask) => matrixed.has(pipelineTask),
    isChildPipeline: (pipelineTask) => children.has(pipelineTask),
  };
}

const byNameOf = (results: readonly TaskResult[] = []): ReadonlyMap<string, TaskResult> =>
  new Map(results.map((result) => [result.name, result]));

/**
 * What is known of the params and results in a pipeline. `given` are the params of the run in which it is written; without them
 * any run may come.
 */
export function scopeOf(
  { params = [] }: PipelineSpec,
  given: readonly Param[] | undefined,
  results: KnownResults,
): Scope {
  const declared = new Map(params.map((param) => [param.name, param]));
  const settled = given?.filter(({ value }) => !hasReferences(value)) ?? [];
  const types = new Map<string, string>(settled.map(({ name, value }) => [name, typeOfValue(value)]));
  for (const { name, type = "" } of params) types.set(name, type);
  const values = given === undefined ? undefined : valuesOf(params, given);
  return {
    paramType: (name) => paramType(types.get(name)),
    paramValue: (name) => values?.get(name),
    keysOfParam(name) {
      const param = declared.get(name);
      return param?.type === "object" ? new Set([...keysOf(param), ...Object.keys(param.default ?? {})]) : undefined;
    },
    resultType({ pipelineTask, result, index }) {
      const declarations = results.of(pipelineTask)?.map((all) => all.get(result)?.type) ?? [];
      const [type] = declarations;
      if (declarations.some((other) => other !== type)) return undefined;
      if (results.isMatrixed(pipelineTask)) return index === "*" && type !== undefined ? "array" : undefined;
      return paramType(type);
    },
    keysOfResult({ pipelineTask, result }) {
      if (results.isMatrixed(pipelineTask)) return undefined;
      const declarations = results.of(pipelineTask)?.map((all) => all.get(result)) ?? [];
      if (declarations.length === 0 || declarations.some((declared) => declared?.type !== "object")) return undefined;
      return new Set(declarations.flatMap((declared) => Object.keys(declared?.properties ?? {})));
    },
  };
}

function valuesOf(declared: readonly ParamSpec[], given: readonly Param[]): ReadonlyMap<string, ParamValue> {
  const defaults = declared.map(({ name, default: value }) => [name, value] as const);
  const all = new Map([...defaults, ...given.map(({ name, value }) => [name, value] as const)]);
  const known = new Map<string, ParamValue>();
  for (const [name, value] of all) if (value !== undefined && !hasReferences(value)) known.set(name, value);
  return known;
}

/** A type may be any text: that is for the webhook to say. */
const paramType = (type: string | undefined): ParamType | undefined =>
  type === "string" || type === "array" || type === "object" ? type : undefined;
