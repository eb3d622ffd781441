import { shownPath } from "./files.ts";
import type { Problem } from "./print-diagnostic.ts";
import { count } from "./text.ts";

/** What was looked for in vain, and where. */
export interface Search {
  readonly code: string;
  readonly doing: "plan" | "validate" | "render" | "simulate";
  /** What would have been of use: `"Pipeline or PipelineRun"`. */
  readonly want: string;
  readonly paths: readonly string[];
  /** How many files there are. */
  readonly files: number;
  /** There is nothing in them at all. */
  readonly areBlank: boolean;
  /** What was found instead: each kind, and how often. */
  readonly kinds: ReadonlyMap<string, number>;
}

/** That there is nothing of use in the files, and what there is. */
export function nothingFound({ code, doing, want, paths, files, areBlank, kinds }: Search): Problem {
  const where = paths.length > MOST_SHOWN_PATHS ? count(paths.length, "place") : paths.map(shownPath).join(", ");
  const diagnostic = {
    code,
    severity: "error",
    message: `nothing to ${doing}: no ${want} in ${where}`,
  } as const;
  if (files === 0) return { diagnostic: { ...diagnostic, details: "there are no *.yaml, *.yml or *.json files" } };
  if (areBlank) return { diagnostic: { ...diagnostic, details: "the input is empty" } };
  return { diagnostic: kinds.size === 0 ? diagnostic : { ...diagnostic, details: `found ${listOf(kinds)}` } };
}

const MOST_SHOWN_PATHS = 3;
const MOST_SHOWN_KINDS = 5;

function listOf(kinds: ReadonlyMap<string, number>): string {
  const shown = Array.from(kinds, ([kind, times]) => (times === 1 ? kind : `${times} × ${kind}`));
  return [...shown.slice(0, MOST_SHOWN_KINDS), ...(shown.length > MOST_SHOWN_KINDS ? ["…"] : [])].join(", ");
}

/** Each word once, with how often it is there. */
export function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
