import type { Severity } from "../../diagnostic.ts";
import { isUnreadable } from "../tell-problems.ts";
import type { FileReport } from "./check-file.ts";
import { problemsOf, type Totals } from "./report/reporter.ts";

/** What has been found so far. */
export interface Seen {
  readonly totals: Totals;
  /** A file or a folder could not be read. */
  readonly isUnreadable: boolean;
}

export const NOTHING_SEEN: Seen = {
  totals: { files: 0, documents: 0, errors: 0, warnings: 0, ignored: 0 },
  isUnreadable: false,
};

/** What has been found with one more file; `ignored` problems of it have been left out. */
export function withReport({ totals, isUnreadable: wasUnreadable }: Seen, report: FileReport, ignored: number): Seen {
  const { file, objects, isConfig = false } = report;
  const problems = problemsOf(report);
  const numberOf = (severity: Severity) => problems.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  const documents = file.text.ok && !isConfig ? objects.length : 0;
  return {
    totals: {
      files: totals.files + (documents > 0 ? 1 : 0),
      documents: totals.documents + documents,
      errors: totals.errors + numberOf("error"),
      warnings: totals.warnings + numberOf("warning"),
      ignored: totals.ignored + ignored,
    },
    isUnreadable: wasUnreadable || problems.some(isUnreadable),
  };
}
