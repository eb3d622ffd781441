import { parseArgs } from "node:util";
import { quote } from "../go/quote.ts";
import { suggest } from "../suggest.ts";
import { COMMANDS, type Command, FORMATS, type Format } from "./commands.ts";
import { type Complaint, problemOf } from "./option-problems.ts";
import { type OptionToken, optionTypes } from "./option-table.ts";
import { type RenderRequest, renderRequest } from "./render/options.ts";
import { type SimulateRequest, simulateRequest } from "./simulate/options.ts";
import { type ValidateRequest, validateRequest } from "./validate/options.ts";

/** What the command line asks for. */
export type Request =
  | { readonly kind: "plan"; readonly files: readonly string[]; readonly format: Format }
  | ValidateRequest
  | RenderRequest
  | SimulateRequest
  | MigrateRequest
  | { readonly kind: "help"; readonly command: Command | undefined }
  | { readonly kind: "version" }
  | WrongUsage;

export interface MigrateRequest {
  readonly kind: "migrate";
  readonly files: readonly string[];
  readonly isCheck: boolean;
  readonly isStrict: boolean;
}

/** It cannot be understood, and what may have been meant. */
export interface WrongUsage extends Complaint {
  readonly kind: "wrong-usage";
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
    options: optionTypes(),
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

function requestOf([word, ...words]: readonly string[], options: readonly OptionToken[]): Request {
  const command = COMMANDS.find((name) => name === word);
  for (const option of options) {
    const problem = problemOf(option, command);
    if (problem !== undefined) return { kind: "wrong-usage", ...problem, command };
  }
  if (options.some(({ name }) => name === "help")) return { kind: "help", command };
  if (options.some(({ name }) => name === "version")) return { kind: "version" };
  if (word === undefined) return wrongUsage("a command is missing", `want one of ${ALL_COMMANDS.join(", ")}`);
  if (word === "help") return helpAbout(words);
  if (command === undefined) return unknownCommand(word);
  if (command === "validate") return validateRequest(words, options);
  if (words.length === 0) return missingFile(command);
  if (command === "render") return renderRequest(words, options);
  if (command === "simulate") return simulateRequest(words, options);
  return command === "plan" ? planOf(words, options) : migrationOf(words, options);
}

const ALL_COMMANDS = [...COMMANDS, "help"];

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
    ? `to plan a file: tekton-core plan ${word}; to check it: tekton-core validate ${word}`
    : `want one of ${ALL_COMMANDS.join(", ")}`;
  return wrongUsage(
    `unknown command ${quote(word)}`,
    close === undefined ? otherwise : `did you mean ${quote(close)}?`,
  );
}

const missingFile = (command: Command): Request => ({
  kind: "wrong-usage",
  message: `a file to ${command} is missing`,
  details: "want files, folders, or - for standard input",
  command,
});

function planOf(files: readonly string[], options: readonly OptionToken[]): Request {
  const format = options.findLast(({ name }) => name === "format")?.value;
  return { kind: "plan", files, format: FORMATS.find((known) => known === format) ?? "text" };
}

const migrationOf = (files: readonly string[], options: readonly OptionToken[]): Request => ({
  kind: "migrate",
  files,
  isCheck: options.some(({ name }) => name === "check"),
  isStrict: options.some(({ name }) => name === "strict"),
});

const wrongUsage = (message: string, details: string): Request => ({
  kind: "wrong-usage",
  message,
  details,
  command: undefined,
});
