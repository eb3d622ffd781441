/** A place inside a resource, in wire names: `["spec", "tasks", 0, "name"]`. */
export type Path = readonly (string | number)[];

/**
 * A path as the reference prints field paths.
 *
 * @example formatPath(["spec", "tasks", 0, "name"]) // "spec.tasks[0].name"
 */
export function formatPath(path: Path): string {
  let text = "";
  for (const segment of path)
    text += typeof segment === "number" ? `[${segment}]` : text === "" ? segment : `.${segment}`;
  return text;
}

/** A position in a text. Lines and columns count from 1, columns and offsets (from 0) in UTF-16 units. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A stretch of a text; the end is exclusive. */
export interface SourceRange {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

/** How bad a diagnostic is. Only errors make a document invalid. */
export type Severity = "error" | "warning" | "info";

/** Something wrong with the user's YAML. The only error value in this library. */
export interface Diagnostic {
  /** `<area>/<check>`, stable across releases: `"parse/syntax"`, `"decode/unknown-field"`. */
  readonly code: string;
  readonly severity: Severity;
  /** For what the reference checks too: word for word what it prints, without the paths. */
  readonly message: string;
  /** More about it: what the reference prints below the message, or our hint how to mend it. */
  readonly details?: string;
  /** Field paths exactly as the reference prints them; not always real fields. */
  readonly paths: readonly string[];
  /** Where it really is, in wire names; `locate` falls back to the nearest parent that exists. */
  readonly at: Path;
  /** It is about the key rather than what stands behind it: a field that nobody knows. */
  readonly part?: "key";
  /** Filled in by the reader and by `locate`. */
  readonly range?: SourceRange;
}

/**
 * What a step that makes something answers: the value, with what else there is to say, or only what is wrong.
 *
 * `ok: true` may come with warnings, and with errors that left something to go on with (an unknown field).
 */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
