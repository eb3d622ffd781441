import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { name, version } from "../../../../package.json";
import type { SourceRange } from "../../../diagnostic.ts";
import { CODES } from "../../codes.ts";
import { CANNOT_READ } from "../../files.ts";
import { allWordsOf, type Problem, wordsOf } from "../../print-diagnostic.ts";
import { isError } from "../../tell-problems.ts";
import type { FileReport } from "../check-file.ts";
import { fileName, type Reporter } from "./reporter.ts";

/**
 * SARIF 2.1.0, for code scanning. The rules come behind the results, as only then all are known.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(): Reporter {
  const rules = new Map<string, number>();
  let isFirst = true;
  let isSuccessful = true;
  const result = (problem: Problem, report: FileReport, title: string) => {
    const { code } = problem.diagnostic;
    const ruleIndex = rules.get(code) ?? rules.size;
    rules.set(code, ruleIndex);
    isSuccessful &&= code !== CANNOT_READ;
    const line = `${isFirst ? "" : ","}\n        ${JSON.stringify(resultOf(problem, ruleIndex, report, title))}`;
    isFirst = false;
    return line;
  };
  return {
    start: () => HEAD,
    *file(report) {
      for (const { title, problems } of report.objects)
        for (const problem of problems) yield result(problem, report, title);
    },
    end: ({ ignored }, problems) => {
      const executionSuccessful = isSuccessful && !problems.some(isError);
      const invocation = {
        executionSuccessful,
        ...notificationsOf(problems),
        ...(ignored > 0 ? { properties: { ignored } } : {}),
      };
      return `${isFirst ? "" : "\n      "}],${tail([...rules.keys()], invocation)}`;
    },
  };
}

const HEAD = `{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "columnKind": "utf16CodeUnits",
      "results": [`;

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

function resultOf({ diagnostic }: Problem, ruleIndex: number, report: FileReport, title: string) {
  const { code, severity, range } = diagnostic;
  const artifactLocation = { uri: uriOf(fileName(report)) };
  const region = range === undefined ? {} : { region: regionOf(range) };
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: allWordsOf(diagnostic) },
    locations: [
      { physicalLocation: { artifactLocation, ...region }, logicalLocations: [{ fullyQualifiedName: title }] },
    ],
  };
}

const regionOf = ({ start, end }: SourceRange) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

/** A path as a URI: relative to where the command runs, if it is. */
export function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  const segments = path.split(sep).filter((segment) => segment !== "." && segment !== "");
  // Half a surrogate pair, which some file systems have in names, cannot be encoded.
  return segments.map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd"))).join("/");
}

/** What is about the whole call is no result: those have places. */
function notificationsOf(problems: readonly Problem[]) {
  const toolExecutionNotifications = problems.map(({ diagnostic }) => ({
    descriptor: { id: diagnostic.code },
    level: LEVELS[diagnostic.severity],
    message: { text: wordsOf(diagnostic) },
  }));
  return problems.length === 0 ? {} : { toolExecutionNotifications };
}

function tail(codes: readonly string[], invocation: object): string {
  const driver = { name: "tekton-core", fullName: name, semanticVersion: version, rules: codes.map(ruleOf) };
  return `
      "invocations": [${JSON.stringify(invocation)}],
      "tool": { "driver": ${JSON.stringify(driver)} }
    }
  ]
}
`;
}

function ruleOf(id: string) {
  const text = sentenceOf(CODES.get(id) ?? id);
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${id} is explained in docs/diagnostics.md of ${name}` },
  };
}

/** As plain text, which the table is not quite: what stands in code there may start with a small letter. */
const sentenceOf = (text: string): string =>
  text.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replaceAll("`", "");
