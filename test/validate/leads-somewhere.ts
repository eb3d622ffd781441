import type { Path } from "../../src/diagnostic.ts";

/** Whether a path leads to something that is there. */
export function leadsSomewhere(value: unknown, path: Path): boolean {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, key)) return false;
    inner = (inner as Readonly<Record<string | number, unknown>>)[key];
  }
  return true;
}
