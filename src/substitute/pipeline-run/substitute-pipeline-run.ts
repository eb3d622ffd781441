import type { Checked } from "../../diagnostic.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import { pipelineSpecWithDefaults } from "../../types/defaults/pipeline.ts";
import { mapList, withFields } from "../../types/defaults/share.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { Param } from "../../types/param.ts";
import type { Pipeline, PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { wantObject, wrongArgument } from "../../wrong-argument.ts";
import { contextVariables, type MissingContexts } from "../contexts.ts";
import { WORKSPACE_BINDINGS } from "../fields.ts";
import { paramReplacements } from "../param-replacements.ts";
import { replaceIn } from "../replace-fields.ts";
import { replacerOf } from "../replacer.ts";
import { okay, type SubstituteOptions, wantedStages } from "../stages.ts";
import { mergeStepTemplate } from "../step-template.ts";
import { bounded } from "../text-limit.ts";
import { pipelineParams } from "./params.ts";
import { replaceInPipeline } from "./pipeline-tasks.ts";

/** What the PipelineSpec of a run is made of. */
export interface PipelineRunParts {
  readonly pipelineRun: PipelineRun;
  /** The Pipeline that the run refers to; left out if the pipeline is written in the run. */
  readonly pipeline?: Pipeline;
  /** How the cluster is set up; `defaultConfig` when left out. */
  readonly config?: Config;
}

/** What is done to a PipelineSpec, one after the other, in the order of the PipelineRun controller. */
export type PipelineRunStage = (typeof STAGES)[number];

const STAGES = ["step-templates", "bindings", "params", "contexts", "workspaces"] as const;

/** A PipelineRun with its variables replaced, as far as they are known when it starts. */
export interface SubstitutedPipelineRun {
  /** What becomes `status.pipelineSpec`. What its tasks will give, `$(tasks.x.results.y)`, is still in it. */
  readonly pipelineSpec: PipelineSpec;
  /** What is bound, with the params that the run gives put in. */
  readonly workspaces: readonly WorkspaceBinding[];
}

/**
 * The pipeline that a PipelineRun will run: all that is known before its first task starts is put in, stage by stage, as the
 * PipelineRun controller does. Defaults that cannot be resolved are told as its diagnostics; for the run's other mistakes see
 * `checkPipelineRun`.
 *
 * @throws {TypeError} if it is not given a decoded PipelineRun, if there is no pipeline, or if an option is not what it should be
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 */
export function substitutePipelineRun(
  parts: PipelineRunParts,
  options: SubstituteOptions<PipelineRunStage> = {},
): Checked<SubstitutedPipelineRun> {
  const isWanted = wantedStages(options, STAGES, DOING);
  return substituteResolved(resolvedPipelineRun(parts), { ...options, isWanted });
}

/** The same for a run that has been resolved. */
export const substituteResolved = (run: ResolvedPipelineRun, wanted: Wanted = ALL): Checked<SubstitutedPipelineRun> =>
  bounded(() => substitute(run, wanted));

/** What is to be done. */
export interface Wanted extends SubstituteOptions<PipelineRunStage> {
  readonly isWanted: (stage: PipelineRunStage) => boolean;
}

const ALL: Wanted = { isWanted: () => true };

function substitute(
  { pipelineRun, pipelineSpec, pipelineName }: ResolvedPipelineRun,
  { isWanted, ...options }: Wanted,
): Checked<SubstitutedPipelineRun> {
  const { params = [], workspaces = [] } = pipelineRun.spec ?? {};
  const merged = isWanted("step-templates") ? mergeStepTemplates(pipelineSpec) : pipelineSpec;
  const withParams = isWanted("params") ? substitutePipelineParams(merged, params) : okay(merged);
  if (!withParams.ok) return withParams;
  let spec = withParams.value;
  if (isWanted("contexts")) spec = substitutePipelineContexts(spec, pipelineRun, pipelineName, options.missingContexts);
  if (isWanted("workspaces")) spec = substitutePipelineWorkspaces(spec, workspaces);
  const bindings = isWanted("bindings") ? substitutePipelineBindings(workspaces, params) : workspaces;
  return okay({ pipelineSpec: spec, workspaces: bindings });
}

/** A PipelineRun and its pipeline with their defaults, and the name that `$(context.pipeline.name)` stands for. */
export interface ResolvedPipelineRun {
  readonly pipelineRun: PipelineRun;
  readonly pipelineSpec: PipelineSpec;
  readonly pipelineName: string;
  /** The pipeline is written in the run. */
  readonly isEmbedded: boolean;
}

/** @throws {TypeError} if there is no pipeline */
export function resolvedPipelineRun(parts: PipelineRunParts): ResolvedPipelineRun {
  wantObject(parts, DOING, "PipelineRunParts");
  const { pipelineRun, pipeline, config = defaultConfig } = parts;
  wantObject(pipelineRun, DOING, "a decoded PipelineRun");
  if (pipelineRun.spec !== undefined) wantObject(pipelineRun.spec, DOING, "a decoded PipelineRun");
  if (pipeline !== undefined) wantObject(pipeline?.spec, DOING, "a decoded Pipeline with a spec");
  return resolvedWithDefaults(withDefaults({ kind: "PipelineRun", ...pipelineRun }, { config }), pipeline, config);
}

/** The same for a run that has its defaults. */
export function resolvedWithDefaults(
  run: PipelineRun,
  pipeline: Pipeline | undefined,
  config: Config,
): ResolvedPipelineRun {
  // As in the reference: what is referred to counts before what is written in the run.
  const spec = pipeline?.spec ?? run.spec?.pipelineSpec;
  if (spec === undefined)
    throw wrongArgument(DOING, "the Pipeline that the PipelineRun refers to, or one in the run", pipeline);
  return {
    pipelineRun: run,
    // What is written in the run has got its defaults with it.
    pipelineSpec: pipeline === undefined ? spec : pipelineSpecWithDefaults(spec, config),
    pipelineName: (pipeline ?? run).metadata?.name ?? "",
    isEmbedded: pipeline === undefined,
  };
}

const DOING = "replace the variables of a PipelineRun";

/**
 * A pipeline in whose embedded tasks the steps have what the step template gives them. As in the reference: the check of the
 * pipeline leaves it so behind; and what is called by another name, a custom task, it does not look into.
 */
export function mergeStepTemplates(spec: PipelineSpec): PipelineSpec {
  const merge = (task: PipelineTask): PipelineTask =>
    isCustomTask(task)
      ? task
      : withFields(task, {
          taskSpec: task.taskSpec && mergeStepTemplate(task.taskSpec),
          pipelineSpec: task.pipelineSpec && mergeStepTemplates(task.pipelineSpec),
        });
  return withFields(spec, { tasks: mapList(spec.tasks, merge, DOING), finally: mapList(spec.finally, merge, DOING) });
}

/**
 * A pipeline with the values of its params: those that the PipelineRun gives, else the defaults.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyParameters
 */
function substitutePipelineParams(spec: PipelineSpec, params: readonly Param[] = []): Checked<PipelineSpec> {
  const { replacements, problems } = pipelineParams(spec.params, params);
  if (problems.length === 0) return okay(replaceInPipeline(spec, replacerOf(replacements)));
  const indexes = new Map(spec.params?.map(({ name }, index) => [`params.${name}`, index]));
  const diagnostics = problems.map(({ variable, message }) => {
    const index = indexes.get(variable) ?? 0;
    const at = ["params", index, "default"];
    const paths = [`params[${index}].default`];
    return { code: "substitute/param-default", severity: "error", message, paths, at } as const;
  });
  return { ok: false, diagnostics };
}

/**
 * A pipeline with what is known of its run: `$(context.pipelineRun.name)` and the like.
 *
 * @param pipelineName - the name of the Pipeline, or that of the PipelineRun if the pipeline is written in it
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyContexts
 */
const substitutePipelineContexts = (
  spec: PipelineSpec,
  pipelineRun: PipelineRun,
  pipelineName: string,
  missing: MissingContexts = "empty",
): PipelineSpec => {
  const replacer = replacerOf({ strings: pipelineContexts(pipelineRun, pipelineName, missing) });
  const names = [{ displayName: "text" }] as const;
  // As in the reference: those of matrixed tasks, too.
  return replaceInPipeline(replaceIn(spec, { tasks: names, finally: names }, replacer), replacer);
};

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go GetContextReplacements */
export const pipelineContexts = (
  { metadata = {} }: PipelineRun,
  pipelineName: string,
  missing: MissingContexts,
): ReadonlyMap<string, string> =>
  contextVariables(missing, {
    "context.pipelineRun.name": metadata.name,
    "context.pipeline.name": pipelineName,
    "context.pipelineRun.namespace": metadata.namespace,
    "context.pipelineRun.uid": metadata.uid,
  });

/**
 * A pipeline that knows which workspaces its run binds: `$(workspaces.x.bound)`.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyWorkspaces
 */
const substitutePipelineWorkspaces = (spec: PipelineSpec, bindings: readonly WorkspaceBinding[] = []): PipelineSpec =>
  replaceInPipeline(spec, replacerOf({ strings: boundWorkspaces(spec, bindings) }));

/** What stands for the variables that tell whether a workspace is bound. */
export const boundWorkspaces = (
  { workspaces = [] }: PipelineSpec,
  bindings: readonly WorkspaceBinding[],
): ReadonlyMap<string, string> =>
  new Map([
    ...workspaces.map(({ name }) => [`workspaces.${name}.bound`, "false"] as const),
    ...bindings.map(({ name }) => [`workspaces.${name}.bound`, "true"] as const),
  ]);

/**
 * What a PipelineRun binds to its workspaces, with the params that it gives. As in the reference: not with defaults.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/apply.go ApplyParametersToWorkspaceBindings
 */
export function substitutePipelineBindings(
  bindings: readonly WorkspaceBinding[],
  params: readonly Param[] = [],
): readonly WorkspaceBinding[] {
  return replaceIn(bindings, WORKSPACE_BINDINGS, replacerOf(paramReplacements(params)));
}
