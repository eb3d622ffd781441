import { STDIN, STDIN_NAME } from "../../files.ts";
import type { Problem } from "../../print-diagnostic.ts";
import type { FileReport } from "../check-file.ts";

/** Writes what was found in one format, in parts: all together may be longer than a text can be. */
export interface Reporter {
  start(): string;
  /** What there is to say about one file. */
  file(report: FileReport): Iterable<string>;
  /** What comes last; `problems` are those about the call as a whole. */
  end(totals: Totals, problems: readonly Problem[]): string;
}

/** What was found in all files together. */
export interface Totals {
  /** Those in which there is something of Tekton's. */
  readonly files: number;
  readonly documents: number;
  readonly errors: number;
  readonly warnings: number;
  /** How many problems `--ignore` has left out. */
  readonly ignored: number;
}

/** All problems of a file, in the order of their places. */
export const problemsOf = ({ objects }: FileReport): readonly Problem[] => objects.flatMap(({ problems }) => problems);

/** How programs call the file. */
export const fileName = ({ file }: FileReport): string => (file.path === STDIN ? STDIN_NAME : file.path);
