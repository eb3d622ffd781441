import type { UsedResults } from "../../../run/simulate/used-results.ts";
import type { TaskResult } from "../../../types/result.ts";

/** What a Task has to declare that all use so. */
export function declaredFor(uses: readonly UsedResults[]): TaskResult[] {
  const declared = new Map<string, TaskResult>();
  for (const [name, { type, keys }] of uses.flatMap((used) => [...used])) {
    const wanted = Object.fromEntries(Array.from(keys, (key) => [key, {}]));
    const properties = { ...declared.get(name)?.properties, ...wanted };
    declared.set(name, { name, type, ...(type === "object" && { properties }) });
  }
  return [...declared.values()];
}

/** Puts an item behind those of its key. */
export function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
