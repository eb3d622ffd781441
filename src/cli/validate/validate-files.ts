import { openExclusion } from "../exclusion.ts";
import { exitCodes } from "../exit-codes.ts";
import { eachFile } from "../files.ts";
import { nothingFound, tally } from "../nothing-found.ts";
import { formatProblem, type Problem } from "../print-diagnostic.ts";
import { type Style, styleFor } from "../style.ts";
import { exitCodeForConfig, isError } from "../tell-problems.ts";
import { visible } from "../text.ts";
import type { Surroundings } from "../world.ts";
import { checkFile, type FileReport } from "./check-file.ts";
import { withMismatches } from "./check-together.ts";
import { type Cluster, readCluster } from "./cluster-config.ts";
import type { ValidateRequest } from "./options.ts";
import { githubReport } from "./report/github.ts";
import { jsonReport } from "./report/json.ts";
import { junitReport } from "./report/junit.ts";
import { problemsOf, type Reporter } from "./report/reporter.ts";
import { sarifReport } from "./report/sarif.ts";
import { textReport } from "./report/text.ts";
import { NOTHING_SEEN, withReport } from "./seen.ts";

/**
 * The command `validate`: checks one file after the other, then how they fit together, and prints what is wrong and how much
 * that is; answers with the exit code.
 */
export async function validateFiles(request: ValidateRequest, surroundings: Surroundings): Promise<number> {
  const { files: paths, ignoresUnknown, isStrict, isQuiet } = request;
  const { world, color } = surroundings;
  const cluster = await readCluster(request, world);
  if (!cluster.isKnown) {
    await tellAside(isQuiet ? cluster.problems.filter(isError) : cluster.problems, surroundings);
    return exitCodeForConfig(cluster.problems);
  }
  const reports = await reportsOf(request, cluster, surroundings);
  const reporter = openReporter(request, styleFor(world.stdout, world.env, color));
  let seen = NOTHING_SEEN;
  await world.stdout.write(reporter.start());
  for (const found of reports) {
    const report = withProblemsThat(found, ({ diagnostic }) => !request.ignored.includes(diagnostic.code));
    seen = withReport(seen, report, problemsOf(found).length - problemsOf(report).length);
    const shown = isQuiet ? withProblemsThat(report, isError) : report;
    for (const text of inChunks(reporter.file(shown))) await world.stdout.write(text);
  }
  const { totals } = seen;
  const isInVain = totals.documents === 0 && totals.errors === 0 && !ignoresUnknown;
  await world.stdout.write(reporter.end(totals, isInVain ? [nothingToValidate(paths, reports)] : []));
  if (seen.isUnreadable) return exitCodes.environment;
  return totals.errors > 0 || isInVain || (isStrict && totals.warnings > 0) ? exitCodes.invalid : exitCodes.ok;
}

/** What is found in the configuration, and in each file. Tells what is left out in vain. */
async function reportsOf(
  { files: paths, excluded, stdinName, ignoresUnknown, isQuiet }: ValidateRequest,
  cluster: Cluster & { isKnown: true },
  surroundings: Surroundings,
): Promise<readonly FileReport[]> {
  const exclusion = openExclusion(excluded);
  const reports: FileReport[] = [];
  for await (const file of eachFile(paths, surroundings.world, { exclusion, stdinName, arePicked: !ignoresUnknown }))
    reports.push(withoutUnused(checkFile(file, cluster.config)));
  // Who names files that nobody picked leaves out the same ones each time.
  if (!isQuiet && !ignoresUnknown) await tellAside(exclusion.unused().map(nothingExcluded), surroundings);
  return [...cluster.reports, ...withMismatches(reports, cluster.config)];
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

/** A report with some of its problems. */
const withProblemsThat = (report: FileReport, isWanted: (problem: Problem) => boolean): FileReport => ({
  ...report,
  objects: report.objects.map((object) => ({ ...object, problems: object.problems.filter(isWanted) })),
});

function nothingToValidate(paths: readonly string[], reports: readonly FileReport[]): Problem {
  const files = reports.filter(({ isConfig = false }) => !isConfig);
  const areBlank = files.every(({ isBlank = false }) => isBlank);
  const kinds = tally(files.flatMap(({ otherKinds }) => otherKinds));
  const search = { code: "cli/nothing-to-validate", doing: "validate", want: "Tekton document", paths } as const;
  return nothingFound({ ...search, files: files.length, areBlank, kinds });
}

const nothingExcluded = (path: string): Problem => ({
  diagnostic: {
    code: "cli/nothing-excluded",
    severity: "warning",
    message: `--exclude ${visible(path)} leaves out nothing`,
    details: "nothing that was looked at has this path",
  },
});

/** Tells what is no finding in the files, so it is not in the report. */
async function tellAside(problems: readonly Problem[], { world, color }: Surroundings): Promise<void> {
  const style = styleFor(world.stderr, world.env, color);
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
