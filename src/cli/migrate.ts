import { exitCodes } from "./exit-codes.ts";
import { CANNOT_READ, readFiles, STDIN } from "./files.ts";
import { type MigratedFile, migrateFile } from "./migrate-file.ts";
import { formatProblem, formatSummary, type Problem } from "./print-diagnostic.ts";
import { styleFor } from "./style.ts";
import { count, visible } from "./text.ts";
import { isSystemError, reasonOf, type World } from "./world.ts";

export interface MigrateOptions {
  readonly paths: readonly string[];
  /** Nothing is written. */
  readonly isCheck: boolean;
  /** A file of which something would be lost is left alone. */
  readonly isStrict: boolean;
  readonly color: boolean | undefined;
}

/** The command `migrate`: rewrites what is of v1beta1 in the files, and tells what is lost; answers with the exit code. */
export async function migrate({ paths, isCheck, isStrict, color }: MigrateOptions, world: World): Promise<number> {
  const migrated = (await readFiles(paths, world)).map(migrateFile);
  const files = isStrict ? migrated.map(withoutLosses) : migrated;
  const problems = files.flatMap(({ problems }) => problems);
  const failed: MigratedFile[] = [];
  if (!isCheck)
    for (const file of files) {
      const failure = await write(file, world);
      if (failure === undefined) continue;
      failed.push(file);
      problems.push({ diagnostic: failure });
    }
  const done = files.filter((file) => file.migrated.length > 0 && !failed.includes(file));
  // Standard output may be a new file already.
  const output = paths.includes(STDIN) ? world.stderr : world.stdout;
  await output.write(formatFiles(done, isCheck));
  const style = styleFor(world.stderr, world.env, color);
  const told = [...problems.map((problem) => formatProblem(problem, style)), formatSummary(problems)];
  await world.stderr.write(told.filter((text) => text !== "").join("\n"));
  return exitCodeFor(problems, isCheck && done.length > 0);
}

/** A file as it was if something of it would be lost, and that it is left alone. */
function withoutLosses(migrated: MigratedFile): MigratedFile {
  const { file, problems } = migrated;
  const losses = problems.filter(isLoss).length;
  if (losses === 0 || !file.text.ok) return migrated;
  const diagnostic = {
    code: "cli/would-lose",
    severity: "error",
    message: `${file.name} is left alone: ${count(losses, "field")} would be lost`,
    details: "mend what is told above, or migrate it without --strict",
  } as const;
  return { ...migrated, text: file.text.value, migrated: [], problems: [...problems, { diagnostic }] };
}

/** Nobody minds what a controller has written into a status: that is no warning. */
const isLoss = ({ diagnostic }: Problem): boolean =>
  diagnostic.code === "convert/lost-field" && diagnostic.severity === "warning";

type Failure = Problem["diagnostic"];

const CANNOT_WRITE = "cli/cannot-write";

/** Writes a file if it changes; standard input goes on in any case. */
async function write({ file, text, migrated }: MigratedFile, world: World): Promise<Failure | undefined> {
  if (text === undefined) return undefined;
  if (file.path === STDIN) {
    await world.stdout.write(text);
    return undefined;
  }
  if (migrated.length === 0) return undefined;
  try {
    await world.writeFile(file.path, text);
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { code: CANNOT_WRITE, severity: "error", message: `cannot write ${file.name}: ${reasonOf(error)}` };
  }
}

const formatFiles = (files: readonly MigratedFile[], isCheck: boolean): string =>
  files
    .map(
      ({ file, migrated }) =>
        `${isCheck ? "would migrate" : "migrated"} ${file.name}: ${visible(migrated.join(", "))}\n`,
    )
    .join("");

function exitCodeFor(problems: readonly Problem[], isPending: boolean): number {
  const codes = problems
    .filter(({ diagnostic }) => diagnostic.severity === "error")
    .map(({ diagnostic }) => diagnostic.code);
  if (codes.some((code) => code === CANNOT_READ || code === CANNOT_WRITE)) return exitCodes.environment;
  if (codes.length > 0) return exitCodes.invalid;
  return isPending ? exitCodes.pending : exitCodes.ok;
}
