import { isUrlLike } from "../types/is-url-like.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { PipelineRef, TaskRef } from "../types/task-ref.ts";
import type { TaskRun } from "../types/task-run.ts";
import { wantObject } from "../wrong-argument.ts";
import { type MissingContexts, wantMissingContexts } from "./contexts.ts";
import { REF } from "./fields.ts";
import { paramReplacements, taskSpellingsOf } from "./param-replacements.ts";
import { pipelineContexts } from "./pipeline-run/substitute-pipeline-run.ts";
import { type Fields, replaceIn } from "./replace-fields.ts";
import { type Replacements, replacerOf } from "./replacer.ts";
import { taskContexts } from "./task-run/contexts.ts";

/** How what a resolver is told is substituted. */
export interface ResolverRefOptions {
  /** What becomes of what the run does not say; `"empty"` when left out. */
  readonly missingContexts?: MissingContexts;
}

/** Which reference it is, in a PipelineRun. */
export interface PipelineRefOptions extends ResolverRefOptions {
  /** That of a pipeline task, which runs a pipeline of its own; that of the run when left out. */
  readonly pipelineRef?: PipelineRef;
}

/**
 * What the resolver of a PipelineRun is told: the reference to a pipeline with the params that the run gives, and its contexts.
 * Undefined if the run has no such reference; one without a resolver is left as it is.
 *
 * @throws {TypeError} if it is not given a decoded PipelineRun, or if an option is not what it should be
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelineref.go pipelineResolverFunc
 */
export function substitutePipelineRef(
  pipelineRun: PipelineRun,
  options: PipelineRefOptions = {},
): PipelineRef | undefined {
  wantObject(pipelineRun, DOING, "a decoded PipelineRun");
  const missing = missingOf(options);
  const { pipelineRef: ref = pipelineRun.spec?.pipelineRef } = options;
  return ref && replaced(ref, pipelineRefReplacements(pipelineRun, missing));
}

/**
 * The same of a TaskRun.
 *
 * @throws {TypeError} if it is not given a decoded TaskRun, or if an option is not what it should be
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/taskref.go GetTaskFunc
 */
export function substituteTaskRef(taskRun: TaskRun, options: ResolverRefOptions = {}): TaskRef | undefined {
  wantObject(taskRun, DOING, "a decoded TaskRun");
  const missing = missingOf(options);
  const ref = taskRun.spec?.taskRef;
  return ref && replaced(ref, taskRefReplacements(taskRun, missing));
}

function missingOf(options: ResolverRefOptions): MissingContexts {
  wantObject(options, DOING, "options");
  const { missingContexts = "empty" } = options;
  wantMissingContexts(missingContexts, DOING);
  return missingContexts;
}

const DOING = "replace variables of a resolver";

/** Where variables are replaced in a reference: nowhere, without a resolver. */
export const refFields = ({ name = "", resolver = "" }: PipelineRef | TaskRef): Fields => ({
  ...(resolver !== "" && REF),
  ...(resolver !== "" && isUrlLike(name) && { name: "text" }),
});

const replaced = <R extends PipelineRef | TaskRef>(ref: R, replacements: Replacements): R =>
  replaceIn(ref, refFields(ref), replacerOf(replacements));

/** What a PipelineRun knows of itself before there is a pipeline: of that, as in the reference, the name is empty. */
export function pipelineRefReplacements(run: PipelineRun, missing: MissingContexts): Replacements {
  const { strings, ...others } = paramReplacements(run.spec?.params ?? []);
  for (const [variable, value] of pipelineContexts(run, "", missing)) strings.set(variable, value);
  return { ...others, strings: strings.set("context.pipeline.name", "") };
}

/**
 * The same of a TaskRun. As in the reference: objects are not put in as a whole. The resolver is asked once, however often the run
 * is tried.
 */
export function taskRefReplacements(run: TaskRun, missing: MissingContexts): Replacements {
  const { strings, arrays } = paramReplacements(run.spec?.params ?? [], taskSpellingsOf);
  const { retries: _retries, ...once } = run.spec ?? { serviceAccountName: "" };
  for (const [variable, value] of taskContexts({ ...run, spec: once }, "", missing)) strings.set(variable, value);
  return { arrays, strings: strings.set("context.task.name", "") };
}
