import type { Checked, Path } from "../diagnostic.ts";

/** A value of which nothing can be made, and why. */
export function refused(code: string, at: Path, message: string, details: string): Checked<never> {
  const paths = at.map(String);
  return { ok: false, diagnostics: [{ code: `decode/${code}`, severity: "error", message, details, paths, at }] };
}
