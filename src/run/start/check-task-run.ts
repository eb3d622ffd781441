import type { Diagnostic, Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { resolveStepActions } from "../../substitute/task-run/step-actions.ts";
import { resolvedTaskRun, type TaskRunParts } from "../../substitute/task-run/substitute-task-run.ts";
import { type Config, defaultConfig } from "../../types/config.ts";
import type { TaskRunSpec } from "../../types/task-run.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { itemsOfTask, validateOutOfBoundArrayParams } from "../../validate/across/array-index.ts";
import { validateEnumParam } from "../../validate/across/enum-param.ts";
import { givenByRun } from "../../validate/across/given-params.ts";
import { typeAsGiven } from "../../validate/across/given-type.ts";
import { below, type Mismatch } from "../../validate/across/mismatch.ts";
import { validateOnlyOnePVCIsUsed } from "../../validate/across/only-one-claim.ts";
import { validateOverrides } from "../../validate/across/overrides.ts";
import { validateTaskSpecRequestResources } from "../../validate/across/request-resources.ts";
import { type KnownTask, validateResolvedTask } from "../../validate/across/resolved-task.ts";
import { validateBindings } from "../../validate/across/workspaces.ts";
import { validateWorkspaceBinding } from "../../validate/workspace-binding.ts";
import { type Check, type FailedCheck, failedChecks, ofUser, wordsOf } from "./failed-check.ts";

/**
 * The checks that a TaskRun does not pass before its pod is made, in the order of the controller, which stops at the first.
 * Nothing, if it passes them all; the making of the pod may fail all the same.
 *
 * @throws {TypeError} if it is not given a decoded TaskRun, if there is no task, or if `getStepAction` is no function
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go prepare
 */
export const checkTaskRun = (parts: TaskRunParts): readonly FailedCheck[] => [...failedChecks(checksOf(parts))];

function* checksOf(parts: TaskRunParts): Generator<Check> {
  const { taskRun, taskSpec, taskName, isEmbedded } = resolvedTaskRun(parts);
  const { config = defaultConfig, getStepAction = () => undefined } = parts;
  const spec = taskRun.spec ?? { serviceAccountName: "" };
  const at = [isEmbedded ? "taskSpec" : "taskRef"];
  const resolved = resolveStepActions(taskSpec, getStepAction, spec.params);
  if (resolved.ok) {
    yield* checksOfTask({ spec, task: { name: taskName, spec: resolved.value, isEmbedded }, config, at });
    return;
  }
  // Without the steps, the rest cannot be asked.
  const found = resolved.diagnostics.map(unresolved);
  const placed = isEmbedded ? below(at, found) : found.map((mismatch) => ({ ...mismatch, at }));
  yield { check: "GetStepActionsData", found: placed, say: (error) => error };
}

/** A TaskRun that is to start, as its checks see it. */
interface TaskStart {
  readonly spec: TaskRunSpec;
  readonly task: KnownTask;
  readonly config: Config;
  /** Where the run says what it runs. */
  readonly at: Path;
}

function* checksOfTask(start: TaskStart): Generator<Check> {
  const { spec, task } = start;
  yield ofUserCheck("validateTaskSpecRequestResources", validateTaskSpecRequestResources(task.spec));
  yield* checksOfParams(start);
  yield* checksOfWorkspaces(start);
  yield checkOfOverrides(task, spec);
}

/** Here the reference tells all that it finds. */
function checkOfOverrides(task: KnownTask, spec: TaskRunSpec): Check {
  const found = [...validateOverrides(task, spec)];
  return { ...ofUserCheck("validateOverrides", found), error: found.map(({ message }) => message).join("\n") };
}

function* checksOfParams({ spec: { params }, task, config, at }: TaskStart): Generator<Check> {
  const { params: declared = [] } = task.spec;
  const given = givenByRun(params, at, typeAsGiven);
  yield ofUserCheck("ValidateResolvedTask", validateResolvedTask(task, given, "TaskRunValidationFailed"));
  if (config.featureFlags.enableParamEnum) yield ofUserCheck("ValidateEnumParam", validateEnumParam(given, declared));
  yield ofUserCheck(
    "ValidateParamArrayIndex",
    validateOutOfBoundArrayParams(declared, given, [...itemsOfTask(task.spec)], "TaskRunValidationFailed"),
  );
}

function* checksOfWorkspaces({ spec: { workspaces }, task, config, at }: TaskStart): Generator<Check> {
  const bindings = { workspaces: workspaces ?? [], at: workspaces === undefined ? at : ["workspaces"] };
  yield ofUserCheck("ValidateBindings", [
    ...invalidBindings(bindings.workspaces),
    ...validateBindings(task, bindings, config),
  ]);
  const bound = bindings.workspaces.map((binding, index) => ({ binding, at: ["workspaces", index] }));
  yield ofUserCheck("ValidateOnlyOnePVCIsUsed", validateOnlyOnePVCIsUsed(bound, config, "the task"));
}

const ofUserCheck = (check: string, found: Iterable<Mismatch>): Check => ({ check, found, say: ofUser });

const unresolved = ({ message, at }: Diagnostic): Mismatch => ({
  check: "step-action",
  message,
  reason: "TaskRunResolutionFailed",
  at,
});

/** What the webhook says of bindings; a run may have come without it. */
const invalidBindings = (bindings: readonly WorkspaceBinding[]): Mismatch[] =>
  bindings.flatMap((binding, index) => {
    const findings = validateWorkspaceBinding(binding);
    if (findings.length === 0) return [];
    const message = `binding ${quote(binding.name)} is invalid: ${wordsOf(findings)}`;
    return [
      { check: "workspace-binding", message, reason: "TaskRunValidationFailed" as const, at: ["workspaces", index] },
    ];
  });
