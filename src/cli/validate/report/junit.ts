import { sourceText } from "../../../parse/source-text.ts";
import { formatProblem, type Problem, wordsOf } from "../../print-diagnostic.ts";
import { plainStyle } from "../../style.ts";
import { isError } from "../../tell-problems.ts";
import type { CheckedObject, FileReport } from "../check-file.ts";
import { fileName, type Reporter } from "./reporter.ts";

/**
 * JUnit's XML, which most CI systems show: a suite for each file, a test for each document.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export const junitReport = (): Reporter => ({
  start: () => `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="tekton-core validate">\n`,
  file: (report) => (report.objects.length === 0 ? [] : suiteOf(report)),
  end: (_, problems) => `${problems.map(ofCall).join("")}</testsuites>\n`,
});

function* suiteOf(report: FileReport): Generator<string> {
  const name = fileName(report);
  const failures = report.objects.filter(({ problems }) => problems.some(isError)).length;
  yield indented(1, tag("testsuite", { name, tests: report.objects.length, failures, errors: 0 }, ">"));
  const { positionAt } = sourceText(report.file.text.ok ? report.file.text.value : "");
  for (const object of report.objects) yield testCase(object, name, positionAt(object.start).line);
  yield indented(1, "</testsuite>");
}

function testCase({ title, problems }: CheckedObject, file: string, line: number): string {
  const start = tag("testcase", { name: title, classname: file, file, line }, problems.length === 0 ? "/>" : ">");
  if (problems.length === 0) return indented(2, start);
  const others = problems.filter((problem) => !isError(problem));
  const said = others.length === 0 ? "" : indented(3, `<system-out>${escapeXml(plainText(others))}</system-out>`);
  return `${indented(2, start)}${failureOf(problems.filter(isError))}${said}${indented(2, "</testcase>")}`;
}

/** One for all errors of a document: not every reader knows of several. */
function failureOf(errors: readonly Problem[]): string {
  const [first] = errors;
  if (first === undefined) return "";
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const attributes = { type: first.diagnostic.code, message: `${wordsOf(first.diagnostic)}${more}` };
  return indented(3, `${tag("failure", attributes, ">")}${escapeXml(plainText(errors))}</failure>`);
}

/** What is about the whole call is no failure of a test. */
function ofCall(problem: Problem): string {
  const { code, message } = problem.diagnostic;
  const suite = { name: "tekton-core validate", tests: 1, failures: 0, errors: 1 };
  const error = `${tag("error", { type: code, message }, ">")}${escapeXml(plainText([problem]))}</error>`;
  return [
    indented(1, tag("testsuite", suite, ">")),
    indented(2, tag("testcase", { name: code, classname: "tekton-core validate" }, ">")),
    indented(3, error),
    indented(2, "</testcase>"),
    indented(1, "</testsuite>"),
  ].join("");
}

/** Who has more problems in one document looks at the file itself. */
const MOST_SHOWN = 100;

function plainText(problems: readonly Problem[]): string {
  const style = plainStyle();
  const shown = problems.slice(0, MOST_SHOWN).map((problem) => formatProblem(problem, style));
  const others = problems.length - shown.length;
  return [...shown, ...(others > 0 ? [`… and ${others} more\n`] : [])].join("\n");
}

const indented = (depth: number, line: string): string => `${"  ".repeat(depth)}${line}\n`;

function tag(name: string, attributes: Readonly<Record<string, string | number>>, end: ">" | "/>"): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(String(value), /[&<>"\r\n\t]/g)}"`,
  );
  return `<${name}${written.join("")}${end}`;
}

/** As text or between double quotes; in an attribute a line break would be read as a blank. What XML cannot say is U+FFFD. */
const escapeXml = (text: string, characters = /[&<>"\r]/g): string =>
  text
    .replace(FORBIDDEN, "\ufffd")
    .replace(characters, (character) => ESCAPES.get(character) ?? `&#${character.charCodeAt(0)};`);

const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);
