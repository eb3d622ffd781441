import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { WriteStream } from "node:tty";
import { type DirectoryEntry, isSystemError, type Output, type World } from "./world.ts";

/** The world of a process. */
export function nodeWorld({ stdin, stdout, stderr, env }: NodeJS.Process): World {
  return {
    readFile: (path) => readFile(path),
    readDirectory,
    isDirectory: (path) =>
      stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      ),
    readStdin: () => readAll(stdin),
    writeFile: (path, text) => writeFile(path, text),
    stdout: outputOf(stdout),
    stderr: outputOf(stderr),
    env,
  };
}

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
  for await (const chunk of stream) chunks.push(chunk);
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
