import { compareCodePoints } from "../../go/json.ts";
import type { TaskResult, TaskRunResult } from "../../types/result.ts";
import type { TaskRunStatus } from "../../types/task-run.ts";
import { filled } from "./filled.ts";

/** Why results are refused, and the status with those that stay. */
export interface RefusedResults {
  readonly status: TaskRunStatus;
  readonly error: string;
}

/**
 * What is wrong with the results in a status, if they are not what the task declares; the run fails for it. Those of another type
 * are taken away; objects that lack keys stay.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/validate_taskrun.go validateTaskRunResults
 */
export function checkResults(status: TaskRunStatus, declared: readonly TaskResult[]): RefusedResults | undefined {
  const { results = [], ...others } = status;
  const ofOther = otherTypes(results, declared);
  if (ofOther.size > 0) {
    const kept = results.filter(({ name }) => !ofOther.has(name));
    return { status: { ...others, ...filled("results", kept) }, error: ofOtherTypes(ofOther) };
  }
  const missing = missingKeys(results, declared);
  return missing.size === 0 ? undefined : { status, error: lackingKeys(missing) };
}

/** What is wrong with results, by their names: the type that they shall have, and the one that they have. */
function otherTypes(results: readonly TaskRunResult[], declared: readonly TaskResult[]) {
  const types = new Map(declared.map(({ name, type = "" }) => [name, type]));
  const others = new Map<string, { readonly wanted: string; readonly given: string }>();
  for (const { name, type: given = "" } of results) {
    const wanted = types.get(name);
    if (wanted !== undefined && wanted !== given) others.set(name, { wanted, given });
  }
  return others;
}

function ofOtherTypes(others: ReturnType<typeof otherTypes>): string {
  const told = Array.from(
    others,
    ([name, { wanted, given }]) =>
      ` "${name}": task result is expected to be "${wanted}" type but was initialized to a different type "${given}"`,
  );
  const words = "Provided results don't match declared results; may be invalid JSON or missing result declaration: ";
  return words + told.sort(compareCodePoints).join(",");
}

/**
 * The keys that results lack which are objects, by their names.
 *
 * As in the reference: where there is no key at all, none is missing, and what both the run and its task declare is missing twice.
 */
function missingKeys(results: readonly TaskRunResult[], declared: readonly TaskResult[]) {
  const wanted = new Map<string, string[]>();
  for (const { name, type, properties = {} } of declared) {
    if (type !== "object") continue;
    const keys = wanted.get(name) ?? [];
    wanted.set(name, keys);
    for (const key of Object.keys(properties).sort(compareCodePoints)) keys.push(key);
  }
  const missing = new Map<string, readonly string[]>();
  for (const { name, value } of results) {
    if (typeof value !== "object" || Array.isArray(value)) continue;
    const given = new Set(Object.keys(value));
    const lacking = (wanted.get(name) ?? []).filter((key) => !given.has(key));
    if (given.size > 0 && lacking.length > 0) missing.set(name, lacking);
  }
  return missing;
}

function lackingKeys(missing: ReadonlyMap<string, readonly string[]>): string {
  const told = [...missing]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([name, keys]) => `${name}:[${keys.join(" ")}]`);
  return `missing keys for these results which are required in TaskResult's properties map[${told.join(" ")}]`;
}
