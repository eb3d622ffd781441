import type { Checked } from "../diagnostic.ts";
import { wantList, wantObject, wrongArgument } from "../wrong-argument.ts";
import { type MissingContexts, wantMissingContexts } from "./contexts.ts";

/** How much of a run is substituted. */
export interface SubstituteOptions<S extends string> {
  /** What is done; all when left out. The order is always that of the controller. */
  readonly stages?: readonly S[];
  /** What becomes of what the run does not say; `"empty"` when left out. */
  readonly missingContexts?: MissingContexts;
}

/**
 * Says which stages are wanted: all, or those that are listed.
 *
 * @throws {TypeError} if an option is not what it should be
 */
export function wantedStages<S extends string>(
  options: SubstituteOptions<S>,
  all: readonly S[],
  doing: string,
): (stage: S) => boolean {
  wantObject(options, doing, "options");
  const { stages = all, missingContexts = "empty" } = options;
  wantMissingContexts(missingContexts, doing);
  wantList(stages, doing, "a list of stages");
  const known = new Set<unknown>(all);
  const unknown = stages.find((stage) => !known.has(stage));
  if (stages.some((stage) => !known.has(stage))) throw wrongArgument(doing, `stages among ${all.join(", ")}`, unknown);
  const wanted = new Set(stages);
  return (stage) => wanted.has(stage);
}

/** A value about which there is nothing to say. */
export const okay = <T>(value: T): Checked<T> & { readonly ok: true } => ({ ok: true, value, diagnostics: [] });
