import { quote } from "../../go/quote.ts";
import { suggest } from "../../suggest.ts";
import type { ParamSpec, ParamValue } from "../../types/param.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import type { TaskSpec } from "../../types/task.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import type { Unknown, VariableSource, VariableStage } from "./explanation.ts";
import { type ParamReference, paramReference, whyParamStays } from "./param-reference.ts";

/** The params that may be referred to: declared ones, and what they are given. */
export interface KnownParams {
  readonly declared: readonly ParamSpec[];
  readonly given: ReadonlyMap<string, ParamValue>;
  /** Whether it is known what they are given. */
  readonly isSettled: boolean;
}

const kept = (why: string): Unknown => ({ outcome: "kept", why });

const later = (why: string, kind: VariableSource["kind"], by: VariableStage["by"], stage: string): Unknown => ({
  outcome: "later",
  source: { kind },
  replaced: { by, stage },
  why,
});

/** Why a text in a field that nobody looks at is left alone. */
export const NOT_REPLACED: Unknown = Object.freeze(kept("variables are not replaced in this field"));

/** Why a variable that looks like nothing known is left alone. */
export const NOT_KNOWN: Unknown = Object.freeze(kept("nothing of this name is known here"));

/** Why a variable in a task has no value. */
export function whyNotInTask(expression: string, spec: TaskSpec, params: KnownParams): Unknown {
  const param = whyNotParam(expression, params, "TaskRun");
  if (param !== undefined) return param;
  const [section, name = "", field] = expression.split(".");
  if (section === "context") return whyNotContext(expression, TASK_CONTEXTS, "TaskRun");
  if (section === "steps") {
    if (field === "results")
      return later(
        `the step ${quote(name)} gives it, and later steps read it as they start`,
        "result",
        "step",
        "results",
      );
    if (field === "outputs" || field === "inputs")
      return later(
        `the step ${quote(name)} gives it, and later steps read it as they start`,
        "result",
        "step",
        "artifacts",
      );
  }
  if (section === "workspaces") return whyNotWorkspace(name, field, names(spec.workspaces));
  if (section === "results")
    return kept(`the task declares no result ${quote(name)}${didYouMean(name, names(spec.results))}`);
  if (section === "tasks" || section === "finally")
    return kept("only a task that is written in a pipeline sees results of other tasks");
  return NOT_KNOWN;
}

/** Why a variable in a pipeline has no value; undefined if it is none of a pipeline. */
export function whyNotInPipeline(expression: string, spec: PipelineSpec, params: KnownParams): Unknown | undefined {
  const [section, name = "", field, ...rest] = expression.split(".");
  if (section === "tasks" || section === "finally") return whyNotTask(expression, spec);
  const param = whyNotParam(expression, params, "PipelineRun");
  if (param !== undefined) return param;
  if (section === "context" && (name === "pipelineRun" || name === "pipeline" || name === "pipelineTask"))
    return whyNotContext(expression, PIPELINE_CONTEXTS, "PipelineRun");
  if (section === "workspaces" && field === "bound" && rest.length === 0 && names(spec.workspaces).includes(name))
    return later("a run binds it, or does not", "workspace", "PipelineRun", "workspaces");
  return undefined;
}

function whyNotTask(expression: string, { tasks = [], finally: finals = [] }: PipelineSpec): Unknown {
  const [, name = "", field] = expression.split(".");
  if (expression === "tasks.status") return later("known when all tasks have ended", "status", "PipelineRun", "states");
  const known = names([...tasks, ...finals]);
  if (!known.includes(name)) return kept(`there is no pipeline task ${quote(name)}${didYouMean(name, known)}`);
  const when = `when the task ${quote(name)} has ended`;
  if (field === "results") return later(`known ${when}`, "result", "PipelineRun", "results");
  if (field === "status" || field === "reason") return later(`known ${when}`, "status", "PipelineRun", "states");
  if (field === "matrix") return later(`known ${when}`, "matrix", "PipelineRun", "task-contexts");
  if (field === "outputs" || field === "inputs") return later(`known ${when}`, "result", "PipelineRun", "artifacts");
  return kept(`a pipeline task has nothing of this name`);
}

const PIPELINE_CONTEXTS = new Set([
  "context.pipelineRun.name",
  "context.pipelineRun.namespace",
  "context.pipelineRun.uid",
  "context.pipeline.name",
  "context.pipelineTask.retries",
]);

const TASK_CONTEXTS = new Set([
  "context.taskRun.name",
  "context.taskRun.namespace",
  "context.taskRun.uid",
  "context.task.name",
  "context.task.retry-count",
]);

const whyNotContext = (expression: string, known: ReadonlySet<string>, by: "TaskRun" | "PipelineRun"): Unknown =>
  known.has(expression)
    ? later("known when the run is there", "context", by, "contexts")
    : kept(`there is no such variable${didYouMean(expression, [...known])}`);

function whyNotWorkspace(name: string, field: string | undefined, declared: readonly string[]): Unknown {
  if (!declared.includes(name))
    return kept(`the task declares no workspace ${quote(name)}${didYouMean(name, declared)}`);
  if (field === "bound" || field === "path" || field === "claim" || field === "volume")
    return later("known when a run binds it", "workspace", "TaskRun", "workspaces");
  return kept("a workspace has nothing of this name");
}

function whyNotParam(expression: string, params: KnownParams, by: "TaskRun" | "PipelineRun"): Unknown | undefined {
  const { declared, given, isSettled } = params;
  const specs = new Map(declared.map((param) => [param.name, param]));
  const reference = paramReference(expression, (name) => specs.has(name) || given.has(name));
  if (reference === undefined) return undefined;
  const { name } = reference;
  const value = given.get(name) ?? specs.get(name)?.default;
  if (value !== undefined) return kept(whyParamStays(reference, typeOfValue(value)));
  if (!specs.has(name)) return kept(`there is no param ${quote(name)}${didYouMean(name, [...specs.keys()])}`);
  if (isSettled) return kept(`the param ${quote(name)} is given no value, and has no default`);
  return mayHave(reference, specs.get(name))
    ? later("a run gives its value", "run", by, "params")
    : kept(whyParamStays(reference, specs.get(name)?.type ?? "string"));
}

/** Whether a param of its type can have what stands behind its name. */
const mayHave = ({ rest }: ParamReference, { type = "string" }: Partial<ParamSpec> = {}): boolean =>
  rest === "" || (rest.startsWith(".") ? type === "object" : type === "array" || (rest === "[*]" && type === "object"));

const names = (items: readonly { readonly name?: string }[] = []): string[] => items.map(({ name = "" }) => name);

function didYouMean(name: string, known: readonly string[]): string {
  const meant = suggest(name, known);
  return meant === undefined ? "" : `; did you mean ${quote(meant)}?`;
}
