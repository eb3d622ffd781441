import { accept, PatternProblem, type Scanner, take } from "./scanner.ts";
import type { Repetition } from "./tree.ts";

const MAX_COUNT = 1000;

/** Reads `*`, `+?`, `{2,3}` and the like, if one of them is next; a `{` that is none of them means itself. */
export function readRepetition(
  scanner: Scanner,
  { isUngreedy }: { readonly isUngreedy: boolean },
): Repetition | undefined {
  const syntax = take(scanner, /[*+?]|\{(0|[1-9][0-9]*)(?:(,)(0|[1-9][0-9]*)?)?\}/y);
  if (syntax === undefined) return undefined;
  const isLazy = accept(scanner, "?") !== isUngreedy;
  const [sign, low, comma, high] = syntax;
  if (low === undefined) return { min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity, isLazy };
  const min = Number(low);
  const max = Number(high ?? (comma === undefined ? low : Infinity));
  if (min > MAX_COUNT || (high !== undefined && (max > MAX_COUNT || min > max)))
    throw new PatternProblem("there should be at most 1000 repetitions, and not fewer than the least");
  return { min, max, isLazy };
}
