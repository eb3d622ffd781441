import { type Diagnostic, formatPath, type Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";

/** Whether nothing is lost with a value: the reference prints no field that has it. */
export function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false || value === 0) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** A field that the other version has not. */
export function lostField(at: Path, version: string): Diagnostic {
  const field = nameOf(at);
  return loss("convert/lost-field", at, `${quote(field)} is lost: ${version} has no such field`, INSTEAD.get(field));
}

/** A field that both versions have, and that is lost all the same. */
export const forgottenField = (at: Path, version: string): Diagnostic =>
  loss(
    "convert/lost-field",
    at,
    `${quote(nameOf(at))} is lost: ${version} has it too, but Tekton's conversion leaves it out`,
    `want a document that is written in ${version}`,
  );

/** A field of v1 whose value another one takes over. */
export const replacedField = (at: Path, by: string): Diagnostic =>
  loss(
    "convert/lost-field",
    at,
    `${quote(nameOf(at))} is lost: ${quote(by)} replaces all of it`,
    "want one of the two",
  );

/** A field that both versions have and that a file keeps, although a conversion would lose it. */
export const keptField = (at: Path): Diagnostic => ({
  ...loss(
    "convert/kept-field",
    at,
    `${quote(nameOf(at))} stays: v1 has it too, although Tekton's conversion leaves it out`,
  ),
  severity: "info",
});

/** A field that has two keys, in different letter case. */
export const ambiguousField = (at: Path, name: string): Diagnostic => ({
  ...loss("convert/ambiguous-field", at, `there are two keys for the field ${quote(name)}`, "want one of them"),
  severity: "error",
});

/** A field that only the way back brings to light again. */
export const parkedField = (at: Path, annotation: string): Diagnostic => ({
  ...loss(
    "convert/parked-field",
    at,
    `${quote(nameOf(at))} has no effect in v1: it becomes an annotation, ${annotation}`,
  ),
  severity: "info",
});

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["bundle", 'want the resolver "bundles"'],
  ["resources", "Tekton has no PipelineResources any more: want params, workspaces and results"],
]);

const nameOf = (at: Path): string => String(at.at(-1));

/** Nobody can do anything about what a controller has written. */
function loss(code: string, at: Path, message: string, details?: string): Diagnostic {
  return {
    code,
    severity: at[0] === "status" ? "info" : "warning",
    message,
    ...(details === undefined ? {} : { details }),
    paths: [formatPath(at)],
    at,
    part: "key",
  };
}
