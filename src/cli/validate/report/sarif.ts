import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { name, version } from "../../../../package.json";
import type { SourceRange } from "../../../diagnostic.ts";
import { CANNOT_READ } from "../../files.ts";
import { type Problem, wordsOf } from "../../print-diagnostic.ts";
import type { FileReport } from "../check-file.ts";
import { fileName, isError, type Reporter } from "./reporter.ts";

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
    end: (_, problems) => {
      const invocation = invocationOf(problems, isSuccessful && !problems.some(isError));
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
  const { code, severity, details, range } = diagnostic;
  const artifactLocation = { uri: uriOf(fileName(report)) };
  const region = range === undefined ? {} : { region: regionOf(range) };
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${wordsOf(diagnostic)}${details === undefined ? "" : `\n${details}`}` },
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
function invocationOf(problems: readonly Problem[], executionSuccessful: boolean) {
  const toolExecutionNotifications = problems.map(({ diagnostic }) => ({
    descriptor: { id: diagnostic.code },
    level: LEVELS[diagnostic.severity],
    message: { text: wordsOf(diagnostic) },
  }));
  return { executionSuccessful, ...(problems.length === 0 ? {} : { toolExecutionNotifications }) };
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
  const [area = ""] = id.split("/");
  const text = AREAS.get(area) ?? "The file cannot be checked";
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${id} is explained in docs/diagnostics.md of ${name}` },
  };
}

/** What is wrong, as the first part of a code tells it. */
const AREAS: ReadonlyMap<string, string> = new Map([
  ["parse", "The file is not YAML as kubectl reads it"],
  ["decode", "The document is not what Tekton's API knows"],
  ["validate", "Tekton's admission webhook refuses the document"],
]);
