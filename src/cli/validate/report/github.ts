import { allWordsOf, formatPlace, type Problem } from "../../print-diagnostic.ts";
import { fileName, problemsOf, type Reporter } from "./reporter.ts";
import { summaryOf } from "./text.ts";

/**
 * Commands that GitHub Actions reads from a log: each problem becomes an annotation at its lines.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const githubReport = (): Reporter => ({
  start: () => "",
  *file(report) {
    for (const problem of problemsOf(report)) yield command(problem, fileName(report));
  },
  end: (totals, problems) =>
    [...problems.map((problem) => command(problem)), ...summaryOf(totals).map((line) => `${line}\n`)].join(""),
});

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

function command({ diagnostic }: Problem, file?: string): string {
  const { code, severity, range } = diagnostic;
  const where = {
    ...(file === undefined ? {} : { file }),
    ...(range === undefined ? {} : { line: range.start.line, col: range.start.column }),
    ...(range === undefined ? {} : { endLine: range.end.line, endColumn: range.end.column }),
    title: code,
  };
  const properties = Object.entries(where).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  // The log shows the message only, so it has to say where it is as well.
  const place = file === undefined ? "" : `${formatPlace(file, range)}: `;
  return `::${COMMANDS[severity]} ${properties.join(",")}::${escapeData(`${place}${allWordsOf(diagnostic)}`)}\n`;
}

/** What would end the line, or be taken for an escape. */
const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** And what would end the property. */
const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
