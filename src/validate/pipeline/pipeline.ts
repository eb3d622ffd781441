import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import type { ParamSpec } from "../../types/param.ts";
import type { Pipeline, PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { PipelineWorkspaceDeclaration } from "../../types/workspace.ts";
import type { ValidationContext } from "../context.ts";
import { also, check, type Finding, generic, invalidValue, viaField, viaFieldIndex, viaIndex } from "../finding.ts";
import { validateObjectMetadata } from "../object-metadata.ts";
import { allParamNames, lacksProperties, type ParamNames, paramNames } from "../param-specs.ts";
import { validateUsageOfDeclaredParameters } from "../task/task-spec.ts";
import { validatePipelineTaskParameterUsage } from "./parameter-usage.ts";
import { validatePipelineSpec } from "./pipeline-spec.ts";
import type { PipelineRules } from "./rules.ts";

/**
 * A pipeline that is stored by name. Unlike one inside a run, it declares all params and workspaces that its tasks use.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go Pipeline.Validate
 */
export function checkPipeline(
  { metadata, spec }: Pick<Pipeline, "metadata" | "spec">,
  context: ValidationContext,
  rules?: PipelineRules,
): readonly Finding[] {
  const found: Finding[] = [];
  also(found, viaField("metadata", validateObjectMetadata(metadata)));
  also(found, viaField("spec", validatePipelineSpec(spec, context, rules)));
  also(found, viaField("spec", validatePipelineParameterUsage(spec, context)));
  also(found, check("workspaces-declared", viaField("spec", validatePipelineWorkspacesUsage(spec))));
  return found;
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineParameterUsage */
function validatePipelineParameterUsage(
  { params = [], tasks = [], finally: finals = [] }: PipelineSpec,
  context: ValidationContext,
): readonly Finding[] {
  const found: Finding[] = [];
  const shared = {
    names: paramNames(params),
    lacking: withIndex(params).filter(({ param }) => lacksProperties(param)),
    context,
  };
  for (const [field, list] of [["tasks", tasks] as const, ["finally", finals] as const]) {
    for (const [index, { taskSpec }] of list.entries())
      if (taskSpec !== undefined)
        also(found, validateEmbeddedTask(taskSpec, `${field}[${index}]`, [field, index], shared));
    also(found, viaField(field, validatePipelineTaskParameterUsage(list, params)));
  }
  return found;
}

const withIndex = (params: readonly ParamSpec[]) => params.map((param, index) => ({ param, index }));

/** What the embedded tasks of a pipeline share: its params, and which of these are objects without properties. */
interface SharedParams {
  readonly names: ParamNames;
  readonly lacking: readonly { readonly param: ParamSpec; readonly index: number }[];
  readonly context: ValidationContext;
}

/** The steps of an embedded task know its own params and those of the pipeline. */
function validateEmbeddedTask(
  taskSpec: TaskSpec,
  printed: string,
  at: Path,
  { names, lacking, context }: SharedParams,
): readonly Finding[] {
  const own = taskSpec.params ?? [];
  const declared = {
    params: [...own, ...lacking.map(({ param }) => param)],
    placeOf: (item: number): Path =>
      item < own.length ? [...at, "taskSpec", "params", item] : ["params", lacking[item - own.length]?.index ?? 0],
  };
  return validateUsageOfDeclaredParameters(
    taskSpec,
    own.length === 0 ? names : allParamNames(paramNames(own), names),
    declared,
    context,
    { printed, at: [...at, "taskSpec"] },
  );
}

/** @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go validatePipelineWorkspacesUsage */
function validatePipelineWorkspacesUsage({ workspaces = [], ...spec }: PipelineSpec): readonly Finding[] {
  const found: Finding[] = [];
  const names = new Set(workspaces.map(({ name }: PipelineWorkspaceDeclaration) => name));
  for (const field of ["tasks", "finally"] as const)
    for (const [index, task] of (spec[field] ?? []).entries())
      also(found, viaField(field, viaIndex(index, validatePipelineTaskWorkspaces(task, names))));
  return found;
}

/**
 * The workspaces that a pipeline task hands on are there, and each of the task's own is bound once.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go PipelineTask.validateWorkspaces
 */
export function validatePipelineTaskWorkspaces(
  { name: task = "", workspaces = [] }: PipelineTask,
  declared: ReadonlySet<string>,
): readonly Finding[] {
  const found: Finding[] = [];
  const names = new Set<string>();
  for (const [index, { name, workspace = "" }] of workspaces.entries()) {
    const here = (finding: Finding) => viaFieldIndex("workspaces", index, [finding]);
    if (names.has(name))
      also(found, here(generic(`workspace name ${quote(name)} must be unique`, "", { at: ["name"] })));
    names.add(name);
    const wanted = workspace || name;
    if (declared.has(wanted)) continue;
    const message = `pipeline task ${quote(task)} expects workspace with name ${quote(wanted)} but none exists in pipeline spec`;
    also(found, here(invalidValue(message, "", { at: [workspace === "" ? "name" : "workspace"] })));
  }
  return found;
}
