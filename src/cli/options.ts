import { parseArgs } from "node:util";
import { quote } from "../go/quote.ts";
import { suggest } from "../suggest.ts";

export const FORMATS = ["text", "json", "mermaid", "dot"] as const;
export type Format = (typeof FORMATS)[number];

/** The commands that do something; there is a page of help about each. */
export const COMMANDS = ["plan", "migrate"] as const;
export type Command = (typeof COMMANDS)[number];

/** What the command line asks for. */
export type Request =
  | { readonly kind: "plan"; readonly files: readonly string[]; readonly format: Format }
  | { readonly kind: "migrate"; readonly files: readonly string[]; readonly isCheck: boolean }
  | { readonly kind: "help"; readonly command: Command | undefined }
  | { readonly kind: "version" }
  | WrongUsage;

/** It cannot be understood, and what may have been meant. */
export interface WrongUsage {
  readonly kind: "wrong-usage";
  readonly message: string;
  readonly details?: string;
  /** Whose usage is to be shown. */
  readonly command: Command | undefined;
}

/** What stands behind the name of the program. `color` is undefined if nothing is said about it. */
export interface Options {
  readonly request: Request;
  readonly color: boolean | undefined;
}

/** Reads the arguments; whatever they are, there is an answer. */
export function parseOptions(argv: readonly string[]): Options {
  const { tokens } = parseArgs({
    args: [...argv],
    options: {
      help: { type: "boolean", short: "h" },
      version: { type: "boolean" },
      color: { type: "boolean" },
      format: { type: "string" },
      check: { type: "boolean" },
    },
    strict: false, // we say better what is wrong
    allowPositionals: true,
    allowNegative: true,
    tokens: true,
  });
  const options = tokens.filter((token) => token.kind === "option");
  const words = tokens.flatMap((token) => (token.kind === "positional" ? token.value : []));
  const color = options.findLast(({ name, value }) => name === "color" && value === undefined);
  return { request: requestOf(words, options), color: color && color.rawName === "--color" };
}

/** An option as `parseArgs` finds it. */
interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function requestOf([word, ...words]: readonly string[], options: readonly OptionToken[]): Request {
  const command = COMMANDS.find((name) => name === word);
  for (const option of options) {
    const problem = problemOf(option);
    if (problem !== undefined) return { kind: "wrong-usage", ...problem, command };
  }
  if (options.some(({ name }) => name === "help")) return { kind: "help", command };
  if (options.some(({ name }) => name === "version")) return { kind: "version" };
  if (word === undefined) return wrongUsage("a command is missing", `want one of ${ALL_COMMANDS.join(", ")}`);
  if (word === "help") return helpAbout(words);
  if (command === undefined) return unknownCommand(word);
  const other = options.find(({ name }) => (OWNERS.get(name) ?? command) !== command);
  if (other !== undefined) return { ...wrongUsage(...notFor(command, other)), command };
  return requestFor(command, words, options);
}

const ALL_COMMANDS = [...COMMANDS, "help"];
const OPTION_NAMES = ["-h", "--help", "--version", "--color", "--no-color", "--format", "--check"];
/** Options of one command only. */
const OWNERS: ReadonlyMap<string, Command> = new Map([
  ["format", "plan"],
  ["check", "migrate"],
]);

type Complaint = Pick<WrongUsage, "message" | "details">;

function problemOf({ name, rawName, value, inlineValue }: OptionToken): Complaint | undefined {
  if (!OPTION_NAMES.includes(rawName)) {
    const close = suggest(rawName, OPTION_NAMES);
    const message = `unknown option ${rawName}`;
    return close === undefined ? { message } : { message, details: `did you mean ${close}?` };
  }
  if (name === "format") return formatComplaint(value, inlineValue);
  return value === undefined ? undefined : { message: `option ${rawName} takes no value, got ${quote(value)}` };
}

function formatComplaint(value: string | undefined, isInline: boolean | undefined): Complaint | undefined {
  const details = `want one of ${FORMATS.join(", ")}`;
  if (value === undefined || (value.startsWith("-") && !isInline))
    return { message: "option --format needs a value", details };
  if (isFormat(value)) return undefined;
  const close = suggest(value, FORMATS);
  return {
    message: `unknown format ${quote(value)}`,
    details: close === undefined ? details : `did you mean ${quote(close)}?`,
  };
}

const isFormat = (text: string | undefined): text is Format => FORMATS.some((format) => format === text);

function helpAbout(words: readonly string[]): Request {
  const [topic] = words;
  if (topic === undefined || topic === "help") return { kind: "help", command: undefined };
  const command = COMMANDS.find((name) => name === topic);
  return command === undefined ? unknownCommand(topic) : { kind: "help", command };
}

function unknownCommand(word: string): Request {
  const close = suggest(word, ALL_COMMANDS);
  const looksLikeFile = /[./\\]/.test(word);
  const otherwise = looksLikeFile
    ? `to plan a file: tekton-core plan ${word}`
    : `want one of ${ALL_COMMANDS.join(", ")}`;
  return wrongUsage(
    `unknown command ${quote(word)}`,
    close === undefined ? otherwise : `did you mean ${quote(close)}?`,
  );
}

function requestFor(command: Command, files: readonly string[], options: readonly OptionToken[]): Request {
  if (files.length === 0)
    return {
      ...wrongUsage(`a file to ${command} is missing`, "want files, folders, or - for standard input"),
      command,
    };
  if (command === "migrate") return { kind: "migrate", files, isCheck: options.some(({ name }) => name === "check") };
  const format = options.findLast(({ name }) => name === "format")?.value;
  return { kind: "plan", files, format: isFormat(format) ? format : "text" };
}

const notFor = (command: Command, { name, rawName }: OptionToken) =>
  [`${command} has no option ${rawName}`, `it belongs to ${OWNERS.get(name)}`] as const;

const wrongUsage = (message: string, details: string): WrongUsage => ({
  kind: "wrong-usage",
  message,
  details,
  command: undefined,
});
