import { type ReasonDescription, reason } from "./reason.ts";

/**
 * The reasons that Tekton writes into the condition `Succeeded` of a PipelineRun.
 *
 * Not among them: `InvalidPipelineResourceBindings`, which Tekton still declares and never writes.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_types.go PipelineRunReason
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 * @example pipelineRunReasons.Completed.means // "No task has failed, and at least one was skipped"
 */
export const pipelineRunReasons = {
  Started: reason("Unknown", "progress", "It has just begun, and nothing has been created yet"),
  Running: reason("Unknown", "progress", "Its tasks run, or wait for one another"),
  PipelineRunPending: reason(
    "Unknown",
    "progress",
    "It waits: spec.status holds it back, or a volume claim cannot be created yet",
    "Remove spec.status to let it start; if it is about a claim, the message says why",
  ),
  ResolvingPipelineRef: reason("Unknown", "progress", "Its pipeline is being fetched by a resolver"),
  ResolvingTaskRef: reason("Unknown", "progress", "What its tasks refer to is being fetched by a resolver"),
  PipelineRunStopping: reason(
    "Unknown",
    "progress",
    "A task has failed or was cancelled: what runs may end, and no other task starts",
  ),
  CancelledRunningFinally: reason(
    "Unknown",
    "stopped",
    "It is being cancelled: what ran is cancelled, and the finally tasks still run",
  ),
  StoppedRunningFinally: reason(
    "Unknown",
    "stopped",
    "It is being stopped: what runs may end, and the finally tasks still run",
  ),
  PipelineRunTimeoutRunningFinally: reason(
    "Unknown",
    "stopped",
    "Its tasks have reached their time limit, and the finally tasks still run",
    "Raise spec.timeouts.tasks, or find the task that takes so long",
  ),
  PipelineRunCouldntCancel: reason(
    "Unknown",
    "cluster",
    "It is to be cancelled, but not all that it has created could be",
    "Cancel these runs by hand; child pipelines are never cancelled together with their parent",
  ),
  PipelineRunCouldntTimeOut: reason(
    "Unknown",
    "cluster",
    "Its time is up, but not all that it has created could be cancelled",
    "Cancel these runs by hand; child pipelines are never cancelled together with their parent",
  ),
  Succeeded: reason("True", "outcome", "All tasks have run, and none has failed unless its failure is ignored"),
  Completed: reason("True", "outcome", "No task has failed, and at least one was skipped"),
  Failed: reason(
    "False",
    "outcome",
    "A task has failed, or could not start before its time was up",
    "Look at the tasks that have failed",
  ),
  Cancelled: reason("False", "stopped", "It was cancelled, or one of its tasks was"),
  PipelineRunTimeout: reason(
    "False",
    "stopped",
    "It has reached its time limit, or its tasks have reached theirs",
    "Raise spec.timeouts, or find the task that takes so long",
  ),
  CouldntGetPipelineResult: reason(
    "False",
    "outcome",
    "A result of the pipeline refers to one that no task has written",
    "Let the task write its result, or leave the pipeline's away",
  ),
  CouldntGetPipeline: reason(
    "False",
    "unclear",
    "Its pipeline, or one that a task refers to, could not be fetched",
    "See that the reference names a pipeline that exists; else ask who runs the resolver",
  ),
  CouldntGetTask: reason(
    "False",
    "unclear",
    "A task that the pipeline refers to could not be fetched",
    "See that the reference names a task that exists; else ask who runs the resolver",
  ),
  ResourceVerificationFailed: reason(
    "False",
    "unclear",
    "A pipeline or task is not signed as a VerificationPolicy demands",
    "Sign it anew, or mend the policy and its keys",
  ),
  PipelineInvalidGraph: reason(
    "False",
    "mistake",
    "Tasks wait for each other in a circle, for one that does not exist, or have the same name",
    "Mend runAfter, and the references to results",
  ),
  PipelineValidationFailed: reason(
    "False",
    "mistake",
    "The pipeline or a task is not valid with what the run gives it, or a result that a task needs was not written",
    "Mend what the message names",
  ),
  ParameterMissing: reason("False", "mistake", "A param without a default got no value", "Give one in spec.params"),
  ParameterTypeMismatch: reason(
    "False",
    "mistake",
    "A param got a value of another type than the pipeline declares",
    "Give a string, a list or an object, as it is declared",
  ),
  InvalidParamValue: reason("False", "mistake", "A param has a value that its enum does not list", "Give a listed one"),
  ObjectParameterMissKeys: reason(
    "False",
    "mistake",
    "A param of type object lacks keys that its properties name",
    "Give each key that has no default",
  ),
  ParamArrayIndexingInvalid: reason(
    "False",
    "mistake",
    "A reference asks for an item that a list does not have",
    "Mend the index, or give a longer list",
  ),
  InvalidWorkspaceBindings: reason(
    "False",
    "mistake",
    "A workspace that the pipeline needs is not bound, or is bound wrongly",
    "Bind it in spec.workspaces",
  ),
  InvalidTaskRunSpecs: reason(
    "False",
    "mistake",
    "spec.taskRunSpecs names a task that the pipeline does not have",
    "Mend its pipelineTaskName",
  ),
  InvalidMatrixParameterTypes: reason(
    "False",
    "mistake",
    "A matrix got a value of a type that it cannot fan out",
    "Give lists to params of a matrix, and strings to those of an include",
  ),
  InvalidTaskResultReference: reason(
    "False",
    "mistake",
    "A task refers to a result that the other task does not declare",
    "Declare the result, or mend the reference",
  ),
  InvalidPipelineResultReference: reason(
    "False",
    "mistake",
    "A result of the pipeline refers to a task or result that does not exist",
    "Mend the reference in the pipeline's results",
  ),
  RequiredWorkspaceMarkedOptional: reason(
    "False",
    "mistake",
    "A workspace that the pipeline may go without is passed to a task that needs it",
    "Make it optional in both, or in neither",
  ),
  CELEvaluationFailed: reason(
    "False",
    "mistake",
    "A CEL expression among the conditions of a task cannot be evaluated",
    "Mend the expression; mind that values are put into its text before",
  ),
  CreateRunFailed: reason(
    "False",
    "unclear",
    "The run of a task could not be created",
    "Mend what the message names, such as a workspace that the run does not bind",
  ),
  CouldntCreateWorkspacePVC: reason(
    "False",
    "unclear",
    "The volume claim of a workspace could not be created",
    "Look at the volumeClaimTemplate, the storage class and the quota",
  ),
  // As in the reference: the word Reason is part of it.
  ReasonCouldntCreateOrUpdateAffinityAssistantStatefulSet: reason(
    "False",
    "cluster",
    "The affinity assistant, which keeps tasks with one volume on one node, could not be created",
    "Look at the quota and the admission rules for StatefulSets",
  ),
} as const satisfies Readonly<Record<string, ReasonDescription>>;

/** The reason of a PipelineRun's condition `Succeeded`. */
export type PipelineRunReason = keyof typeof pipelineRunReasons;
