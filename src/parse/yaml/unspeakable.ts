import { YamlProblem } from "./cursor.ts";
import type { Tree } from "./tree.ts";

/**
 * Ends the reading if the value holds what JSON cannot say: `.inf` and `.nan`, null as a key, keys above int64.
 *
 * The reference finds these last, in what is left of the document: one that a later key of the same name has replaced is
 * no mistake.
 */
export function findUnspeakable(tree: Tree): void {
  const { nonFinite, badKeys } = tree;
  if (nonFinite === undefined && badKeys === undefined) return;
  const seen = new Set<unknown>();
  const open: unknown[] = [tree.root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "number" && !Number.isFinite(value))
      throw new YamlProblem(`json: unsupported value: ${formatNonFinite(value)}`, nonFinite?.get(value) ?? 0);
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    // An alias repeats its value: once is enough.
    seen.add(value);
    const badKey = badKeys?.get(value);
    if (badKey !== undefined) throw new YamlProblem("unsupported map key", tree.nodes.startOf(badKey));
    for (const item of Object.values(value)) open.push(item);
  }
}

const formatNonFinite = (value: number): string => (Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
