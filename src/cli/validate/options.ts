import { VALIDATE_FORMATS, type ValidateFormat } from "../commands.ts";
import { STDIN } from "../files.ts";
import type { OptionToken } from "../option-table.ts";
import type { ClusterOptions } from "./cluster-config.ts";

/** What the command `validate` is to do. */
export interface ValidateRequest extends ClusterOptions {
  readonly kind: "validate";
  readonly files: readonly string[];
  readonly format: ValidateFormat;
  readonly excluded: readonly string[];
  /** Codes of findings that are left out. */
  readonly ignored: readonly string[];
  readonly stdinName: string | undefined;
  /** Only errors are told. */
  readonly isQuiet: boolean;
  /** Warnings count as errors. */
  readonly isStrict: boolean;
  /** The files may be anything: a program has named them. */
  readonly ignoresUnknown: boolean;
}

/**
 * The request, once the options are known to be right. Without files the current folder is meant, or standard input if it has
 * a name.
 */
export function validateRequest(files: readonly string[], options: readonly OptionToken[]): ValidateRequest {
  const valuesOf = (wanted: string) => valuesIn(options, wanted);
  const has = (wanted: string) => options.some(({ name }) => name === wanted);
  const stdinName = valuesOf("stdin-filename").at(-1);
  const format = valuesOf("format").at(-1);
  return {
    kind: "validate",
    files: files.length > 0 ? files : [stdinName === undefined ? "." : STDIN],
    format: VALIDATE_FORMATS.find((known) => known === format) ?? "text",
    ...clusterOptions(options),
    excluded: valuesOf("exclude"),
    ignored: valuesOf("ignore"),
    stdinName,
    isQuiet: has("quiet"),
    isStrict: has("strict"),
    ignoresUnknown: has("ignore-unknown"),
  };
}

/** The values of an option, in the order of the command line. */
export const valuesIn = (options: readonly OptionToken[], wanted: string): string[] =>
  options.flatMap(({ name, value }) => (name === wanted ? (value ?? []) : []));

/** How the cluster is set up, for all commands that ask for it. */
export const clusterOptions = (options: readonly OptionToken[]): ClusterOptions => ({
  configs: valuesIn(options, "config"),
  flags: valuesIn(options, "flag").map(keyAndValue),
});

/** Whether a text is `key=value`; the value may be empty, and hold further equals signs. */
export const isFlag = (text: string): boolean => text.indexOf("=") > 0;

/** The two parts of `key=value`. */
export function keyAndValue(text: string): readonly [string, string] {
  const end = text.indexOf("=");
  return [text.slice(0, end).trim(), text.slice(end + 1)];
}
