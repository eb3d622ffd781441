import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import type { TaskRun, TaskRunSpec } from "../../types/task-run.ts";
import { validateOutOfBoundArrayParams } from "./array-index.ts";
import { ofBest } from "./catalog.ts";
import { checkSteps } from "./check-steps.ts";
import { validateEnumParam } from "./enum-param.ts";
import { givenByRun } from "./given-params.ts";
import { typeAsGiven } from "./given-type.ts";
import { below, type Mismatch } from "./mismatch.ts";
import { validateOnlyOnePVCIsUsed } from "./only-one-claim.ts";
import { validateOverrides } from "./overrides.ts";
import { extraParams } from "./pipeline-params.ts";
import { type KnownTask, validateResolvedTask } from "./resolved-task.ts";
import { validateBindings } from "./workspaces.ts";
import { tasksOf, unresolvedReference, type World } from "./world.ts";

/**
 * What does not fit between a TaskRun and its task.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/taskrun.go prepare
 */
export function* checkTaskRun({ spec }: TaskRun, world: World): Generator<Mismatch> {
  const { taskRef, taskSpec } = spec ?? {};
  if (spec === undefined) return;
  if (taskSpec !== undefined) {
    yield* below(["taskSpec"], checkSteps(taskSpec, world));
    yield* checkAgainstTask(spec, { name: world.name, spec: taskSpec, isEmbedded: true }, world);
  } else if (taskRef !== undefined) {
    const say = (notFound: string) => `error when listing tasks for taskRun ${world.name}: ${notFound}`;
    const reference = { ref: taskRef, kind: "Task", at: ["taskRef"], reason: "TaskRunResolutionFailed", say } as const;
    yield* unresolvedReference(reference, world);
    yield* ofBest(tasksOf(taskRef, world), (task) => checkAgainstTask(spec, task, world));
  }
}

function* checkAgainstTask(spec: TaskRunSpec, task: KnownTask, world: World): Generator<Mismatch> {
  const { config, facts } = world;
  const { params = [] } = task.spec;
  const elsewhere: Path = [task.isEmbedded ? "taskSpec" : "taskRef"];
  const given = givenByRun(spec.params, elsewhere, typeAsGiven);
  yield* validateResolvedTask(task, given, "TaskRunValidationFailed");
  if (config.featureFlags.enableParamEnum) yield* validateEnumParam(given, params);
  yield* validateOutOfBoundArrayParams(params, given, facts.itemsOfTask(task.spec), "TaskRunValidationFailed");
  const workspaces = {
    workspaces: spec.workspaces ?? [],
    at: spec.workspaces === undefined ? elsewhere : ["workspaces"],
  };
  yield* validateBindings(task, workspaces, config);
  const bound = workspaces.workspaces.map((binding, index) => ({ binding, at: ["workspaces", index] }));
  yield* validateOnlyOnePVCIsUsed(bound, config, "the task");
  yield* validateOverrides(task, spec);
  if (!task.isEmbedded) yield* extraParams(`Task ${quote(task.name)}`, params, given);
}
