import type { Severity } from "../../diagnostic.ts";
import { CANNOT_READ } from "../files.ts";
import { tally } from "../nothing-found.ts";
import type { Problem } from "../print-diagnostic.ts";
import type { FileReport } from "./check-file.ts";
import { problemsOf, type Totals } from "./report/reporter.ts";

/** What has been found so far. */
export interface Seen extends Totals {
  /** With those that hold nothing of Tekton's. */
  readonly allFiles: number;
  readonly blankFiles: number;
  readonly otherKinds: ReadonlyMap<string, number>;
  /** A file or a folder could not be read. */
  readonly isUnreadable: boolean;
}

export const NOTHING_SEEN: Seen = {
  ...{ files: 0, documents: 0, errors: 0, warnings: 0, ignored: 0 },
  ...{ allFiles: 0, blankFiles: 0, otherKinds: new Map(), isUnreadable: false },
};

/** What has been found with one more file; `ignored` problems of it have been left out. */
export function withReport(seen: Seen, report: FileReport, ignored: number): Seen {
  const { file, objects, otherKinds, isBlank = false, isConfig = false } = report;
  const problems = problemsOf(report);
  const numberOf = (severity: Severity) => problems.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const documents = file.text.ok && !isConfig ? objects.length : 0;
  return {
    files: seen.files + (documents > 0 ? 1 : 0),
    documents: seen.documents + documents,
    errors: seen.errors + numberOf("error"),
    warnings: seen.warnings + numberOf("warning"),
    ignored: seen.ignored + ignored,
    allFiles: seen.allFiles + (isConfig ? 0 : 1),
    blankFiles: seen.blankFiles + (isBlank ? 1 : 0),
    otherKinds: otherKinds.length === 0 ? seen.otherKinds : tally(otherKinds, seen.otherKinds),
    isUnreadable: seen.isUnreadable || problems.some(isUnreadable),
  };
}

/** What of it is told in the end. */
export const totalsOf = ({ files, documents, errors, warnings, ignored }: Seen): Totals => ({
  ...{ files, documents, errors, warnings, ignored },
});

/** Whether it is about a file or a folder that cannot be read. */
export const isUnreadable = ({ diagnostic }: Problem): boolean => diagnostic.code === CANNOT_READ;
