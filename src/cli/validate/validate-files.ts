import type { Severity } from "../../diagnostic.ts";
import { exitCodes } from "../exit-codes.ts";
import { CANNOT_READ, eachFile } from "../files.ts";
import { nothingFound, tally } from "../nothing-found.ts";
import { formatProblem, type Problem } from "../print-diagnostic.ts";
import { type Style, styleFor } from "../style.ts";
import type { World } from "../world.ts";
import { checkFile, type FileReport } from "./check-file.ts";
import { withMismatches } from "./check-together.ts";
import { readCluster } from "./cluster-config.ts";
import type { ValidateRequest } from "./options.ts";
import { githubReport } from "./report/github.ts";
import { jsonReport } from "./report/json.ts";
import { junitReport } from "./report/junit.ts";
import { isError, problemsOf, type Reporter, type Totals } from "./report/reporter.ts";
import { sarifReport } from "./report/sarif.ts";
import { textReport } from "./report/text.ts";

/** Where the command runs, and whether in colour. */
interface Surroundings {
  readonly world: World;
  readonly color: boolean | undefined;
}

/**
 * The command `validate`: checks one file after the other, then how they fit together, and prints what is wrong and how much
 * that is; answers with the exit code.
 */
export async function validateFiles(request: ValidateRequest, { world, color }: Surroundings): Promise<number> {
  const { files: paths, excluded, stdinName, ignoresUnknown, isStrict, isQuiet } = request;
  const cluster = await readCluster(request, world);
  await tellAboutCluster(cluster.problems, styleFor(world.stderr, world.env, color), world);
  if (cluster.config === undefined)
    return cluster.problems.some(isUnreadable) ? exitCodes.environment : exitCodes.usage;
  const reporter = openReporter(request, styleFor(world.stdout, world.env, color));
  const reports: FileReport[] = [];
  for await (const file of eachFile(paths, world, { excluded, stdinName, arePicked: !ignoresUnknown }))
    reports.push(withoutUnused(checkFile(file, cluster.config)));
  let seen = NOTHING;
  await world.stdout.write(reporter.start());
  for (const report of withMismatches(reports, cluster.config)) {
    seen = withReport(seen, report);
    for (const text of inChunks(reporter.file(isQuiet ? onlyErrors(report) : report))) await world.stdout.write(text);
  }
  const isInVain = seen.files === 0 && !ignoresUnknown;
  await world.stdout.write(reporter.end(totalsOf(seen), isInVain ? [nothingToValidate(paths, seen)] : []));
  if (seen.isUnreadable) return exitCodes.environment;
  return seen.errors > 0 || isInVain || (isStrict && seen.warnings > 0) ? exitCodes.invalid : exitCodes.ok;
}

/** Of a file that is not Tekton's, nothing will be shown. */
const withoutUnused = (report: FileReport): FileReport =>
  report.objects.length > 0 ? report : { ...report, file: { ...report.file, text: NO_TEXT } };

const NO_TEXT = { ok: true, value: "", diagnostics: [] } as const;

const CHUNK_LENGTH = 1 << 16;

/** Texts put together, so that there are not too many. */
function* inChunks(texts: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

/** What has been found so far. */
interface Seen extends Totals {
  /** With those that hold nothing of Tekton's. */
  readonly allFiles: number;
  readonly otherKinds: ReadonlyMap<string, number>;
  /** A file or a folder could not be read. */
  readonly isUnreadable: boolean;
}

const NOTHING: Seen = {
  ...{ files: 0, documents: 0, errors: 0, warnings: 0 },
  ...{ allFiles: 0, otherKinds: new Map(), isUnreadable: false },
};

function withReport(seen: Seen, report: FileReport): Seen {
  const { file, objects, otherKinds } = report;
  const problems = problemsOf(report);
  const numberOf = (severity: Severity) => problems.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  return {
    files: seen.files + (objects.length > 0 ? 1 : 0),
    documents: seen.documents + (file.text.ok ? objects.length : 0),
    errors: seen.errors + numberOf("error"),
    warnings: seen.warnings + numberOf("warning"),
    allFiles: seen.allFiles + 1,
    otherKinds: otherKinds.length === 0 ? seen.otherKinds : tally(otherKinds, seen.otherKinds),
    isUnreadable: seen.isUnreadable || problems.some(isUnreadable),
  };
}

const totalsOf = ({ files, documents, errors, warnings }: Seen): Totals => ({ files, documents, errors, warnings });

const isUnreadable = ({ diagnostic }: Problem): boolean => diagnostic.code === CANNOT_READ;

const onlyErrors = (report: FileReport): FileReport => ({
  ...report,
  objects: report.objects.map((object) => ({ ...object, problems: object.problems.filter(isError) })),
});

const nothingToValidate = (paths: readonly string[], { allFiles, otherKinds }: Seen): Problem =>
  nothingFound({
    code: "cli/nothing-to-validate",
    doing: "validate",
    want: "Tekton document",
    paths,
    files: allFiles,
    kinds: otherKinds,
  });

/** What is wrong with the configuration is no finding in the files, so it is not in the report. */
async function tellAboutCluster(problems: readonly Problem[], style: Style, world: World): Promise<void> {
  if (problems.length > 0)
    await world.stderr.write(`${problems.map((problem) => formatProblem(problem, style)).join("\n")}\n`);
}

function openReporter({ format, isQuiet }: ValidateRequest, style: Style): Reporter {
  switch (format) {
    case "text":
      return textReport(style, { isQuiet });
    case "json":
      return jsonReport();
    case "sarif":
      return sarifReport();
    case "github":
      return githubReport();
    case "junit":
      return junitReport();
  }
}
