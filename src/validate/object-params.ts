import { compilePrefix } from "../substitute/prefix-pattern.ts";
import { literalPrefix, type VariablePrefix } from "../substitute/seen-variables.ts";
import type { ParamSpec } from "../types/param.ts";
import type { Finding } from "./finding.ts";
import { type Names, unknownVariable } from "./variables.ts";

/** Object params, to look up which of them a text refers to. */
export interface ObjectParams {
  readonly names: ReadonlySet<string>;
  /** By name; a list, because nothing keeps two params from having one name. */
  readonly plain: ReadonlyMap<string, readonly ObjectKeys[]>;
  /** As in the reference: a name goes into a regular expression as it is, so these stand for more than themselves. */
  readonly patterns: readonly ObjectKeys[];
}

/** How references to the keys of an object param begin, and which keys there are. */
interface ObjectKeys {
  readonly prefix: VariablePrefix;
  readonly keys: Names;
}

/** Object params by their names. */
export function objectParams(params: Iterable<{ readonly name: string; readonly keys: Names }>): ObjectParams {
  const names = new Set<string>();
  const plain = new Map<string, ObjectKeys[]>();
  const patterns: ObjectKeys[] = [];
  for (const { name, keys } of params) {
    names.add(name);
    const printed = `params\\.${name}`;
    if (MAY_BE_PATTERN.test(name)) {
      const prefix = compilePrefix(printed);
      if (prefix !== undefined) patterns.push({ prefix, keys });
    } else plain.set(name, [...(plain.get(name) ?? []), { prefix: literalPrefix(`params.${name}`, printed), keys }]);
  }
  return { names, plain, patterns };
}

/** Characters that mean something in a regular expression. */
const MAY_BE_PATTERN = /[\\.+*?()|[\]{}^$]/;

/** The keys that a param declares. */
export const keysOf = ({ properties = {} }: ParamSpec): Set<string> => new Set(Object.keys(properties));

/**
 * Whether a text refers to keys that the object params of those names do not have. One finding for each param at most.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateObjectUsage
 */
export function* unknownKeys(
  text: string,
  { plain, patterns }: ObjectParams,
  find = unknownVariable,
): Generator<Finding> {
  for (const name of plain.size === 0 ? [] : objectNamesIn(text))
    for (const { prefix, keys } of plain.get(name) ?? []) {
      const finding = find(text, prefix, keys);
      if (finding !== undefined) yield finding;
    }
  for (const { prefix, keys } of patterns) {
    const finding = find(text, prefix, keys);
    if (finding !== undefined) yield finding;
  }
}

/** What stands between `$(params.` and a dot or a bracket: there may be thousands of params, but a text refers to few. */
const objectNamesIn = (text: string): Set<string> =>
  new Set(Array.from(text.matchAll(/\$\(params\.([^\\.+*?()|[\]{}^$]*)[.[]/g), ([, name = ""]) => name));
