import { join, normalize } from "node:path";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import { compareCodePoints } from "../go/json.ts";
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

/**
 * Reads the files that the command line names, in its order, each once; `-` is standard input. Of a folder all YAML and JSON
 * below it, sorted by name.
 */
export async function readFiles(paths: readonly string[], world: World): Promise<InputFile[]> {
  const files = new Map<string, InputFile>();
  for (const path of paths)
    for await (const found of find(path, world)) {
      const key = found.path === STDIN ? STDIN : normalize(found.path);
      if (!files.has(key)) files.set(key, await read(found, world));
    }
  return [...files.values()];
}

/** How the command line calls standard input. */
export const STDIN = "-";

interface FoundFile {
  readonly path: string;
  readonly isNamed: boolean;
  /** Why a folder cannot be listed. */
  readonly failure?: Diagnostic;
}

async function* find(path: string, world: World): AsyncGenerator<FoundFile> {
  if (path !== STDIN && (await world.isDirectory(path))) yield* findBelow(path, world);
  else yield { path, isNamed: true };
}

async function* findBelow(directory: string, world: World): AsyncGenerator<FoundFile> {
  let entries: readonly DirectoryEntry[];
  try {
    entries = await world.readDirectory(directory);
  } catch (error) {
    yield { path: directory, isNamed: true, failure: cannotRead(visible(directory), error) };
    return;
  }
  for (const { name, kind } of [...entries].sort((a, b) => compareCodePoints(a.name, b.name))) {
    const path = join(directory, name);
    if (kind === "directory" && !isSkipped(name)) yield* findBelow(path, world);
    else if (kind === "file" && /\.(ya?ml|json)$/i.test(name)) yield { path, isNamed: false };
  }
}

/** `.tekton` is where Pipelines-as-Code looks; other folders with a dot are not meant for people. */
const isSkipped = (directory: string): boolean =>
  directory === "node_modules" || (directory.startsWith(".") && directory !== ".tekton");

/** A path of the command line as people see it. */
export const shownPath = (path: string): string => (path === STDIN ? "<stdin>" : visible(path));

async function read({ path, isNamed, failure }: FoundFile, world: World): Promise<InputFile> {
  const name = shownPath(path);
  if (failure !== undefined) return { path, name, isNamed, text: { ok: false, diagnostics: [failure] } };
  try {
    const bytes = await (path === STDIN ? world.readStdin() : world.readFile(path));
    return { path, name, isNamed, text: decodeText(bytes) };
  } catch (error) {
    return { path, name, isNamed, text: { ok: false, diagnostics: [cannotRead(name, error)] } };
  }
}

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
