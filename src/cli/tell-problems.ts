import { exitCodes } from "./exit-codes.ts";
import { CANNOT_READ, type InputFile } from "./files.ts";
import { formatProblem, formatSummary, type Problem } from "./print-diagnostic.ts";
import type { Style } from "./style.ts";

export const isError = ({ diagnostic }: Problem): boolean => diagnostic.severity === "error";

/** By file, and in each by place. */
export function inOrder(problems: readonly Problem[], files: readonly InputFile[]): Problem[] {
  const ranks = new Map(files.map(({ name }, index) => [name, index]));
  const rankOf = ({ file }: Problem) => ranks.get(file?.name ?? "") ?? files.length;
  const offsetOf = ({ diagnostic }: Problem) => diagnostic.range?.start.offset ?? 0;
  return [...problems].sort((a, b) => rankOf(a) - rankOf(b) || offsetOf(a) - offsetOf(b));
}

/** All of them, and how many they are. */
export function formatProblems(problems: readonly Problem[], style: Style): string {
  const summary = formatSummary(problems);
  return [...problems.map((problem) => formatProblem(problem, style)), ...(summary === "" ? [] : [summary])].join("\n");
}

/** What a command that reads files tells the shell. */
export function exitCodeFor(problems: readonly Problem[]): number {
  if (problems.some(({ diagnostic }) => diagnostic.code === CANNOT_READ)) return exitCodes.environment;
  return problems.some(isError) ? exitCodes.invalid : exitCodes.ok;
}
