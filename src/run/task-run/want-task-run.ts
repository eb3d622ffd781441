import type { TaskRun } from "../../types/task-run.ts";
import { wantObject, wantObjects, wrongArgument } from "../../wrong-argument.ts";
import type { PodRefusal } from "./task-run-state.ts";

/** @throws {TypeError} if it is no TaskRun */
export function wantTaskRun(taskRun: TaskRun, doing: string): void {
  wantObject(taskRun, doing, "a decoded TaskRun");
  const { metadata = {}, spec = {}, status = { podName: "" } } = taskRun;
  for (const part of [metadata, spec, status]) wantObject(part, doing, "a decoded TaskRun");
  for (const field of ["conditions", "steps", "sidecars", "results", "retriesStatus"] as const)
    if (status[field] !== undefined)
      wantObjects(status[field], doing, `a decoded TaskRun, with a list as status.${field}`);
}

/** @throws {TypeError} if it does not say why a pod is refused */
export function wantRefusal(refusal: PodRefusal, doing: string): void {
  if (typeof refusal?.reason !== "string" || typeof refusal.message !== "string")
    throw wrongArgument(doing, "the refusal of a pod, with reason and message", refusal);
}
