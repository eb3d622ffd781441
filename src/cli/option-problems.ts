import { quote } from "../go/quote.ts";
import { suggest } from "../suggest.ts";
import { type Command, FORMATS, type OptionToken } from "./commands.ts";
import { isFlag, VALIDATE_FORMATS } from "./validate/options.ts";

/** What is wrong, and what helps. */
export interface Complaint {
  readonly message: string;
  readonly details?: string;
}

/** What is wrong with an option, for a command if one is given; undefined if nothing is. */
export function problemOf(option: OptionToken, command: Command | undefined): Complaint | undefined {
  const { name, rawName, value } = option;
  const isKnown = [...optionNamesOf(undefined), "-q"].includes(rawName);
  if (!isKnown) return unknownOption(rawName, command);
  const owners = OWNERS.get(name);
  if (command !== undefined && owners?.includes(command) === false)
    return { message: `${command} has no option ${rawName}`, details: `it belongs to ${owners.join(" and ")}` };
  if (name === "format") return formatComplaint(option, formatsOf(command));
  const want = VALUES.get(name);
  if (want === undefined)
    return value === undefined ? undefined : { message: `option ${rawName} takes no value, got ${quote(value)}` };
  if (isMissing(option)) return { message: `option ${rawName} needs a value`, details: want };
  const isWrong = name === "flag" && !isFlag(value ?? "");
  return isWrong ? { message: `option ${rawName} cannot be ${quote(value ?? "")}`, details: want } : undefined;
}

const COMMON_OPTION_NAMES = ["-h", "--help", "--version", "--color", "--no-color"];

/** Options of some commands only. */
const OWNERS: ReadonlyMap<string, readonly Command[]> = new Map<string, readonly Command[]>([
  ["format", ["plan", "validate"]],
  ["check", ["migrate"]],
  ["config", ["validate"]],
  ["flag", ["validate"]],
  ["exclude", ["validate"]],
  ["stdin-filename", ["validate"]],
  ["quiet", ["validate"]],
  ["strict", ["validate"]],
  ["ignore-unknown", ["validate"]],
]);

/** Options that need a value, and what that is. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ["config", "want a file with the ConfigMaps feature-flags and config-defaults"],
  ["flag", "want KEY=VALUE, such as enable-api-fields=alpha"],
  ["exclude", "want a file or a folder"],
  ["stdin-filename", "want the name of the file that standard input is"],
]);

/** The options that a command has; all if none is given yet. */
function optionNamesOf(command: Command | undefined): string[] {
  const own = [...OWNERS].filter(([, owners]) => command === undefined || owners.includes(command));
  return [...COMMON_OPTION_NAMES, ...own.map(([name]) => `--${name}`)];
}

function unknownOption(rawName: string, command: Command | undefined): Complaint {
  const close = suggest(rawName, optionNamesOf(command));
  const message = `unknown option ${rawName}`;
  return close === undefined ? { message } : { message, details: `did you mean ${close}?` };
}

/** What comes behind may be meant as another option; a value that starts with a dash needs an equals sign before it. */
const isMissing = ({ value, inlineValue }: OptionToken): boolean =>
  value === undefined || value === "" || (value.startsWith("-") && !inlineValue);

const formatsOf = (command: Command | undefined): readonly string[] =>
  command === "plan" ? FORMATS : command === "validate" ? VALIDATE_FORMATS : [...FORMATS, ...VALIDATE_FORMATS];

function formatComplaint({ value, inlineValue }: OptionToken, formats: readonly string[]): Complaint | undefined {
  const details = `want one of ${formats.join(", ")}`;
  if (value === undefined || (value.startsWith("-") && !inlineValue))
    return { message: "option --format needs a value", details };
  if (formats.includes(value)) return undefined;
  const close = suggest(value, formats);
  return {
    message: `unknown format ${quote(value)}`,
    details: close === undefined ? details : `did you mean ${quote(close)}?`,
  };
}
