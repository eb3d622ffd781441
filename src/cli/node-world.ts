import {
  createReadStream,
  type Dirent,
  fstatSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { WriteStream } from "node:tty";
import { lazily } from "../go/lazily.ts";
import { tuningToInput } from "./v8-flags.ts";
import { type DirectoryEntry, isSystemError, type Output, type World } from "./world.ts";

/**
 * The world of a process. What is not needed is not touched: Node makes its streams when first asked for them, and to load
 * what it has for files without waiting takes longer than to read one.
 */
export function nodeWorld(process: NodeJS.Process): World {
  const stdout = lazily(() => outputOf(1, () => process.stdout));
  const stderr = lazily(() => outputOf(2, () => process.stderr));
  const tuned = tuningToInput();
  return {
    readFile: async (path) => tuned(await readFile(path)),
    writeFile: async (path, text) => writeFileSync(path, text),
    readDirectory: async (path) =>
      readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry, path) })),
    readStdin: async () => tuned(await readAll(process.stdin)),
    get stdout() {
      return stdout();
    },
    get stderr() {
      return stderr();
    },
    env: process.env,
  };
}

/** More than a text of the reader may have; whoever has such a file did not mean it. */
const MOST_BYTES = 256 * 1024 * 1024;

async function readFile(path: string): Promise<Uint8Array> {
  const file = statSync(path);
  // Not every system refuses to read one.
  if (file.isDirectory()) throw refusal("EISDIR", "illegal operation on a directory");
  if (file.size > MOST_BYTES) throw tooLarge();
  // Of a pipe or a device nobody knows how much comes.
  return file.isFile() ? readFileSync(path) : readAll(createReadStream(path));
}

const tooLarge = (): Error => refusal("EFBIG", "file too large");

const refusal = (code: string, message: string): Error => Object.assign(new Error(message), { code, syscall: "read" });

/** Links to files count as files. Links to folders are not followed: they may lead in a circle. */
function kindOf(entry: Dirent, directory: string): DirectoryEntry["kind"] {
  if (entry.isDirectory()) return "directory";
  const isFile = entry.isSymbolicLink() ? statOf(join(directory, entry.name))?.isFile() : entry.isFile();
  return isFile === true ? "file" : "other";
}

/** What a path leads to; undefined if that cannot be told. */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whoever reads, as `head` does: the exit code still tells of all files. */
const hasHadEnough = (error: Error): boolean => isSystemError(error) && error.code === "EPIPE";

/** To load what Node has for streams takes as long as to check a small file; only a terminal needs it. */
function outputOf(descriptor: number, stream: () => WriteStream): Output {
  if (mayBeTerminal(descriptor)) return outputTo(stream());
  return {
    write: async (text) => {
      const rest = writeNow(descriptor, Buffer.from(text));
      if (rest.length > 0) await outputTo(stream()).write(rest);
    },
    isTerminal: false,
    columns: undefined,
  };
}

/** A closed one is left to Node, which knows what to do. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch (error) {
    if (isSystemError(error)) return true;
    throw error;
  }
}

/** Writes to a file or a pipe, and returns what a pipe that does not wait for its reader has not taken. */
function writeNow(descriptor: number, bytes: Buffer): Buffer {
  let rest = bytes;
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (hasHadEnough(error)) return Buffer.alloc(0);
    if (error.code !== "EAGAIN") throw error;
  }
  return rest;
}

function outputTo(stream: WriteStream): StreamOutput {
  // An error reaches whoever waits for `write`; without a listener it would end the process as well.
  stream.on("error", () => {});
  return {
    write: (text) =>
      text === ""
        ? Promise.resolve()
        : new Promise((resolve, reject) => {
            stream.write(text, (error) => (error && !hasHadEnough(error) ? reject(error) : resolve()));
          }),
    isTerminal: stream.isTTY === true,
    columns: stream.columns || undefined, // some terminals say 0
  };
}

interface StreamOutput extends Output {
  write(text: string | Uint8Array): Promise<void>;
}
