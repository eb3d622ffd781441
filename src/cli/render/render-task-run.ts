import { encodeResource } from "../../decode/encode.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import { checkTaskRun } from "../../run/start/check-task-run.ts";
import { substituteTaskRun, type TaskRunParts } from "../../substitute/task-run/substitute-task-run.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import type { Task, TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { nearest } from "../by-name.ts";
import type { Found } from "../read-kinds.ts";
import { problemsOf } from "../source-object.ts";
import { broughtByResolver, type JoinedRun, type Library } from "./join-runs.ts";
import { type ExplainedVariable, explainSpec, type Rendered } from "./rendered.ts";

/** A TaskRun with its task and the step actions of that written in it, as it will be when its first step starts. */
export function renderTaskRun(
  { run, referenced }: JoinedRun & { readonly kind: "TaskRun" },
  { stepActions }: Library,
  config: Config,
): Rendered {
  const task = referenced?.decoded;
  const { file } = referenced ?? run;
  const getStepAction: TaskRunParts["getStepAction"] = ({ name = "", resolver = "" }) =>
    resolver === "" ? nearest(stepActions.get(name), file)?.decoded : undefined;
  const parts: TaskRunParts = { taskRun: run.decoded, config, getStepAction, ...(task && { task }) };
  const brought = broughtSteps(task?.spec ?? run.decoded.spec?.taskSpec ?? {}, task ? ["spec"] : ["spec", "taskSpec"]);
  const variables = explained(run, referenced, parts);
  if (brought.length > 0) return { run, variables, problems: problemsOf(referenced ?? run, brought) };
  const resource = substituted(parts);
  const failed = checkTaskRun(parts).flatMap(({ diagnostics }) => diagnostics);
  return { run, ...(resource && { resource }), variables, problems: problemsOf(run, failed) };
}

/** The steps whose actions nobody knows before the run. */
const broughtSteps = ({ steps = [] }: TaskSpec, at: Diagnostic["at"]): Diagnostic[] =>
  steps.flatMap(({ ref }, index) =>
    ref?.resolver ? broughtByResolver("StepAction", ref.resolver, [...at, "steps", index, "ref", "resolver"]) : [],
  );

/** What a step has from its action is explained at the step: the action is put in before all else. */
function explained(run: Found<TaskRun>, referenced: Found<Task> | undefined, parts: TaskRunParts): ExplainedVariable[] {
  const { config = defaultConfig } = parts;
  const made = substituteTaskRun(parts, { stages: ["step-actions"] });
  const taskSpec = made.ok ? made.value.taskSpec : undefined;
  if (referenced === undefined) {
    const { spec } = run.decoded;
    const before = explainSpec(run.decoded, run, { config });
    if (spec === undefined || taskSpec === undefined) return before;
    return [
      ...before.filter(isForAction),
      ...explainSpec({ ...run.decoded, spec: { ...spec, taskSpec } }, run, { config }),
    ];
  }
  const task = referenced.decoded;
  const inRun = explainSpec(run.decoded, run, { config, task });
  const inTask = explainSpec(task, referenced, { config, run: run.decoded });
  if (taskSpec === undefined) return [...inRun, ...inTask];
  const merged = explainSpec({ ...task, spec: taskSpec }, referenced, { config, run: run.decoded });
  return [...inRun, ...inTask.filter(isForAction), ...merged];
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
