import { quote } from "../go/quote.ts";
import { suggest } from "../suggest.ts";
import { CODES, isFindingCode } from "./codes.ts";
import { type Command, FORMATS, SIMULATE_FORMATS, VALIDATE_FORMATS } from "./commands.ts";
import { OPTIONS, type OptionToken, spellingsOf } from "./option-table.ts";
import { isWrongValue } from "./simulate/options.ts";
import { isFlag } from "./validate/options.ts";

/** What is wrong, and what helps. */
export interface Complaint {
  readonly message: string;
  readonly details?: string;
}

/** What is wrong with an option, for a command if one is given; undefined if nothing is. */
export function problemOf(option: OptionToken, command: Command | undefined): Complaint | undefined {
  const { name, rawName, value } = option;
  const rule = OPTIONS.find((known) => spellingsOf(known).includes(rawName));
  if (rule === undefined) return unknownOption(rawName, command);
  const { owners, want } = rule;
  if (command !== undefined && owners?.includes(command) === false)
    return { message: `${command} has no option ${rawName}`, details: `it belongs to ${listOf(owners)}` };
  if (want === undefined)
    return value === undefined ? undefined : { message: `option ${rawName} takes no value, got ${quote(value)}` };
  const details = name === "format" ? oneOf(formatsOf(command)) : want;
  if (value === undefined || isMissing(option)) return { message: `option ${rawName} needs a value`, details };
  if (name === "format") return formatComplaint(value, formatsOf(command));
  if (name === "ignore") return codeComplaint(value);
  const isWrong = name === "flag" ? !isFlag(value) : isWrongValue(name, value);
  return isWrong ? { message: `option ${rawName} cannot be ${quote(value)}`, details } : undefined;
}

function unknownOption(rawName: string, command: Command | undefined): Complaint {
  const known = OPTIONS.filter(({ owners }) => command === undefined || owners?.includes(command) !== false);
  const close = suggest(rawName, known.flatMap(spellingsOf));
  const message = `unknown option ${rawName}`;
  return close === undefined ? { message } : { message, details: `did you mean ${close}?` };
}

/** What comes behind may be meant as another option; a value that starts with a dash needs an equals sign before it. */
const isMissing = ({ value = "", inlineValue }: OptionToken): boolean =>
  value === "" || (value.startsWith("-") && !inlineValue);

/** `"plan, validate and simulate"`. */
const listOf = (words: readonly string[]): string =>
  [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");

const formatsOf = (command: Command | undefined): readonly string[] => {
  if (command === "plan") return FORMATS;
  if (command === "simulate") return SIMULATE_FORMATS;
  return command === "validate" ? VALIDATE_FORMATS : [...FORMATS, ...VALIDATE_FORMATS];
};

const oneOf = (words: readonly string[]): string => `want one of ${words.join(", ")}`;

function formatComplaint(value: string, formats: readonly string[]): Complaint | undefined {
  if (formats.includes(value)) return undefined;
  return { message: `unknown format ${quote(value)}`, details: didYouMean(value, formats) ?? oneOf(formats) };
}

function codeComplaint(value: string): Complaint | undefined {
  if (isFindingCode(value)) return undefined;
  const codes = [...CODES.keys()].filter(isFindingCode);
  const details = didYouMean(value, codes) ?? "docs/diagnostics.md lists the codes";
  return { message: `no finding has the code ${quote(value)}`, details };
}

function didYouMean(value: string, candidates: readonly string[]): string | undefined {
  const close = suggest(value, candidates);
  return close === undefined ? undefined : `did you mean ${quote(close)}?`;
}
