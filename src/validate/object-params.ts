import { compilePrefix } from "../substitute/prefix-pattern.ts";
import { extractNames, namesIn, type VariablePrefix, variablesByName } from "../substitute/seen-variables.ts";
import type { ParamSpec } from "../types/param.ts";
import type { Finding } from "./finding.ts";
import { type Names, unknownAmong } from "./variables.ts";

/** Object params, to look up which of them a text refers to. */
export interface ObjectParams {
  readonly names: Names & { readonly size: number };
  /** The keys by name: of several params of one name those that all of them have. */
  readonly plain: Pick<ReadonlyMap<string, Names>, "get" | "has" | "size">;
  /** As in the reference: a name goes into a regular expression as it is, so these stand for more than themselves. */
  readonly patterns: readonly { readonly prefix: VariablePrefix; readonly keys: Names }[];
}

/** Object params by their names. */
export function objectParams(
  params: Iterable<{ readonly name: string; readonly keys: ReadonlySet<string> }>,
): ObjectParams {
  const names = new Set<string>();
  const plain = new Map<string, CommonKeys>();
  const patterns: { prefix: VariablePrefix; keys: Names }[] = [];
  for (const { name, keys } of params) {
    names.add(name);
    if (MAY_BE_PATTERN.test(name)) {
      const prefix = compilePrefix(printed(name));
      if (prefix !== undefined) patterns.push({ prefix, keys });
    } else {
      const common = plain.get(name) ?? new CommonKeys();
      common.add(keys);
      plain.set(name, common);
    }
  }
  return { names, plain, patterns };
}

/** The object params of two lists, without a copy of either: a pipeline may have as many as it has tasks. */
export function allObjectParams(a: ObjectParams, b: ObjectParams): ObjectParams {
  if (a.names.size === 0) return b;
  if (b.names.size === 0) return a;
  return {
    names: { ...anyOf(a.names, b.names), size: a.names.size + b.names.size },
    plain: {
      ...anyOf(a.plain, b.plain),
      size: a.plain.size + b.plain.size,
      get(name) {
        const [keys, others] = [a.plain.get(name), b.plain.get(name)];
        return keys === undefined || others === undefined
          ? (keys ?? others)
          : { has: (key) => keys.has(key) && others.has(key) };
      },
    },
    patterns: a.patterns.length === 0 ? b.patterns : [...a.patterns, ...b.patterns],
  };
}

/** The names of one list and of another. */
export const anyOf = (a: Names, b: Names): Names => ({ has: (name) => a.has(name) || b.has(name) });

const printed = (name: string): string => `params\\.${name}`;

/** The keys that several params have in common. */
class CommonKeys {
  #params = 0;
  readonly #counts = new Map<string, number>();

  add(keys: ReadonlySet<string>): void {
    this.#params++;
    for (const key of keys) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  has(key: string): boolean {
    return this.#counts.get(key) === this.#params;
  }
}

/** Characters that mean something in a regular expression. */
const MAY_BE_PATTERN = /[\\.+*?()|[\]{}^$]/;

/** The keys that a param declares. */
export const keysOf = ({ properties = {} }: ParamSpec): Set<string> => new Set(Object.keys(properties));

/**
 * Whether a text refers to keys that the object params of those names do not have. Each message comes once.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/task_validation.go validateObjectUsage
 */
export function unknownKeys(text: string, { plain, patterns }: ObjectParams, find = unknownAmong): readonly Finding[] {
  const found: Finding[] = [];
  let isTold = false;
  for (const [name, variables] of plain.size === 0 ? [] : variablesByName(text, "params", plain)) {
    const extracted = namesIn(variables, text, printed(name));
    // To say it again would be to quote the text again.
    const finding = find(text, extracted, isTold ? ALL_NAMES : (plain.get(name) ?? ALL_NAMES));
    if (finding === undefined) continue;
    found.push(finding);
    isTold ||= extracted.problem === undefined;
  }
  for (const { prefix, keys } of patterns) {
    const finding = find(text, extractNames(text, prefix), keys);
    if (finding !== undefined) found.push(finding);
  }
  return found;
}

const ALL_NAMES: Names = { has: () => true };
