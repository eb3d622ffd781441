/** All that the command line sees and does; a test brings its own. */
export interface World {
  /** @throws a system error with a `code`, as Node has them: `EISDIR` if it is a folder */
  readFile(path: string): Promise<Uint8Array>;
  /** @throws a system error with a `code`, as Node has them */
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  readStdin(): Promise<Uint8Array>;
  /** @throws a system error with a `code`, as Node has them */
  writeFile(path: string, text: string): Promise<void>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "other";
}

/** A stream to write to, and what is known of who reads it. */
export interface Output {
  /** Done when the text has been taken, or nobody reads any more. */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  /** How wide the terminal is, if it is one. */
  readonly columns: number | undefined;
}

/** What the system says when something cannot be read or written. */
export interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
}

export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && "code" in error && typeof error.code === "string" && "syscall" in error;

const REASONS: ReadonlyMap<string, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EFBIG", "it is larger than 256 MiB"],
  ["EISDIR", "it is a folder"],
  ["ELOOP", "symbolic links lead in a circle"],
  ["ENOENT", "no such file or folder"],
  ["ENOSPC", "no space left on the device"],
  ["ENOTDIR", "a part of the path is no folder"],
  ["EROFS", "it can only be read here"],
]);

/** Why the system refused, in a few words. */
export const reasonOf = ({ code, message }: SystemError): string => REASONS.get(code) ?? message;

/** Where a command runs, and whether in colour. */
export interface Surroundings {
  readonly world: World;
  readonly color: boolean | undefined;
}
