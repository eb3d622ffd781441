import { wrongArgument } from "../wrong-argument.ts";

/**
 * What becomes of a variable for what a run does not say, such as the uid of one that is not created yet: `"empty"` puts in an
 * empty text, as the controllers do, `"keep"` leaves the variable.
 */
export type MissingContexts = "empty" | "keep";

/** @throws {TypeError} if `given` is neither of the two */
export function wantMissingContexts(given: unknown, doing: string): void {
  if (given !== "empty" && given !== "keep") throw wrongArgument(doing, '"empty" or "keep" as missingContexts', given);
}

/** The variables that have a value. */
export function contextVariables(
  missing: MissingContexts,
  values: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, string> {
  const strings = new Map<string, string>();
  for (const [variable, value = ""] of Object.entries(values))
    if (missing === "empty" || value !== "") strings.set(variable, value);
  return strings;
}
