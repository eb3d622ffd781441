import type { Path } from "./diagnostic.ts";

/**
 * What stands at a path, if anything does.
 *
 * @example valueAt({ spec: { steps: [{ image: "i" }] } }, ["spec", "steps", 0, "image"]) // "i"
 */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    // Lists are objects with numbers for keys.
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}
