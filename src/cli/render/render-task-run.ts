import { encodeResource } from "../../decode/encode.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { checkTaskRun } from "../../run/start/check-task-run.ts";
import type { ExplainOptions } from "../../substitute/explain/explain-variables.ts";
import { substituteTaskRun, type TaskRunParts } from "../../substitute/task-run/substitute-task-run.ts";
import type { Config } from "../../types/config.ts";
import type { Step } from "../../types/step.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { nearest } from "../by-name.ts";
import type { Found } from "../read-kinds.ts";
import { problemsOf } from "../source-object.ts";
import { broughtByResolver, isWhole, type JoinedRun, type Library } from "./join-runs.ts";
import { type ExplainedVariable, explainSpec, failuresOf, type Rendered } from "./rendered.ts";

/** A TaskRun with its task and the step actions of that written in it, as it will be when its first step starts. */
export function renderTaskRun(joined: JoinedTaskRun, { stepActions }: Library, config: Config): Rendered {
  const { run, referenced } = joined;
  const task = referenced?.decoded;
  const { file } = referenced ?? run;
  const getStepAction: TaskRunParts["getStepAction"] = ({ name = "", resolver = "" }) =>
    resolver === "" ? nearest(stepActions.get(name), file)?.decoded : undefined;
  const parts: TaskRunParts = { taskRun: run.decoded, config, getStepAction, ...(task && { task }) };
  const merged = withStepActions(parts);
  const rendered = { run, isWhole: isWhole(joined), variables: explained(joined, merged ?? parts, config) };
  const brought = broughtSteps(stepsOf(parts), task ? ["spec"] : ["spec", "taskSpec"]);
  if (brought.length > 0) return { ...rendered, problems: problemsOf(referenced ?? run, brought) };
  const resource = merged && substituted(merged);
  const problems = isWhole(joined) ? problemsOf(run, failuresOf(checkTaskRun(merged ?? parts))) : [];
  return { ...rendered, ...(resource && { resource }), problems };
}

type JoinedTaskRun = JoinedRun & { readonly kind: "TaskRun" };

/** The same run with the step actions in the steps that refer to them; undefined if one of them cannot be put in. */
function withStepActions(parts: TaskRunParts): TaskRunParts | undefined {
  const { taskRun, task } = parts;
  if (!stepsOf(parts).some(({ ref }) => ref !== undefined)) return parts;
  const made = substituteTaskRun(parts, { stages: ["step-actions"] });
  if (!made.ok) return undefined;
  const { taskSpec } = made.value;
  if (task !== undefined) return { ...parts, task: { ...task, spec: taskSpec } };
  return { ...parts, taskRun: { ...taskRun, spec: { serviceAccountName: "", ...taskRun.spec, taskSpec } } };
}

const stepsOf = ({ taskRun, task }: TaskRunParts): readonly Step[] =>
  (task?.spec ?? taskRun.spec?.taskSpec)?.steps ?? [];

/** The steps whose actions nobody knows before the run. */
const broughtSteps = (steps: readonly Step[], at: Diagnostic["at"]): Diagnostic[] =>
  steps.flatMap(({ ref }, index) =>
    ref?.resolver ? broughtByResolver("StepAction", ref.resolver, [...at, "steps", index, "ref", "resolver"]) : [],
  );

/** What becomes of the variables in a run, and in the task that it refers to. */
function explained(
  { run, referenced }: JoinedTaskRun,
  { taskRun, task }: TaskRunParts,
  config: Config,
): ExplainedVariable[] {
  if (referenced === undefined || task === undefined) return explainMerged(run, taskRun, { config });
  return [
    ...explainSpec(run.decoded, run, { config, task: referenced.decoded }),
    ...explainMerged(referenced, task, { config, run: run.decoded }),
  ];
}

/** What a step has from its action is explained at the step: the action is put in before all else. */
function explainMerged<R extends Task | TaskRun>(
  found: Found<R>,
  merged: R,
  options: ExplainOptions,
): ExplainedVariable[] {
  const isChanged = merged !== found.decoded;
  const given = isChanged ? explainSpec(found.decoded, found, options).filter(isForAction) : [];
  return [...given, ...explainSpec(merged, found, options)];
}

/** Whether it stands in what a step gives to its action, which nothing is left of once that is put in. */
const isForAction = ({ at }: ExplainedVariable): boolean =>
  at.some((key, index) => key === "steps" && at[index + 2] === "params");

/** What the run says as it stands, but for its task; undefined if that cannot be made, for which its check has a word. */
function substituted(parts: TaskRunParts): object | undefined {
  const made = substituteTaskRun(parts, { missingContexts: "keep" });
  if (!made.ok) return undefined;
  const { taskRef: _taskRef, serviceAccountName: account = "", ...rest } = parts.taskRun.spec ?? {};
  const { taskSpec, workspaces, podTemplate } = made.value;
  const spec = { ...rest, serviceAccountName: account, taskSpec, workspaces, ...(podTemplate && { podTemplate }) };
  const { status: _status, ...encoded } = encodeResource<TaskRun>({ ...parts.taskRun, spec });
  // Go prints an empty account and an empty status, which nobody has written.
  const { serviceAccountName: _account, ...withoutAccount } = encoded.spec ?? {};
  return { ...encoded, spec: account === "" ? withoutAccount : encoded.spec };
}
