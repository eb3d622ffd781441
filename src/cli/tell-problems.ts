import { inOrder } from "./by-place.ts";
import { exitCodes } from "./exit-codes.ts";
import { CANNOT_READ, type InputFile } from "./files.ts";
import { formatProblem, formatSummary, type Problem } from "./print-diagnostic.ts";
import type { Style } from "./style.ts";

/** Whether it is so bad that it counts as a failure. */
export const isError = ({ diagnostic }: Problem): boolean => diagnostic.severity === "error";

/** Whether it is about a file or a folder that cannot be read. */
export const isUnreadable = ({ diagnostic }: Problem): boolean => diagnostic.code === CANNOT_READ;

/** As they stand in the files. */
export const problemsInOrder = (problems: readonly Problem[], files: readonly InputFile[]): Problem[] =>
  inOrder(problems, files, ({ diagnostic, file }) => ({
    fileName: file?.name,
    offset: diagnostic.range?.start.offset ?? 0,
  }));

/** Each once: tasks of one run, and runs of one pipeline, may have the same to tell of the same place. */
export function once(problems: readonly Problem[]): Problem[] {
  const told = new Set<string>();
  return problems.filter(({ diagnostic: { code, message, range }, file }) => {
    const key = JSON.stringify([file?.name, range?.start.offset, range?.end.offset, code, message]);
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}

/** All of them, and how many they are; to be quiet the errors alone. */
export function formatProblems(problems: readonly Problem[], style: Style, { isQuiet = false } = {}): string {
  const told = isQuiet ? problems.filter(isError) : problems;
  const summary = isQuiet ? "" : formatSummary(problems);
  return [...told.map((problem) => formatProblem(problem, style)), ...(summary === "" ? [] : [summary])].join("\n");
}

/** What a command that reads files tells the shell. */
export function exitCodeFor(problems: readonly Problem[]): number {
  if (problems.some(isUnreadable)) return exitCodes.environment;
  return problems.some(isError) ? exitCodes.invalid : exitCodes.ok;
}

/** The same where the command cannot begin, as nobody knows how the cluster is set up. */
export const exitCodeForConfig = (problems: readonly Problem[]): number =>
  problems.some(isUnreadable) ? exitCodes.environment : exitCodes.usage;
