import type { Diagnostic } from "../diagnostic.ts";
import { compareCodePoints } from "../go/json.ts";
import { wantObjects } from "../wrong-argument.ts";

/** One line of what the webhook says: the errors of one text are one, with all their paths. */
export interface FieldError {
  readonly message: string;
  /** Each once, in the order of their code points. */
  readonly paths: readonly string[];
  readonly details?: string;
}

/**
 * The errors among diagnostics as the webhook merges and orders them: those of the same message and details become one, and
 * they are sorted by message, then details. Warnings are left out, and so is what decoding said: there the webhook ends, with
 * other words.
 *
 * @throws {TypeError} if it is given no list of diagnostics
 * @see knative.dev/pkg apis/field_error.go merge
 */
export function mergeFieldErrors(diagnostics: readonly Diagnostic[]): FieldError[] {
  wantDiagnostics(diagnostics);
  const merged = new Map<string, { message: string; details?: string; paths: Set<string> }>();
  for (const { code, severity, message, details, paths } of diagnostics) {
    if (severity !== "error" || code.startsWith("decode/")) continue;
    // as in the reference: a message may end as the details of another begin
    const key = `${message}-${details ?? ""}`;
    const same = merged.get(key);
    if (same === undefined)
      merged.set(key, { message, ...(details === undefined ? {} : { details }), paths: new Set(paths) });
    else for (const path of paths) same.paths.add(path);
  }
  return Array.from(merged.values(), (error) => ({ ...error, paths: [...error.paths].sort(compareCodePoints) })).sort(
    (a, b) => compareCodePoints(a.message, b.message) || compareCodePoints(a.details ?? "", b.details ?? ""),
  );
}

/**
 * What Tekton's webhook answers behind `validation failed: `, word for word; empty if it admits the resource. What counts
 * is told at `mergeFieldErrors`.
 *
 * @throws {TypeError} if it is given no list of diagnostics
 * @see knative.dev/pkg apis/field_error.go FieldError.Error
 * @example formatFieldErrors(validateTask({ metadata: { name: "t" }, spec: {} })) // "missing field(s): spec.steps"
 */
export function formatFieldErrors(diagnostics: readonly Diagnostic[]): string {
  return mergeFieldErrors(diagnostics)
    .map(
      ({ message, paths, details }) => `${message}: ${paths.join(", ")}${details === undefined ? "" : `\n${details}`}`,
    )
    .join("\n");
}

/** Plain JavaScript may give anything: what a decoding gives instead of its `diagnostics`. */
function wantDiagnostics(given: unknown): void {
  wantObjects(given, "merge field errors", "a list of diagnostics");
}
