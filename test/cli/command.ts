import { run } from "../../src/cli/run.ts";
import type { DirectoryEntry, World } from "../../src/cli/world.ts";

/** What a call of the command left behind. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was written into files, by path; only if anything was. */
  readonly written?: Readonly<Record<string, string>>;
}

/** What there is beside the arguments. */
export interface Surroundings {
  /** Texts by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What is in the folder `.`, if there is one. */
  readonly folder?: readonly DirectoryEntry[];
  readonly stdin?: string;
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Parts of the world that are to be otherwise. */
  readonly world?: Partial<World>;
}

/** Calls the command in a world made of data; `args` is parted at blanks. */
export async function command(args: string, surroundings: Surroundings = {}): Promise<Outcome> {
  const { files = {}, folder, stdin = "", isTerminal = false, columns, env = {}, world } = surroundings;
  const written = { stdout: "", stderr: "" };
  const texts: Record<string, string> = {};
  const output = (name: keyof typeof written) => ({
    write: async (text: string) => {
      written[name] += text;
    },
    isTerminal,
    columns,
  });
  const code = await run(args.split(" ").filter(Boolean), {
    readFile: async (path) => bytesOf(files[path] ?? fail(path === "." && folder !== undefined ? "EISDIR" : "ENOENT")),
    readDirectory: async () => folder ?? fail("ENOTDIR"),
    readStdin: async () => bytesOf(stdin),
    writeFile: async (path, text) => {
      texts[path] = text;
    },
    stdout: output("stdout"),
    stderr: output("stderr"),
    env,
    ...world,
  });
  return { code, ...written, ...(Object.keys(texts).length === 0 ? {} : { written: texts }) };
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

/** Throws as Node does. */
export function fail(code: string, syscall = "open"): never {
  throw Object.assign(new Error(`${code}: what Node says, ${syscall}`), { code, syscall });
}

/** A Pipeline named `p` with these tasks, or with whatever stands in its spec. */
export const pipeline = (spec: string): string =>
  `apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: p }\nspec:\n${spec.replace(/^(?=.)/gm, "  ")}\n`;
