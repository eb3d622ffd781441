import { wantObjects } from "../../wrong-argument.ts";

/** What the caller of `rollUp` is told that it cannot do. */
export const DOING = "roll up a PipelineRun";

/**
 * A list of a status. Null is as nothing: JSON that nobody has decoded may say so.
 *
 * @throws {TypeError} if it is no list of objects
 */
export function listed<T extends object>(list: readonly T[] | undefined, field: string): readonly T[] {
  const items = list ?? [];
  wantObjects(items, DOING, `a list of objects in ${field}`);
  return items;
}
