import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import type { Config } from "../../types/config.ts";
import type { WorkspaceBinding, WorkspaceDeclaration, WorkspacePipelineTaskBinding } from "../../types/workspace.ts";
import { didYouMean } from "./advice.ts";
import type { Mismatch } from "./mismatch.ts";
import type { KnownTask } from "./resolved-task.ts";

/** What is bound, where it is, and where more would be. */
export interface Bindings {
  readonly workspaces: readonly WorkspaceBinding[];
  readonly at: Path;
}

type Declared = Pick<WorkspaceDeclaration, "name" | "optional">;

/** The declared workspaces that have to be bound and are not. */
const unbound = (declared: readonly Declared[], { workspaces }: Bindings): Declared[] => {
  const bound = new Set(workspaces.map(({ name }) => name));
  return declared.filter(({ name, optional }) => optional !== true && !bound.has(name));
};

/**
 * The workspaces that a task needs are bound, and no others. A task that is written in the run takes any.
 *
 * @see tektoncd/pipeline pkg/workspace/validate.go ValidateBindings
 */
export function* validateBindings(
  { spec, isEmbedded }: KnownTask,
  bindings: Bindings,
  { defaults }: Config,
): Generator<Mismatch> {
  const { workspaces: declared = [] } = spec;
  // The cluster may have something to bind what nobody binds.
  for (const { name } of defaults.taskRunWorkspaceBinding === "" ? unbound(declared, bindings) : [])
    yield {
      check: "workspace-missing",
      message: `declared workspace ${quote(name)} is required but has not been bound`,
      reason: "TaskRunValidationFailed",
      at: bindings.at,
    };
  const known = new Set(declared.map(({ name }) => name));
  for (const [index, { name }] of isEmbedded ? [] : bindings.workspaces.entries())
    if (!known.has(name))
      yield {
        check: "workspace-extra",
        message: `workspace binding ${quote(name)} does not match any declared workspace`,
        ...didYouMean(name, known),
        reason: "TaskRunValidationFailed",
        at: [...bindings.at, index, "name"],
      };
}

/**
 * The workspaces that a Pipeline needs are bound.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go ValidateWorkspaceBindings
 */
export function* validateWorkspaceBindings(declared: readonly Declared[], bindings: Bindings): Generator<Mismatch> {
  for (const { name } of unbound(declared, bindings))
    yield {
      check: "workspace-missing",
      message: `pipeline requires workspace with name ${quote(name)} be provided by pipelinerun`,
      reason: "InvalidWorkspaceBindings",
      at: bindings.at,
    };
}

/** Workspaces that a Pipeline does not declare: Tekton goes on. The words are ours. */
export function* extraWorkspaces(
  of: string,
  declared: readonly Declared[],
  { workspaces, at }: Bindings,
  isUsed: (name: string) => boolean,
): Generator<Mismatch> {
  const known = new Set(declared.map(({ name }) => name));
  for (const [index, { name }] of workspaces.entries())
    if (!known.has(name) && !isUsed(name))
      yield {
        check: "workspace-extra",
        message: `${of} declares no workspace ${quote(name)}`,
        ...didYouMean(name, known),
        at: [...at, index, "name"],
      };
}

/**
 * A workspace that the pipeline may be without is not one that the task cannot be without.
 *
 * As in the reference: only where the pipeline task names the workspace of the pipeline.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_dependencies.go ValidateOptionalWorkspaces
 */
export function* validateOptionalWorkspaces(
  optional: ReadonlySet<string>,
  {
    name = "",
    workspaces = [],
  }: { readonly name?: string; readonly workspaces?: readonly WorkspacePipelineTaskBinding[] },
  { spec }: KnownTask,
): Generator<Mismatch> {
  const required = new Set((spec.workspaces ?? []).filter((declared) => declared.optional !== true).map((w) => w.name));
  for (const [index, { name: own, workspace = "" }] of workspaces.entries())
    if (optional.has(workspace) && required.has(own))
      yield {
        check: "workspace-optional",
        message: `pipeline workspace ${quote(workspace)} is marked optional but pipeline task ${quote(name)} requires it be provided`,
        reason: "RequiredWorkspaceMarkedOptional",
        at: ["workspaces", index, "workspace"],
      };
}
