import { formatPath } from "../diagnostic.ts";
import type { ResultReference } from "../substitute/references.ts";
import type { Dependency, DependencyReason } from "./plan.ts";

/**
 * Why a task waits, for people.
 *
 * @example describeReason({ kind: "runAfter", at: ["runAfter", 0] }) // "runAfter"
 */
export function describeReason(reason: DependencyReason): string {
  return reason.kind === "runAfter" ? "runAfter" : `result ${resultName(reason.reference)} in ${formatPath(reason.at)}`;
}

/** The results that a task uses of one that it waits for, each once. */
export function resultNames({ reasons }: Dependency): readonly string[] {
  const names = reasons.flatMap((reason) => (reason.kind === "result" ? resultName(reason.reference) : []));
  return [...new Set(names)];
}

/** A result, or the part of it that is used, as it stands behind `results.`: `image`, `images[0]`, `image.url`. */
const resultName = ({ result, key, index }: ResultReference): string =>
  `${result}${key === undefined ? "" : `.${key}`}${index === undefined ? "" : `[${index}]`}`;
