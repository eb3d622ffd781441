import { type Diagnostic, formatPath, type Path, type Severity } from "../../diagnostic.ts";

/**
 * The reason that Tekton writes into the status of a run that fails by a mismatch. Those of TaskRuns begin with `TaskRun`;
 * `InvalidParamValue` is both.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go PipelineRunReason
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_types.go TaskRunReason
 */
export type FailureReason =
  | "CELEvaluationFailed"
  | "CouldntGetPipeline"
  | "CouldntGetTask"
  | "ParameterMissing"
  | "ParameterTypeMismatch"
  | "ObjectParameterMissKeys"
  | "ParamArrayIndexingInvalid"
  | "InvalidParamValue"
  | "InvalidWorkspaceBindings"
  | "InvalidTaskRunSpecs"
  | "PipelineInvalidGraph"
  | "PipelineValidationFailed"
  | "InvalidTaskResultReference"
  | "InvalidPipelineResultReference"
  | "RequiredWorkspaceMarkedOptional"
  | "CreateRunFailed"
  | "TaskRunResolutionFailed"
  | "TaskRunValidationFailed";

/** What does not fit between two resources, told of the one that refers to the other. */
export interface MismatchDiagnostic extends Diagnostic {
  /** Why Tekton fails the run, in its word; not there where it goes on, or where a step fails by itself. */
  readonly reason?: FailureReason;
}

/** What a check of two resources has found. The place counts from the spec that the check was given. */
export interface Mismatch extends Pick<Diagnostic, "message" | "details" | "at"> {
  /** The part of the code behind the slash. */
  readonly check: string;
  readonly reason?: FailureReason;
  /** Left out: an error if there is a reason, else a warning. */
  readonly severity?: Severity;
}

/** Prefixes the places of mismatches. */
export function* below(at: Path, mismatches: Iterable<Mismatch>): Generator<Mismatch> {
  for (const mismatch of mismatches) yield { ...mismatch, at: [...at, ...mismatch.at] };
}

/** Whether a run fails by it. */
export const isError = ({ severity, reason }: Mismatch): boolean =>
  severity === undefined ? reason !== undefined : severity === "error";

/** A mismatch as a diagnostic. The reference prints no paths for these, so it is the place that is printed. */
export function mismatchDiagnostic({ check, message, details, reason, severity, at }: Mismatch): MismatchDiagnostic {
  const fails = reason === undefined ? [] : [`fails at run time with the reason ${reason}`];
  const said = [...(details === undefined ? [] : [details]), ...fails];
  return {
    code: `validate/${check}`,
    severity: severity ?? (reason === undefined ? "warning" : "error"),
    message,
    ...(said.length === 0 ? {} : { details: said.join("; ") }),
    ...(reason === undefined ? {} : { reason }),
    paths: [formatPath(at)],
    at,
  };
}
