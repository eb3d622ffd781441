import { isUtf8 } from "node:buffer";
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
  for (const path of paths) {
    const named = identityOf(path);
    if (seen.has(named)) continue;
    for await (const found of find(path, world, exclusion)) {
      const identity = found.path === path ? named : identityOf(found.path);
      if (seen.has(identity)) continue;
      seen.add(identity);
      const file = await read({ ...found, isNamed: found.isNamed && arePicked }, world, options);
      if (file !== undefined) yield file;
    }
  }
}

/** One file may have several paths. */
const identityOf = (path: string): string => (path === STDIN ? STDIN : resolve(path));

/** How the command line calls standard input. */
export const STDIN = "-";
/** How it is shown. */
export const STDIN_NAME = "<stdin>";

interface FoundFile {
  readonly path: string;
  readonly isNamed: boolean;
  /** Not there if nobody has looked yet. */
  readonly content?: Content;
}

/** What is in a file, or why nobody can tell. */
type Content = { readonly bytes: Uint8Array } | { readonly error: unknown };

async function contentOf(path: string, world: World): Promise<Content> {
  try {
    return { bytes: await (path === STDIN ? world.readStdin() : world.readFile(path)) };
  } catch (error) {
    return { error };
  }
}

async function* find(path: string, world: World, exclusion: Exclusion): AsyncGenerator<FoundFile> {
  if (path !== STDIN && exclusion.covers(path)) return;
  // Most are files: to ask first whether it is a folder would take as long as to read it.
  const content = await contentOf(path, world);
  if (path !== STDIN && isFolder(content)) yield* findBelow(path, world, exclusion);
  else yield { path, isNamed: true, content };
}

const isFolder = (content: Content): boolean =>
  "error" in content && isSystemError(content.error) && content.error.code === "EISDIR";

async function* findBelow(directory: string, world: World, exclusion: Exclusion): AsyncGenerator<FoundFile> {
  let entries: readonly DirectoryEntry[];
  try {
    entries = await world.readDirectory(directory);
  } catch (error) {
    yield { path: directory, isNamed: true, content: { error } };
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
  { path, isNamed, content }: FoundFile,
  world: World,
  { stdinName }: ReadOptions,
): Promise<InputFile | undefined> {
  const file = path === STDIN && stdinName !== undefined ? stdinName : path;
  const shown = { path: file, name: shownPath(file), isNamed };
  const found = content ?? (await contentOf(path, world));
  if ("error" in found) return { text: { ok: false, diagnostics: [cannotRead(shown.name, found.error)] }, ...shown };
  const text = decodeText(found.bytes);
  return text.ok || isNamed || speaksOfTekton(found.bytes) ? { text, ...shown } : undefined;
}

/** Whether there is nothing in a file but blanks. */
export const isBlank = ({ text }: InputFile): boolean => text.ok && text.value.trim() === "";

const speaksOfTekton = (bytes: Uint8Array): boolean => inBuffer(bytes).includes("tekton.dev/");

/** The same bytes, with more that one may do with them. */
const inBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** @throws {unknown} what is no error of the system: a mistake of ours */
function cannotRead(name: string, error: unknown): Diagnostic {
  if (!isSystemError(error)) throw error;
  return problem(CANNOT_READ, `cannot read ${name}: ${reasonOf(error)}`);
}

function decodeText(bytes: Uint8Array): Checked<string> {
  if (!isUtf8(bytes)) return { ok: false, diagnostics: [problem("cli/not-text", "the file is not text in UTF-8")] };
  // What a byte order mark means, the reader of YAML knows.
  return { ok: true, value: inBuffer(bytes).toString("utf8"), diagnostics: [] };
}

const problem = (code: string, message: string): Diagnostic => ({
  code,
  severity: "error",
  message,
  paths: [],
  at: [],
});
