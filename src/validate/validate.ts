import { encodeResource } from "../decode/encode.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { type Config, defaultConfig } from "../types/config.ts";
import { withDefaults } from "../types/defaults/with-defaults.ts";
import type { Pipeline } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Resource } from "../types/resource.ts";
import type { StepAction } from "../types/step-action.ts";
import type { Task } from "../types/task.ts";
import type { TaskRun } from "../types/task-run.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";
import type { ValidationContext } from "./context.ts";
import type { Finding } from "./finding.ts";
import { checkPipeline } from "./pipeline/pipeline.ts";
import { checkResolutionRequest } from "./resolution-request.ts";
import { checkCustomRun } from "./run/custom-run.ts";
import { checkPipelineRun } from "./run/pipeline-run.ts";
import { checkTaskRun } from "./run/task-run.ts";
import { checkStepAction } from "./step-action/step-action.ts";
import { checkTask } from "./task/task.ts";

/** Under which circumstances a resource is judged. */
export interface ValidateOptions<R extends Resource = Resource> {
  /** How the cluster is set up; `defaultConfig` when left out. */
  readonly config?: Config;
  /** What the resource was before, decoded: then it is an update, and not a new one. */
  readonly old?: R;
}

/** Each takes its own kind of resource; which one, the key in the table says. */
type Check = (resource: never, context: ValidationContext) => Iterable<Finding>;

const BY_KIND: ReadonlyMap<string | undefined, Check> = new Map<string, Check>([
  ["Task", checkTask],
  ["Pipeline", checkPipeline],
  ["TaskRun", checkTaskRun],
  ["PipelineRun", checkPipelineRun],
  ["StepAction", checkStepAction],
  ["CustomRun", checkCustomRun],
  ["ResolutionRequest", checkResolutionRequest],
]);

/**
 * What Tekton's webhook has to say about a decoded resource; nothing if it admits it. The words are Tekton's, and
 * `formatFieldErrors` puts them together as it does.
 *
 * The defaults are filled in first, as the API server does, so a resource may come with them or without. Places are those in
 * the resource as it was given. What decoding has reported is not repeated: those are rejections, too.
 *
 * @throws {TypeError} if `resource` is none of a known kind, if `old` is of another, or if an option is not what it should be
 * @see tektoncd/pipeline pkg/apis/pipeline/v1 Validate
 * @example validate({ kind: "Task", metadata: { name: "t" }, spec: {} })[0]?.message // "missing field(s)"
 */
export function validate<R extends Resource>(resource: R, options: ValidateOptions<R> = {}): Diagnostic[] {
  wantObject(resource, "validate", "a decoded resource");
  wantObject(options, "validate", "ValidateOptions");
  wantSpec(resource);
  const { config = defaultConfig, old } = options;
  const checkResource = BY_KIND.get(resource.kind);
  if (checkResource === undefined)
    throw wrongArgument("validate", "a resource of a known kind, a Task or a Pipeline", resource.kind);
  if (old !== undefined && old?.kind !== resource.kind) throw wrongArgument("validate", `an old ${resource.kind}`, old);
  const stored = asStored(resource, config, old === undefined ? "create" : "update");
  const context = old === undefined ? { config } : { config, old: asStored(old, config, "update") };
  return diagnosticsOf(checkResource(stored as never, context));
}

/** Runs may be without a spec, and requests for other objects, but not with another than an object. */
function wantSpec({ kind, spec }: Resource): void {
  const mayBeMissing = kind !== "Task" && kind !== "Pipeline" && kind !== "StepAction";
  if (!(mayBeMissing && spec === undefined)) wantObject(spec, "validate", "a decoded resource with a spec");
}

/** A resource as the API server stores it. */
const asStored = (resource: Resource, config: Config, operation: "create" | "update"): Resource =>
  encodeResource(withDefaults(resource, { config, operation }));

/** The findings as diagnostics. The same words about the same place are one, with all the paths that the reference prints. */
function diagnosticsOf(findings: Iterable<Finding>): Diagnostic[] {
  const merged = new Map<string, Diagnostic>();
  for (const { check = "other", message, details, paths, at } of findings) {
    const key = JSON.stringify([message, details, at]);
    const same = merged.get(key);
    merged.set(key, {
      code: same?.code ?? `validate/${check}`,
      severity: "error",
      message,
      ...(details === undefined ? {} : { details }),
      paths: same === undefined ? paths : [...new Set([...same.paths, ...paths])],
      at,
    });
  }
  return [...merged.values()];
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
