import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { resolveStepActions } from "../../substitute/task-run/step-actions.ts";
import { resolvedTaskRun, type TaskRunParts } from "../../substitute/task-run/substitute-task-run.ts";
import { defaultConfig } from "../../types/config.ts";
import type { WorkspaceBinding } from "../../types/workspace.ts";
import { itemsOfTask, validateOutOfBoundArrayParams } from "../../validate/across/array-index.ts";
import { validateEnumParam } from "../../validate/across/enum-param.ts";
import type { GivenParams } from "../../validate/across/given-params.ts";
import { givenParams, typeAsGiven } from "../../validate/across/given-type.ts";
import type { Mismatch } from "../../validate/across/mismatch.ts";
import { validateOnlyOnePVCIsUsed } from "../../validate/across/only-one-claim.ts";
import { validateOverrides } from "../../validate/across/overrides.ts";
import { validateTaskSpecRequestResources } from "../../validate/across/request-resources.ts";
import { validateResolvedTask } from "../../validate/across/resolved-task.ts";
import { validateBindings } from "../../validate/across/workspaces.ts";
import { validateWorkspaceBinding } from "../../validate/workspace-binding.ts";
import { type Check, type FailedCheck, failedChecks, ofUser, wordsOf } from "./failed-check.ts";

/**
 * The checks that a TaskRun does not pass before its pod is made, in the order of the controller, which stops at the first.
 * Nothing, if it starts.
 *
 * @throws {TypeError} if it is not given a decoded TaskRun, or neither a task nor one in the run
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go prepare
 */
export function checkTaskRun(parts: TaskRunParts): readonly FailedCheck[] {
  return [...failedChecks(checksOf(parts))];
}

function* checksOf(parts: TaskRunParts): Generator<Check> {
  const { taskRun, taskSpec, taskName } = resolvedTaskRun(parts);
  const { config = defaultConfig, getStepAction = () => undefined } = parts;
  const { params, workspaces, ...spec } = taskRun.spec ?? { serviceAccountName: "" };
  const isEmbedded = spec.taskSpec !== undefined;
  const elsewhere = [isEmbedded ? "taskSpec" : "taskRef"];
  const resolved = resolveStepActions(taskSpec, getStepAction, params);
  if (!resolved.ok) {
    const found = resolved.diagnostics.map(({ message, at }) =>
      unresolved(message, isEmbedded ? [...elsewhere, ...at] : elsewhere),
    );
    // Without the steps, the rest cannot be asked.
    yield { check: "GetStepActionsData", found, say: (error) => error };
    return;
  }
  const task = { name: taskName, spec: resolved.value, isEmbedded };
  const declared = task.spec.params ?? [];
  const given: GivenParams = {
    params: givenParams(params),
    settled: givenParams(params),
    at: params === undefined ? elsewhere : ["params"],
    typeOf: typeAsGiven,
  };
  const items = [...itemsOfTask(task.spec)];
  const bindings = { workspaces: workspaces ?? [], at: workspaces === undefined ? elsewhere : ["workspaces"] };
  const ofUserCheck = (check: string, found: Iterable<Mismatch>): Check => ({ check, found, say: ofUser });
  yield ofUserCheck("validateTaskSpecRequestResources", validateTaskSpecRequestResources(task.spec));
  yield ofUserCheck("ValidateResolvedTask", validateResolvedTask(task, given, "TaskRunValidationFailed"));
  if (config.featureFlags.enableParamEnum) yield ofUserCheck("ValidateEnumParam", validateEnumParam(given, declared));
  yield ofUserCheck(
    "ValidateParamArrayIndex",
    validateOutOfBoundArrayParams(declared, given, items, "TaskRunValidationFailed"),
  );
  yield ofUserCheck("ValidateBindings", [
    ...invalidBindings(bindings.workspaces),
    ...validateBindings(task, bindings, config),
  ]);
  const bound = bindings.workspaces.map((binding, index) => ({ binding, at: ["workspaces", index] }));
  yield ofUserCheck("ValidateOnlyOnePVCIsUsed", validateOnlyOnePVCIsUsed(bound, config, "the task"));
  yield ofUserCheck("validateOverrides", validateOverrides(task, spec));
}

const unresolved = (message: string, at: Path): Mismatch => ({
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
