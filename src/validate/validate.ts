import { encodeResource } from "../decode/encode.ts";
import { encodeV1beta1 } from "../decode/v1beta1/encode.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type Config, defaultConfig } from "../types/config.ts";
import { withDefaults } from "../types/defaults/with-defaults.ts";
import type { Pipeline } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Resource } from "../types/resource.ts";
import type { StepAction } from "../types/step-action.ts";
import type { Task } from "../types/task.ts";
import type { TaskRun } from "../types/task-run.ts";
import { isV1beta1, type V1beta1Resource } from "../types/v1beta1/resource.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import type { ValidationContext } from "./context.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import type { Finding } from "./finding.ts";
import { checkPipeline } from "./pipeline/pipeline.ts";
import { checkResolutionRequest } from "./resolution-request.ts";
import { checkCustomRun } from "./run/custom-run.ts";
import { checkPipelineRun } from "./run/pipeline-run.ts";
import { checkTaskRun } from "./run/task-run.ts";
import { checkStepAction } from "./step-action/step-action.ts";
import { rememberingPrefixes } from "./task/prefixes.ts";
import { checkTask } from "./task/task.ts";
import { checkV1beta1Pipeline } from "./v1beta1/pipeline.ts";
import { checkV1beta1PipelineRun } from "./v1beta1/pipeline-run.ts";
import { checkV1beta1Task } from "./v1beta1/task.ts";
import { checkV1beta1TaskRun } from "./v1beta1/task-run.ts";
import { wantResource } from "./want-resource.ts";

/** Under which circumstances a resource is judged. */
export interface ValidateOptions<R = Resource | V1beta1Resource> {
  /** How the cluster is set up; `defaultConfig` when left out. */
  readonly config?: Config;
  /** What the resource was before, decoded: then it is an update, and not a new one. */
  readonly old?: R;
}

/** Each takes its own kind of resource; which one, the key in the table says. */
type Check = (resource: never, context: ValidationContext) => readonly Finding[];

const BY_KIND: ReadonlyMap<string | undefined, Check> = new Map<string, Check>([
  ["Task", checkTask],
  ["Pipeline", checkPipeline],
  ["TaskRun", checkTaskRun],
  ["PipelineRun", checkPipelineRun],
  ["StepAction", checkStepAction],
  ["CustomRun", checkCustomRun],
  ["ResolutionRequest", checkResolutionRequest],
]);

const V1BETA1_BY_KIND: ReadonlyMap<string | undefined, Check> = new Map<string, Check>([
  ["Task", checkV1beta1Task],
  ["Pipeline", checkV1beta1Pipeline],
  ["TaskRun", checkV1beta1TaskRun],
  ["PipelineRun", checkV1beta1PipelineRun],
]);

/**
 * What Tekton's webhook has to say about a decoded resource; nothing if it admits it. The words are Tekton's, and
 * `formatFieldErrors` puts them together as it does.
 *
 * The defaults are filled in first, as the API server does, so a resource may come with them or without. Places are those in
 * the resource as it was given. What decoding has reported is not repeated: those are rejections, too. A resource of v1beta1
 * is judged by the rules of that version, which are not those of v1.
 *
 * @throws {TypeError} if `resource` is none of a known kind, if `old` is of another, or if an option is not what it should be
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipeline_validation.go Pipeline.Validate
 * @example validate({ kind: "Task", metadata: { name: "t" }, spec: {} })[0]?.message // "missing field(s)"
 */
export function validate<R extends Resource | V1beta1Resource>(
  resource: R,
  options: ValidateOptions<R> = {},
): Diagnostic[] {
  wantResource(resource, "validate");
  wantObject(options, "validate", "ValidateOptions");
  const { config = defaultConfig, old } = options;
  const checkResource = (isV1beta1(resource) ? V1BETA1_BY_KIND : BY_KIND).get(resource.kind);
  if (checkResource === undefined)
    throw wrongArgument("validate", "a resource of a known kind, a Task or a Pipeline", resource.kind);
  if (old !== undefined && (old?.kind !== resource.kind || isV1beta1(old) !== isV1beta1(resource)))
    throw wrongArgument("validate", `an old ${resource.kind} of the same version`, old);
  const stored = asStored(resource, config, old === undefined ? "create" : "update");
  const context: ValidationContext = {
    config,
    prefixes: rememberingPrefixes(),
    ...(old === undefined ? {} : { old: asStored(old, config, "update") }),
    ...(isV1beta1(resource) ? { namesVariablesOfScripts: true } : {}),
  };
  // The check was looked up by the resource's own kind and version, which is all that it asks for.
  return diagnosticsOf(checkResource(stored as never, context), resource);
}

/** A resource as the API server stores it. */
function asStored<R extends Resource | V1beta1Resource>(
  resource: R,
  config: Config,
  operation: "create" | "update",
): R {
  const defaulted: Resource | V1beta1Resource = withDefaults(resource, { config, operation });
  // What is filled in and left out keeps the type.
  return (isV1beta1(defaulted) ? encodeV1beta1(defaulted) : encodeResource(defaulted)) as R;
}

type Options<R extends Resource> = ValidateOptions<R>;

/** What the webhook says about a Task; see `validate`. */
export const validateTask = (task: Task, options?: Options<Task>): Diagnostic[] => ofKind("Task", task, options);

/** What the webhook says about a Pipeline; see `validate`. */
export const validatePipeline = (pipeline: Pipeline, options?: Options<Pipeline>): Diagnostic[] =>
  ofKind("Pipeline", pipeline, options);

/** What the webhook says about a TaskRun; see `validate`. */
export const validateTaskRun = (taskRun: TaskRun, options?: Options<TaskRun>): Diagnostic[] =>
  ofKind("TaskRun", taskRun, options);

/** What the webhook says about a PipelineRun; see `validate`. */
export const validatePipelineRun = (pipelineRun: PipelineRun, options?: Options<PipelineRun>): Diagnostic[] =>
  ofKind("PipelineRun", pipelineRun, options);

/** What the webhook says about a StepAction; see `validate`. */
export const validateStepAction = (stepAction: StepAction, options?: Options<StepAction>): Diagnostic[] =>
  ofKind("StepAction", stepAction, options);

/** A resource that is written by hand may leave out its kind. */
function ofKind<R extends Resource>(kind: NonNullable<R["kind"]>, resource: R, options?: Options<R>): Diagnostic[] {
  wantObject(resource, "validate", `a decoded ${kind}`);
  if (resource.kind !== undefined && resource.kind !== kind)
    throw wrongArgument("validate", `a ${kind}`, resource.kind);
  return validate<R>({ ...resource, kind }, options);
}
