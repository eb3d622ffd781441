import type { Diagnostic, Path } from "../diagnostic.ts";

/**
 * What a check has found: a diagnostic before its code and severity are stamped on it.
 *
 * It has two addresses. `paths` are what the reference prints, which is not always a field; `at` is where it really is, or
 * where it should be if it is missing. Both count from the value that the check was given.
 */
export interface Finding extends Pick<Diagnostic, "message" | "details" | "paths" | "at"> {
  /** The check that found it: the part of the code behind the slash. */
  readonly check?: string;
}

/** Where it really is, and what else there is to say, if the printed path does not say so. */
interface More {
  readonly at?: Path | undefined;
  readonly details?: string;
}

/**
 * A finding about one field, or about several. Without `at` it is about the field that is printed; `""` is the value itself.
 *
 * @see knative.dev/pkg apis/field_error.go ErrGeneric
 */
export function generic(message: string, fields: string | readonly string[], { at, details }: More = {}): Finding {
  const paths = typeof fields === "string" ? [fields] : fields;
  const [field = ""] = paths;
  const found = { message, paths, at: at ?? (field === "" ? [] : [field]) };
  return details === undefined ? found : { ...found, details };
}

/** @see knative.dev/pkg apis/field_error.go ErrMissingField */
export const missingField = (field: string, at?: Path): Finding => generic("missing field(s)", field, { at });

/** @see knative.dev/pkg apis/field_error.go ErrDisallowedFields */
export const disallowedField = (field: string): Finding => generic("must not set the field(s)", field);

/** @see knative.dev/pkg apis/field_error.go ErrInvalidValue */
export const invalidValue = (value: string, field: string, more?: More): Finding =>
  generic(`invalid value: ${value}`, field, more);

/** @see knative.dev/pkg apis/field_error.go ErrMissingOneOf */
export const missingOneOf = (...fields: readonly string[]): Finding =>
  generic("expected exactly one, got neither", fields, { at: [] });

/** @see knative.dev/pkg apis/field_error.go ErrMultipleOneOf */
export const multipleOneOf = (fields: string | readonly string[], at?: Path): Finding =>
  generic("expected exactly one, got both", fields, { at });

/**
 * Prefixes the addresses of findings by a field. `at` says where the field really is, where that differs.
 *
 * @see knative.dev/pkg apis/field_error.go ViaField
 */
export function viaField(field: string, findings: readonly Finding[], at: Path = [field]): readonly Finding[] {
  if (findings.length === 0) return findings;
  return findings.map((finding) => ({
    ...finding,
    paths: finding.paths.map((path) => joinFields(field, path)),
    at: at.length === 0 ? finding.at : [...at, ...finding.at],
  }));
}

/** @see knative.dev/pkg apis/field_error.go ViaIndex */
export const viaIndex = (index: number, findings: readonly Finding[], at: Path = [index]): readonly Finding[] =>
  findings.length === 0 ? findings : viaField(`[${index}]`, findings, at);

/** @see knative.dev/pkg apis/field_error.go ViaFieldIndex */
export const viaFieldIndex = (
  field: string,
  index: number,
  findings: readonly Finding[],
  at: Path = [field, index],
): readonly Finding[] => (findings.length === 0 ? findings : viaField(field, viaIndex(index, findings, []), at));

/** By a key in brackets: the name of a param, mostly. Where that is, only the caller knows. */
export const viaKey = (key: string, findings: readonly Finding[], at: Path): readonly Finding[] =>
  findings.length === 0 ? findings : viaField(`[${key}]`, findings, at);

/** @see knative.dev/pkg apis/field_error.go ViaFieldKey */
export const viaFieldKey = (field: string, key: string, findings: readonly Finding[], at: Path): readonly Finding[] =>
  viaField(field, viaKey(key, findings, []), at);

/** Names the check that findings come from, unless one inside it has done so. */
export const check = (name: string, findings: readonly Finding[]): readonly Finding[] =>
  findings.length === 0
    ? findings
    : findings.map((finding) => (finding.check === undefined ? { ...finding, check: name } : finding));

/**
 * Field paths behind one another. What stands in brackets is glued to what comes before.
 *
 * As in the reference: parts are split at dots first, so `spec` and `[a.b]` make `spec.[a.b]`.
 *
 * @see knative.dev/pkg apis/field_error.go flatten
 */
export function joinFields(...fields: readonly string[]): string {
  let joined = "";
  for (const field of fields)
    for (const part of isJoined(field) ? [field] : field.split(".")) {
      if (part === "") continue;
      const dot = part.indexOf(".");
      const isIndex = part.startsWith("[") && part.charAt(dot < 0 ? part.length - 1 : dot - 1) === "]";
      joined += joined === "" || isIndex ? part : `.${part}`;
    }
  return joined;
}

/** Whether nothing changes in a path when it is parted and joined again: long ones need not be. */
const isJoined = (path: string): boolean =>
  !path.includes("..") && !path.includes(".[") && !path.startsWith(".") && !path.endsWith(".");

/**
 * Adds what another check has found.
 *
 * @see knative.dev/pkg apis/field_error.go Also
 */
export function also<T>(found: T[], more: readonly T[]): void {
  // Not spread into the arguments of one `push`: there may be more than the stack holds.
  for (const item of more) found.push(item);
}

/** Messages quote texts and paths grow with the steps, so that a megabyte of YAML may have gigabytes said of it. */
export const MOST_CHARACTERS = 20_000_000;
