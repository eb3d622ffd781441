import { quote } from "../../go/quote.ts";
import type { Task, TaskSpec } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { POD_TEMPLATE, WORKSPACE_BINDINGS } from "../fields.ts";
import type { FindPlace } from "./explained-place.ts";
import { paramReference } from "./param-reference.ts";
import { type ParamScope, paramsInScope, type WrittenAt } from "./param-scope.ts";
import { byParts, GIVEN_VALUES, inFields } from "./parts.ts";
import { placesInTaskRef } from "./resolver-places.ts";
import { paramsLayer, type TaskScope, taskPlaces } from "./task-places.ts";
import { whyNotInTask } from "./why-not.ts";

/** Where variables are replaced in a Task, with a run of it if there is one. */
export const placesInTask = ({ spec, metadata }: Task, run: TaskRun | undefined): FindPlace =>
  byParts([
    [["spec"], taskPlaces(scopeOfTask({ spec, name: metadata?.name ?? "", at: { in: "Task", at: ["spec"] } }, run))],
  ]);

/** In a TaskRun, with the Task that it refers to if there is one: that counts before a task that is written in the run. */
export function placesInTaskRun(run: TaskRun, task: Task | undefined): FindPlace {
  const embedded = { in: "TaskRun", at: ["spec", "taskSpec"] } as const;
  const at: WrittenAt = task === undefined ? embedded : { in: "Task", at: ["spec"] };
  const spec = task?.spec ?? run.spec?.taskSpec ?? {};
  const scope = scopeOfTask({ spec, name: (task ?? run).metadata?.name ?? "", at }, run);
  const isUnknown = task === undefined && run.spec?.taskSpec === undefined;
  const whyNot = isUnknown ? whyWithoutTask(scope) : scope.whyNot;
  const given = paramsInScope({ ...scope.params, declared: [] });
  const params = paramsLayer(scope);
  return byParts([
    ...(task === undefined ? [[embedded.at, taskPlaces(scope)] as const] : []),
    [["spec", "taskRef"], placesInTaskRef(run, given, whyNot)],
    [["spec", "workspaces"], inFields(WORKSPACE_BINDINGS, [{ ...params, stage: "bindings" }], whyNot)],
    [["spec", "podTemplate"], inFields(POD_TEMPLATE, [{ ...params, stage: "pod-template" }], whyNot)],
    [["spec", "params"], GIVEN_VALUES],
  ]);
}

/** Of a Task that is not given, nobody knows the defaults. */
const whyWithoutTask =
  ({ inScope, whyNot }: TaskScope) =>
  (expression: string): string => {
    const name = paramReference(expression, inScope.isKnown)?.name;
    const isOpen = name !== undefined && !inScope.isKnown(name);
    return isOpen
      ? `the run gives no param ${quote(name)}; only its Task could have a default for it`
      : whyNot(expression);
  };

/** A task, what it is called, and which part of which resource it is. */
interface Written {
  readonly spec: TaskSpec;
  readonly name: string;
  readonly at: WrittenAt;
}

function scopeOfTask({ spec, name, at }: Written, run: TaskRun | undefined): TaskScope {
  const params: ParamScope = {
    declared: spec.params,
    declaredAt: { in: at.in, at: [...at.at, "params"] },
    given: run && (run.spec?.params ?? []),
    givenAt: { in: "TaskRun", at: ["spec", "params"] },
    givenBy: "run",
  };
  const inScope = paramsInScope(params);
  const bindings = run && (run.spec?.workspaces ?? []);
  return { spec, taskName: name, run, bindings, params, inScope, whyNot: whyNotInTask(spec, inScope) };
}
