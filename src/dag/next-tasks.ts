import type { Checked } from "../diagnostic.ts";
import { wrongArgument } from "../wrong-argument.ts";
import { type PipelinePlan, wantPlan } from "./plan.ts";

/**
 * The tasks that may start when `done` tasks have ended: not done themselves, and all that they wait for is done. Sorted as
 * in the spec.
 *
 * A list of done tasks that cannot be is an error in the reference's words: names that are unknown, or that no chain of
 * done tasks leads to. Finally tasks are no part of this: they start when all others have ended.
 *
 * @throws {TypeError} if `plan` is none, or `done` no list
 * @see tektoncd/pipeline pkg/reconciler/pipeline/dag/dag.go GetCandidateTasks
 * @example nextTasks(plan, ["build"]) // { ok: true, value: ["deploy"], diagnostics: [] }
 */
export function nextTasks(plan: PipelinePlan, done: Iterable<string>): Checked<readonly string[]> {
  wantPlan(plan, "tell what is next");
  if (typeof done === "string" || typeof done?.[Symbol.iterator] !== "function")
    throw wrongArgument("tell what is next", "a list of names", done);
  const names = [...done];
  const finished = new Set(names);
  const ended = plan.tasks.filter(({ name }) => finished.has(name));
  const dependentsOf = new Map(ended.map(({ name, dependents }) => [name, dependents]));
  const reached = new Set(plan.roots);
  // A set grows while it is walked: what a done task leads to is reached as well.
  for (const name of reached) for (const dependent of dependentsOf.get(name) ?? []) reached.add(dependent);
  const unreached = names.filter((name) => !reached.has(name));
  if (unreached.length > 0) {
    const message = `invalid list of done tasks; some tasks were indicated completed without ancestors being done: [${unreached.join(" ")}]`;
    return {
      ok: false,
      diagnostics: [{ code: "dag/invalid-done", severity: "error", message, paths: [], at: [] }],
    };
  }
  const candidates = plan.tasks.filter(
    ({ name, dependsOn }) =>
      !finished.has(name) && reached.has(name) && dependsOn.every(({ task }) => finished.has(task)),
  );
  return { ok: true, value: candidates.map(({ name }) => name), diagnostics: [] };
}
