import { createReadStream, readFileSync, statSync, writeFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { WriteStream } from "node:tty";
import { type DirectoryEntry, isSystemError, type Output, type World } from "./world.ts";

/** The world of a process. */
export function nodeWorld({ stdin, stdout, stderr, env }: NodeJS.Process): World {
  return {
    readFile,
    writeFile: async (path, text) => writeFileSync(path, text),
    readDirectory,
    isDirectory: (path) =>
      stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      ),
    readStdin: () => readAll(stdin),
    stdout: outputOf(stdout),
    stderr: outputOf(stderr),
    env,
  };
}

/** More than a text of the reader may have; whoever has such a file did not mean it. */
const MOST_BYTES = 256 * 1024 * 1024;

/** One file at a time is read, so nothing waits for it: at once is twice as fast. */
async function readFile(path: string): Promise<Uint8Array> {
  const file = statSync(path);
  if (file.size > MOST_BYTES) throw tooLarge("read");
  // Of a pipe or a device nobody knows how much comes.
  return file.isFile() || file.isDirectory() ? readFileSync(path) : readAll(createReadStream(path));
}

const tooLarge = (syscall: string): Error => Object.assign(new Error("file too large"), { code: "EFBIG", syscall });

/** Links to files count as files. Links to folders are not followed: they may lead in a circle. */
async function readDirectory(path: string): Promise<DirectoryEntry[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return Promise.all(
    entries.map(async (entry): Promise<DirectoryEntry> => {
      const { name } = entry;
      if (entry.isDirectory()) return { name, kind: "directory" };
      const isFile = entry.isSymbolicLink() ? await leadsToFile(join(path, name)) : entry.isFile();
      return { name, kind: isFile ? "file" : "other" };
    }),
  );
}

const leadsToFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge("read");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whoever reads, as `head` does: the exit code still tells of all files. */
const hasHadEnough = (error: Error): boolean => isSystemError(error) && error.code === "EPIPE";

function outputOf(stream: WriteStream): Output {
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
