import { join, resolve } from "node:path";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import { compareCodePoints } from "../go/json.ts";
import { type Exclusion, openExclusion } from "./exclusion.ts";
import { visible } from "./text.ts";
import { type DirectoryEntry, isSystemError, reasonOf, type World } from "./world.ts";

/** A file that was to be read: its text, or why there is none. */
export interface InputFile {
  /** Where it is; `-` for standard input. */
  readonly path: string;
  /** As it is shown to people. */
  readonly name: string;
  /** It stands on the command line itself, rather than in a folder that does. */
  readonly isNamed: boolean;
  readonly text: Checked<string>;
}

/** The code of what is wrong with the machine, not with a file's text. */
export const CANNOT_READ = "cli/cannot-read";

/** Which files are read, and how they are called. */
export interface ReadOptions {
  /** Files and folders that are left out. */
  readonly exclusion?: Exclusion;
  /** Whether somebody picked the files that the command line names, and not a program all that there are; true if left out. */
  readonly arePicked?: boolean;
  /** What standard input is called. */
  readonly stdinName?: string | undefined;
}

/**
 * Reads the files that the command line names, in its order, each once; `-` is standard input. Of a folder all YAML and JSON
 * below it, sorted by name.
 */
export async function readFiles(paths: readonly string[], world: World): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for await (const file of eachFile(paths, world)) files.push(file);
  return files;
}

/** The same, one file after the other, so that of each may be kept what is needed. */
export async function* eachFile(
  paths: readonly string[],
  world: World,
  options: ReadOptions = {},
): AsyncGenerator<InputFile> {
  const seen = new Set<string>();
  const { exclusion = openExclusion([]), arePicked = true } = options;
  for (const path of paths)
    for await (const found of find(path, world, exclusion)) {
      const key = found.path === STDIN ? STDIN : resolve(found.path);
      if (seen.has(key)) continue;
      seen.add(key);
      const file = await read({ ...found, isNamed: found.isNamed && arePicked }, world, options);
      if (file !== undefined) yield file;
    }
}

/** How the command line calls standard input. */
export const STDIN = "-";
/** How it is shown. */
export const STDIN_NAME = "<stdin>";

interface FoundFile {
  readonly path: string;
  readonly isNamed: boolean;
  /** Why a folder cannot be listed. */
  readonly failure?: Diagnostic;
}

async function* find(path: string, world: World, exclusion: Exclusion): AsyncGenerator<FoundFile> {
  if (path === STDIN) yield { path, isNamed: true };
  else if (exclusion.covers(path)) return;
  else if (await world.isDirectory(path)) yield* findBelow(path, world, exclusion);
  else yield { path, isNamed: true };
}

async function* findBelow(directory: string, world: World, exclusion: Exclusion): AsyncGenerator<FoundFile> {
  let entries: readonly DirectoryEntry[];
  try {
    entries = await world.readDirectory(directory);
  } catch (error) {
    yield { path: directory, isNamed: true, failure: cannotRead(visible(directory), error) };
    return;
  }
  for (const { name, kind } of [...entries].sort((a, b) => compareCodePoints(a.name, b.name))) {
    const path = join(directory, name);
    if (exclusion.covers(path)) continue;
    if (kind === "directory" && !isSkipped(name)) yield* findBelow(path, world, exclusion);
    else if (kind === "file" && /\.(ya?ml|json)$/i.test(name)) yield { path, isNamed: false };
  }
}

/** `.tekton` is where Pipelines-as-Code looks; other folders with a dot are not meant for people. */
const isSkipped = (directory: string): boolean =>
  directory === "node_modules" || (directory.startsWith(".") && directory !== ".tekton");

/** A path of the command line as people see it. */
export const shownPath = (path: string): string => (path === STDIN ? STDIN_NAME : visible(path));

/** A file; none if it is no text, and nobody meant it. */
async function read(
  { path, isNamed, failure }: FoundFile,
  world: World,
  { stdinName }: ReadOptions,
): Promise<InputFile | undefined> {
  const file = path === STDIN && stdinName !== undefined ? stdinName : path;
  const shown = { path: file, name: shownPath(file), isNamed };
  if (failure !== undefined) return { ...shown, text: { ok: false, diagnostics: [failure] } };
  try {
    const bytes = await (path === STDIN ? world.readStdin() : world.readFile(path));
    const text = decodeText(bytes);
    return text.ok || isNamed || speaksOfTekton(bytes) ? { text, ...shown } : undefined;
  } catch (error) {
    return { ...shown, text: { ok: false, diagnostics: [cannotRead(shown.name, error)] } };
  }
}

/** Whether there is nothing in a file but blanks. */
export const isBlank = ({ text }: InputFile): boolean => text.ok && text.value.trim() === "";

const speaksOfTekton = (bytes: Uint8Array): boolean => new TextDecoder("latin1").decode(bytes).includes("tekton.dev/");

/** @throws {unknown} what is no error of the system: a mistake of ours */
function cannotRead(name: string, error: unknown): Diagnostic {
  if (!isSystemError(error)) throw error;
  return problem(CANNOT_READ, `cannot read ${name}: ${reasonOf(error)}`);
}

function decodeText(bytes: Uint8Array): Checked<string> {
  try {
    // What a byte order mark means, the reader of YAML knows.
    const value = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ok: true, value, diagnostics: [] };
  } catch {
    return { ok: false, diagnostics: [problem("cli/not-text", "the file is not text in UTF-8")] };
  }
}

const problem = (code: string, message: string): Diagnostic => ({
  code,
  severity: "error",
  message,
  paths: [],
  at: [],
});
