import { type Diagnostic, formatPath, type SourcePosition, type SourceRange } from "../../diagnostic.ts";
import { placeInside } from "../../parse/place-inside.ts";
import type { Problem } from "../print-diagnostic.ts";
import { problemsOf } from "../source-object.ts";
import type { ExplainedVariable, Rendered } from "./rendered.ts";

/**
 * The variables that are left in what is printed, each where it stands. Of what could not be read as a whole only those whose
 * values are known later: what the others want may be what is missing.
 */
export const openProblems = (rendered: readonly Rendered[]): Problem[] =>
  rendered
    .filter(({ resource }) => resource !== undefined)
    .flatMap(({ variables, isWhole }) =>
      variables.filter(
        ({ outcome, isUnused }) => isUnused !== true && (outcome === "later" || (outcome === "kept" && isWhole)),
      ),
    )
    .flatMap((variable) => problemsOf(variable.place, [diagnosticOf(variable)]));

/** Where a variable stands in its file. */
export function rangeOf({ place, at, start, end }: ExplainedVariable): SourceRange | undefined {
  return placeInside(place.document, [...place.at, ...at], { start: inText(start), end: inText(end) });
}

/** The lines of a text that is a value do not matter. */
const inText = (offset: number): SourcePosition => ({ line: 1, column: offset + 1, offset });

function diagnosticOf(variable: ExplainedVariable): Diagnostic {
  const { at, expression, outcome, why = "", isGiven } = variable;
  const range = rangeOf(variable);
  const kind =
    outcome === "later"
      ? ({ code: "render/known-later", severity: "info" } as const)
      : ({ code: "render/unknown-variable", severity: isGiven ? "info" : "warning" } as const);
  return { ...kind, message: `$(${expression}) stays: ${why}`, paths: [formatPath(at)], at, ...(range && { range }) };
}
