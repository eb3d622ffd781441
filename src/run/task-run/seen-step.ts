import type { Artifacts } from "../../types/artifact.ts";
import type { ContainerStateTerminated } from "../../types/kubernetes/container.ts";
import type { ContainerState, ContainerStatus } from "../../types/kubernetes/pod-status.ts";
import type { Provenance } from "../../types/provenance.ts";
import type { TaskRunResult } from "../../types/result.ts";
import type { StepState } from "../../types/task-run.ts";
import { filled } from "./filled.ts";
import { type InternalValues, internalValues } from "./internal-values.ts";
import { nameOfContainer } from "./pod.ts";
import { readArtifacts } from "./read-artifacts.ts";
import { type ResultRules, reportedResults } from "./reported-results.ts";
import {
  formatTerminationMessage,
  parseTerminationMessage,
  RESULT_TYPE,
  type RunResult,
} from "./termination-message.ts";

/** What counts for the states of all steps of a TaskRun. */
export interface SeenTask {
  readonly rules: ResultRules;
  /** Where the steps come from, by their names. */
  readonly provenances: ReadonlyMap<string, Provenance | undefined>;
  /** Whether the TaskRun has ended: only then results are taken over. */
  readonly isDone: boolean;
}

/** What is known of a step by its container. */
export interface SeenStep {
  readonly state: StepState;
  /** What the task gets of it. */
  readonly results: readonly TaskRunResult[];
  readonly artifacts: readonly Artifacts[];
  /** What of its termination message cannot be read. */
  readonly errors: readonly string[];
}

/**
 * A step as its container tells of it, in the termination message, too. What cannot be read of that is an error, and left out.
 *
 * @see tektoncd/pipeline pkg/pod/status.go setTaskRunStatusBasedOnStepStatus
 */
export function seenStep(status: ContainerStatus, task: SeenTask): SeenStep {
  const { terminated } = status.state ?? {};
  const untold = { state: stateOf(status, status.state, task), results: [], artifacts: [] };
  const errors = task.rules.error === undefined ? [] : [task.rules.error];
  if (!terminated?.message) return { ...untold, errors };
  const message = parseTerminationMessage(terminated.message);
  if ("error" in message) return { ...untold, errors: [...errors, message.error] };
  const step = toldStep(status, terminated, message.results, task);
  return { ...step, errors: [...errors, ...step.errors] };
}

/** The same for a step that has ended with a message. */
function toldStep(
  status: ContainerStatus,
  terminated: ContainerStateTerminated,
  told: readonly RunResult[],
  task: SeenTask,
): SeenStep {
  const { isDone } = task;
  const internal = internalValues(told);
  const reported = reportedResults(told, status.name, task.rules);
  const ofStep = readArtifacts(valueOfType(told, RESULT_TYPE.artifactsOfStep));
  const ofTask = readArtifacts(isDone ? valueOfType(told, RESULT_TYPE.artifactsOfTask) : undefined);
  const ended = { terminated: endOf(terminated, internal, formatTerminationMessage(reported.shown)) };
  const reason = internal.reason ?? (internal.exitCode === undefined ? terminated.reason : "Continued");
  return {
    state: {
      ...stateOf(status, ended, task),
      ...filled("results", isDone ? reported.ofStep : []),
      ...(reason ? { terminationReason: reason } : {}),
      ...ofStep.artifacts,
    },
    results: isDone ? reported.ofTask : [],
    artifacts: [ofTask.artifacts, ofStep.artifacts],
    errors: [...ofStep.errors, ...internal.errors, ...ofTask.errors],
  };
}

function stateOf({ name: container, imageID }: ContainerStatus, state: ContainerState = {}, task: SeenTask): StepState {
  const name = nameOfContainer(container);
  const provenance = task.provenances.get(name);
  return { ...state, name, container, ...(imageID ? { imageID } : {}), ...(provenance && { provenance }) };
}

/** How the container ended, with what its message says of it; the message keeps what is for others. */
function endOf(
  { message: _, ...terminated }: ContainerStateTerminated,
  { startedAt = terminated.startedAt, exitCode = terminated.exitCode }: InternalValues,
  message: string,
): ContainerStateTerminated {
  return { ...terminated, exitCode, ...(startedAt && { startedAt }), ...(message && { message }) };
}

const valueOfType = (results: readonly RunResult[], wanted: number): string | undefined =>
  results.find(({ type }) => type === wanted)?.value;
