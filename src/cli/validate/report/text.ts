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
      const summary = isQuiet ? [] : summaryOf(totals).map((line) => paragraph(`${line}\n`));
      return [...tell(problems), ...summary].join("");
    },
  };
}

/** How much was checked, and what came out: `"3 documents in 1 file: 2 errors, 1 warning"`. No line if there is nothing. */
export function summaryOf({ documents, files, errors, warnings, ignored }: Totals): string[] {
  const found = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ...(errors === 0 && warnings === 0 && documents > 0 ? ["fine"] : []),
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
  ].join(", ");
  const checked = `${count(documents, "document")} in ${count(files, "file")}`;
  return found === "" ? [] : [documents === 0 ? found : `${checked}: ${found}`];
}
