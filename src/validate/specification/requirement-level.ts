import type { Path } from "../../diagnostic.ts";
import { wantString, wrongArgument } from "../../wrong-argument.ts";
import { type RequirementLevel, requirementLevels, type SpecifiedField } from "./requirement-levels.ts";

/**
 * How far another implementation of Tekton's API has to support a field: the weakest level on the way to it, since who
 * leaves out a recommended field leaves out what is in it. `undefined` if the specification does not name the field, or the
 * kind; then it is optional, and who validates strictly may refuse it.
 *
 * `kind` is that of a resource, or any type of `requirementLevels`.
 *
 * @throws {TypeError} if `kind` is no string or `path` no list
 * @see tektoncd/pipeline docs/pipeline-api-spec.md
 * @example requirementLevel("Pipeline", ["spec", "tasks", 0, "taskRef", "params", 1, "name"]) // "recommended"
 */
export function requirementLevel(kind: string, path: Path): RequirementLevel | undefined {
  wantString(kind, "look up a requirement level");
  if (!Array.isArray(path)) throw wrongArgument("look up a requirement level", "a path, a list of names", path);
  if (!isSpecified(kind)) return undefined;
  let level: RequirementLevel = "required";
  let type: string = kind;
  for (const segment of path) {
    if (isOpaque(type)) return level;
    const next = typeof segment === "number" ? itemType(type) : specifiedField(type, segment);
    if (next === undefined) return undefined;
    type = typeof next === "string" ? next : next.type;
    if (typeof next !== "string") level = weaker(level, next.level);
  }
  return level;
}

/** What the specification says of the field of a type, if it names both. Any text may be asked for. */
export function specifiedField(type: string, name: string): SpecifiedField | undefined {
  const fields: { readonly [name: string]: SpecifiedField | undefined } | undefined = isSpecified(type)
    ? requirementLevels[type]
    : undefined;
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The type of what is in a list: `"Step"` of `"[]Step"`; `undefined` of what is no list. */
export const itemType = (type: string): string | undefined => (type.startsWith("[]") ? type.slice(2) : undefined);

/** Whether the specification has a table for a type. */
export const isSpecified = (type: string): type is keyof typeof requirementLevels =>
  Object.hasOwn(requirementLevels, type);

/** What is in there are names and values of the user. */
const isOpaque = (type: string): boolean => type.startsWith("map<") || type === "ParamValue";

const LEVELS: readonly RequirementLevel[] = ["required", "recommended", "optional"];

const weaker = (a: RequirementLevel, b: RequirementLevel): RequirementLevel =>
  LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
