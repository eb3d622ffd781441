import { type GetStepAction, resolveStepActions } from "../../substitute/task-run/step-actions.ts";
import { resolvedTaskRun, type TaskRunParts } from "../../substitute/task-run/substitute-task-run.ts";
import { withDefaults } from "../../types/defaults/with-defaults.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { FailureReason } from "../../validate/across/mismatch.ts";
import { checkTaskRun } from "../start/check-task-run.ts";
import { filled } from "./filled.ts";
import { findTask } from "./find-task.ts";
import { inheritedMetadata } from "./inherited-metadata.ts";
import { failRun, inStatus, nameOf, type OpenPass, ongoing, type TaskRunWithStatus, withFailure } from "./open-pass.ts";
import { withStepNames } from "./step-names.ts";

/** A run with the task that it runs. */
export interface PreparedTask {
  /** The run with its defaults, and its task with its step actions. */
  readonly parts: TaskRunParts & { readonly taskRun: TaskRunWithStatus; readonly getStepAction: GetStepAction };
  /** The task before its variables are replaced. */
  readonly taskSpec: TaskSpec;
}

/** A pass, with the task of the run, unless something is wrong with it. */
export interface Preparation {
  readonly pass: OpenPass;
  readonly prepared?: PreparedTask;
}

/**
 * Finds the task of a run and its step actions, and checks whether they fit together with what the run gives. The task is kept in
 * the status, and so are the names of its steps.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go prepare
 */
export function prepareTask(pass: OpenPass): Preparation {
  const { config } = pass;
  const taskRun = withDefaults<TaskRunWithStatus>(
    { ...pass.taskRun, kind: "TaskRun" },
    { config, operation: "update" },
  );
  const found = findTask(pass, taskRun.spec);
  if (found === "not yet") return { pass: waitForTask(pass) };
  if ("error" in found) return { pass: refused(pass, "TaskRunResolutionFailed", found.error) };
  const { task } = found;
  const parts = { taskRun, ...(task && { task }), getStepAction: stepActionsOf(pass), config };
  return checked(withTask(pass, parts), parts);
}

/** How long to wait until somebody looks again whether a resolver has brought the task. */
const RESOLVER_MS = 1000;

function waitForTask(pass: OpenPass): OpenPass {
  const { namespace = "" } = pass.taskRun.metadata ?? {};
  const message = `TaskRun ${namespace}/${nameOf(pass)} awaiting remote resource`;
  return { ...ongoing(pass, "ResolvingTaskRef", message), wakeAfterMs: RESOLVER_MS };
}

/** @param said - what the condition says, where that is more than the error */
const refused = (pass: OpenPass, reason: FailureReason, error: string, said = error): OpenPass =>
  withFailure(failRun(pass, reason, said), error, { isPermanent: true });

type Parts = PreparedTask["parts"];

/** Of several with one name, the first counts. */
function stepActionsOf({ stepActions }: OpenPass): GetStepAction {
  const byName = new Map([...stepActions].reverse().map((stepAction) => [stepAction.metadata.name, stepAction]));
  return ({ name, resolver }) => (resolver ? undefined : byName.get(name));
}

/** With the labels and annotations that the run has by now: those of its defaults, and when it finds its task, those of that. */
function withTask(pass: OpenPass, { taskRun, task }: Parts): OpenPass {
  const isFirst = pass.taskRun.status.taskSpec === undefined;
  const metadata = isFirst && task !== undefined ? inheritedMetadata(taskRun, task) : taskRun.metadata;
  return metadata === undefined ? pass : { ...pass, taskRun: { ...pass.taskRun, metadata } };
}

function checked(pass: OpenPass, parts: Parts): Preparation {
  const { taskSpec } = resolvedTaskRun(parts);
  const { status } = pass.taskRun;
  const keep = (spec: TaskSpec) => (status.taskSpec === undefined ? { taskSpec: spec } : {});
  const resolved = resolveStepActions(taskSpec, parts.getStepAction, parts.taskRun.spec?.params);
  if (!resolved.ok) {
    const [problem] = resolved.diagnostics;
    return { pass: refused(inStatus(pass, keep(taskSpec)), "TaskRunResolutionFailed", problem?.message ?? "") };
  }
  const steps = withStepNames(status.steps, taskSpec.steps);
  const found = inStatus(pass, { ...keep(resolved.value), ...filled("steps", steps) });
  const whole = withTaskSpec(parts, resolved.value);
  const [failure] = checkTaskRun(whole);
  return failure === undefined
    ? { pass: found, prepared: { parts: whole, taskSpec: resolved.value } }
    : { pass: refused(found, failure.reason, failure.error, failure.message) };
}

/** The same with a task whose steps are resolved. */
const withTaskSpec = ({ taskRun, task, ...parts }: Parts, taskSpec: TaskSpec): Parts =>
  task === undefined
    ? { ...parts, taskRun: { ...taskRun, spec: { serviceAccountName: "", ...taskRun.spec, taskSpec } } }
    : { ...parts, taskRun, task: { ...task, spec: taskSpec } };
