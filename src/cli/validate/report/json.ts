import type { Path, Severity, SourceRange } from "../../../diagnostic.ts";
import type { Problem } from "../../print-diagnostic.ts";
import { fileName, problemsOf, type Reporter, type Totals } from "./reporter.ts";

/** What `--format json` writes. New fields may come; those that are here stay, as long as `version` does. */
interface JsonReport {
  readonly version: 1;
  readonly problems: readonly JsonProblem[];
  readonly summary: Totals;
}

interface JsonProblem {
  /** As on the command line, or below a folder of it; null if it is about the whole call. */
  readonly file: string | null;
  /** `"parse/syntax"`: each is explained in docs/diagnostics.md. */
  readonly code: string;
  readonly severity: Severity;
  /** In Tekton's words where Tekton says it too. */
  readonly message: string;
  readonly details: string | null;
  /** The field paths that the webhook prints behind the message. */
  readonly paths: readonly string[];
  /** Where it is in the document. */
  readonly at: Path;
  /** Lines and columns count from 1, offsets from 0, columns and offsets in UTF-16 units; the end is exclusive. */
  readonly range: SourceRange | null;
}

/** For programs: one object, a line for each problem. */
export function jsonReport(): Reporter {
  let isFirst = true;
  const lines = function* (file: string | null, problems: readonly Problem[]) {
    for (const problem of problems) {
      yield `${isFirst ? "" : ","}\n    ${JSON.stringify(plain(file, problem))}`;
      isFirst = false;
    }
  };
  return {
    start: () => `{\n  "version": ${VERSION},\n  "problems": [`,
    file: (report) => lines(fileName(report), problemsOf(report)),
    end: (totals, problems) => {
      const told = [...lines(null, problems)].join("");
      return `${told}${isFirst ? "" : "\n  "}],\n  "summary": ${JSON.stringify(totals satisfies JsonReport["summary"])}\n}\n`;
    },
  };
}

const VERSION: JsonReport["version"] = 1;

function plain(file: string | null, { diagnostic }: Problem): JsonReport["problems"][number] {
  const { code, severity, message, details = null, paths = [], at = [], range = null } = diagnostic;
  return { file, code, severity, message, details, paths, at, range };
}
