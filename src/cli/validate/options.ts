import { VALIDATE_FORMATS, type ValidateFormat } from "../commands.ts";
import { STDIN } from "../files.ts";
import type { OptionToken } from "../option-table.ts";

/** What the command `validate` is to do. */
export interface ValidateRequest {
  readonly kind: "validate";
  readonly files: readonly string[];
  readonly format: ValidateFormat;
  /** Files with the cluster's ConfigMaps. */
  readonly configs: readonly string[];
  /** Keys of these ConfigMaps, which win over the files. */
  readonly flags: readonly (readonly [key: string, value: string])[];
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
  const valuesOf = (wanted: string) => options.flatMap(({ name, value }) => (name === wanted ? (value ?? []) : []));
  const has = (wanted: string) => options.some(({ name }) => name === wanted);
  const stdinName = valuesOf("stdin-filename").at(-1);
  const format = valuesOf("format").at(-1);
  return {
    kind: "validate",
    files: files.length > 0 ? files : [stdinName === undefined ? "." : STDIN],
    format: VALIDATE_FORMATS.find((known) => known === format) ?? "text",
    configs: valuesOf("config"),
    flags: valuesOf("flag").map(keyAndValue),
    excluded: valuesOf("exclude"),
    ignored: valuesOf("ignore"),
    stdinName,
    isQuiet: has("quiet"),
    isStrict: has("strict"),
    ignoresUnknown: has("ignore-unknown"),
  };
}

/** Whether a text is `key=value`; the value may be empty, and hold further equals signs. */
export const isFlag = (text: string): boolean => text.indexOf("=") > 0;

function keyAndValue(text: string): readonly [string, string] {
  const end = text.indexOf("=");
  return [text.slice(0, end).trim(), text.slice(end + 1)];
}
