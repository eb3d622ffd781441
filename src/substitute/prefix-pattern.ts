import type { VariablePrefix } from "./seen-variables.ts";

/** A prefix that is a regular expression; undefined if it is no valid one. */
export function compilePrefix(_printed: string): VariablePrefix | undefined {
  return undefined;
}
