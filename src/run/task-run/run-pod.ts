import { type SubstitutedTaskRun, substituteTaskRun } from "../../substitute/task-run/substitute-task-run.ts";
import type { ContainerStatus } from "../../types/kubernetes/pod-status.ts";
import { validateTaskSpecOfPod } from "../../validate/task/task-spec-of-pod.ts";
import { ofUser, wordsOf } from "../start/failed-check.ts";
import { checkResults } from "./check-results.ts";
import { claimedWorkspaces } from "./claimed-workspaces.ts";
import { newPod, READY } from "./new-pod.ts";
import { failRun, inStatus, type OpenPass, withFailure, withStatus } from "./open-pass.ts";
import { isStep, podNamed, type TaskRunPod } from "./pod.ts";
import { createPod, patchPod } from "./pod-changes.ts";
import { podHasFailed } from "./pod-failure.ts";
import type { PreparedTask } from "./prepare-task.ts";
import { invalidPod, refusedPod } from "./refused-pod.ts";
import { declaredResults } from "./reported-results.ts";
import { statusFromPod } from "./status-from-pod.ts";

/**
 * Sees to it that an attempt has its pod, and takes over what that tells.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go reconcile
 */
export function runPod(pass: OpenPass, prepared: PreparedTask): OpenPass {
  const found = podOfAttempt(pass);
  const bound = found === undefined ? withClaims(pass, prepared) : { pass, prepared };
  const made = substituteTaskRun(bound.prepared.parts);
  if (!made.ok) return invalidPod(bound.pass, made.diagnostics[0]?.message ?? "");
  const specified = inStatus(bound.pass, { taskSpec: made.value.taskSpec });
  if (found !== undefined) return seen(specified, found, prepared);
  const created = withNewPod(specified, made.value);
  return created.pod === undefined ? created.pass : seen(created.pass, created.pod, prepared);
}

/** The pod of the attempt; one that a pass has created whose status was lost counts, too, if it has not failed. */
function podOfAttempt({ taskRun: { status }, pods }: OpenPass): TaskRunPod | undefined {
  if (status.podName !== "") return podNamed(pods, status.podName);
  const archived = new Set(status.retriesStatus?.map(({ podName }) => podName));
  return pods.findLast((pod) => !archived.has(pod.metadata.name) && !podHasFailed(pod.status ?? {}));
}

/** With claims for the workspaces that have but templates. */
function withClaims(
  pass: OpenPass,
  { parts, taskSpec }: PreparedTask,
): { readonly pass: OpenPass; readonly prepared: PreparedTask } {
  const { taskRun } = parts;
  const { workspaces, commands } = claimedWorkspaces(taskRun, taskRun.spec?.workspaces ?? []);
  if (commands.length === 0) return { pass, prepared: { parts, taskSpec } };
  const spec = { serviceAccountName: "", ...taskRun.spec, workspaces };
  return {
    pass: { ...pass, commands: [...pass.commands, ...commands] },
    prepared: { parts: { ...parts, taskRun: { ...taskRun, spec } }, taskSpec },
  };
}

/**
 * With a pod for the attempt, or without one, if there can be none.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go createPod
 */
function withNewPod(
  pass: OpenPass,
  substituted: SubstitutedTaskRun,
): { readonly pass: OpenPass; readonly pod?: TaskRunPod } {
  const findings = validateTaskSpecOfPod(substituted.taskSpec, pass.config);
  if (findings.length > 0) return { pass: invalidPod(pass, wordsOf(findings)) };
  const pod = newPod(pass, substituted);
  const existing = podNamed(pass.pods, pod.metadata.name);
  const { podRefusal } = pass;
  if (existing !== undefined && (podRefusal === undefined || podRefusal.reason === "AlreadyExists"))
    return { pass, pod: existing };
  return podRefusal === undefined ? { pass: createPod(pass, pod), pod } : { pass: refusedPod(pass, podRefusal) };
}

/** With what the pod tells. */
function seen(pass: OpenPass, pod: TaskRunPod, { parts, taskSpec }: PreparedTask): OpenPass {
  const { config, now } = pass;
  const signalled = maySignal(pod) ? patchPod(pass, pod.metadata.name, { annotations: READY }) : pass;
  const { spec } = parts.taskRun;
  const taskRun = { ...pass.taskRun, ...(spec && { spec }) };
  const { status, error } = statusFromPod({ taskRun, pod, taskSpec, config }, now);
  const told = withStatus(signalled, status);
  if (error !== undefined) return withFailure(told, error, { isPermanent: false });
  const refused = checkResults(status, declaredResults(spec?.taskSpec, taskSpec));
  if (refused === undefined) return told;
  const failed = failRun(withStatus(told, refused.status), "TaskRunValidationFailed", ofUser(refused.error));
  return withFailure(failed, refused.error, { isPermanent: false });
}

/**
 * Whether the first step shall start: all others are ready, or have ended, and nobody has said so before.
 *
 * @see tektoncd/pipeline pkg/pod/status.go SidecarsReady
 */
function maySignal({ metadata, status: { phase, containerStatuses = [] } = {} }: TaskRunPod): boolean {
  const isReady = ({ name, state, ready }: ContainerStatus) =>
    isStep(name) || state?.terminated !== undefined || (state?.running !== undefined && ready === true);
  const isSignalled = metadata.annotations?.["tekton.dev/ready"] === READY["tekton.dev/ready"];
  return !isSignalled && phase === "Running" && containerStatuses.every(isReady);
}
