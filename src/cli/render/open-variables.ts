import { type Diagnostic, formatPath, type SourcePosition, type SourceRange } from "../../diagnostic.ts";
import { placeInside } from "../../parse/place-inside.ts";
import type { Problem } from "../print-diagnostic.ts";
import { problemsOf } from "../source-object.ts";
import type { ExplainedVariable, Rendered } from "./rendered.ts";

/** The variables that are left in what is printed, each where it stands; once, if several runs of one pipeline leave it. */
export function openProblems(rendered: readonly Rendered[]): Problem[] {
  const printed = rendered.filter(({ resource }) => resource !== undefined);
  const open = printed.flatMap(({ variables }) => variables).filter(({ outcome }) => outcome !== "replaced");
  const seen = new Map<string, Problem>();
  for (const variable of open)
    for (const problem of problemsOf(variable.place, [diagnosticOf(variable)])) {
      const { message, range } = problem.diagnostic;
      seen.set(
        JSON.stringify([problem.file?.name, range?.start.offset, variable.at, variable.start, message]),
        problem,
      );
    }
  return [...seen.values()];
}

/** Where a variable stands in its file. */
export function rangeOf({ place, at, start, end }: ExplainedVariable): SourceRange | undefined {
  return placeInside(place.document, [...place.at, ...at], { start: inText(start), end: inText(end) });
}

/** The lines of a text that is a value do not matter. */
const inText = (offset: number): SourcePosition => ({ line: 1, column: offset + 1, offset });

function diagnosticOf(variable: ExplainedVariable): Diagnostic {
  const { at, expression, outcome, why = "nobody knows its value", isGiven } = variable;
  const range = rangeOf(variable);
  const kind =
    outcome === "later"
      ? ({ code: "render/known-later", severity: "info" } as const)
      : ({ code: "render/unknown-variable", severity: isGiven ? "info" : "warning" } as const);
  return { ...kind, message: `$(${expression}) stays: ${why}`, paths: [formatPath(at)], at, ...(range && { range }) };
}
