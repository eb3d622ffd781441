import { formatProblem, type Problem } from "../../print-diagnostic.ts";
import type { Style } from "../../style.ts";
import { count } from "../../text.ts";
import { problemsOf, type Reporter, type Totals } from "./reporter.ts";

/** For people: each problem as compilers print theirs, then how many there are. */
export function textReport(style: Style, { isQuiet }: { readonly isQuiet: boolean }): Reporter {
  let isFirst = true;
  const paragraph = (text: string) => {
    const gap = isFirst ? "" : "\n";
    isFirst = false;
    return `${gap}${text}`;
  };
  const tell = function* (problems: readonly Problem[]) {
    for (const problem of problems) yield paragraph(formatProblem(problem, style));
  };
  return {
    start: () => "",
    file: (report) => tell(problemsOf(report)),
    end: (totals, problems) => {
      const told = [...tell(problems)].join("");
      return isQuiet || totals.files === 0 ? told : `${told}${paragraph(`${summaryOf(totals)}\n`)}`;
    },
  };
}

/** How much was checked, and what came out: `"3 documents in 1 file: 2 errors, 1 warning"`. */
export function summaryOf({ documents, files, errors, warnings }: Totals): string {
  const found = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  return `${count(documents, "document")} in ${count(files, "file")}: ${found.join(", ") || "fine"}`;
}
