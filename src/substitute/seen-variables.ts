import { onceForLong } from "../go/once-for-long.ts";

/** A variable as the reference's validators see it, which is not quite what is replaced at run time. */
export interface SeenVariable {
  /** The whole reference: `$(params.image)`. */
  readonly text: string;
  /** What stands behind the prefix: `image`, `key.inner`, `list[*]`. It may be anything but a line break, or nothing. */
  readonly value: string;
  /** Written with a dot, and not in brackets and quotes. */
  readonly isDotted: boolean;
}

/** What variables of one sort begin with, such as `params`. */
export interface VariablePrefix {
  /** As the reference prints it: `context\.task`. */
  readonly printed: string;
  /** The variables in a text that begin so, from left to right; they do not overlap. */
  find(text: string): readonly SeenVariable[];
  /** The names in a text, where somebody remembers them. */
  readonly extract?: (text: string) => ExtractedNames;
}

/**
 * A prefix of fixed text.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go braceMatchingRegex
 * @example literalPrefix("params").find("$(params.a) $(params['b'])").map(({ value }) => value) // ["a", "b"]
 */
export function literalPrefix(text: string, printed: string = text): VariablePrefix {
  const start = `$(${text}`;
  return {
    printed,
    find: (searched) => findVariables(searched, (from) => searched.indexOf(start, from), start.length),
  };
}

/**
 * The same prefix, but one that looks through a long text only once, however many checks ask for it, and tells each of its
 * names once. It is for one call: it keeps the texts.
 */
export function rememberingPrefix({ printed, find }: VariablePrefix): VariablePrefix {
  const prefix = { printed, find: onceForLong(find) };
  const extract = onceForLong((text) => {
    const extracted = namesIn(prefix.find(text), text, printed);
    return { ...extracted, names: [...new Set(extracted.names)] };
  });
  return { printed, find: prefix.find, extract };
}

/** The variables of a text. `next` finds where the next one may start, and so long is what all of them begin with. */
export function findVariables(text: string, next: (from: number) => number, length: number): readonly SeenVariable[] {
  let start = next(0);
  if (start < 0) return NONE;
  const variables: SeenVariable[] = [];
  const closingBehind = closings(text);
  while (start >= 0) {
    const variable = variableAt(text, start, start + length, closingBehind);
    if (variable !== undefined) variables.push(variable);
    start = next(start + (variable?.text.length ?? 1));
  }
  return variables;
}

/**
 * The variables that begin with a prefix, a dot and one of some names, by name: for each the same as `literalPrefix` finds,
 * but all in one pass. Names hold no characters that mean something in a regular expression.
 *
 * @example variablesByName("$(params.o.k)", "params", new Set(["o"])).get("o")?.map(({ value }) => value) // ["k"]
 */
export function variablesByName(
  text: string,
  prefix: string,
  names: Pick<ReadonlySet<string>, "has">,
): Map<string, SeenVariable[]> {
  const found = new Map<string, SeenVariable[]>();
  const start = `$(${prefix}.`;
  const closingBehind = closings(text);
  const endOf = new Map<string, number>();
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + start.length)) {
    const name = nameAt(text, at + start.length);
    if (!names.has(name) || at < (endOf.get(name) ?? 0)) continue;
    const variable = variableAt(text, at, at + start.length + name.length, closingBehind);
    if (variable === undefined) continue;
    const list = found.get(name) ?? [];
    list.push(variable);
    found.set(name, list);
    endOf.set(name, at + variable.text.length);
  }
  return found;
}

/** What stands there up to a character that means something in a regular expression. */
function nameAt(text: string, from: number): string {
  const name = /[^\\.+*?()|[\]{}^$]*/y;
  name.lastIndex = from;
  return name.exec(text)?.[0] ?? "";
}

const NONE: readonly SeenVariable[] = Object.freeze([]);

/** What stands behind the prefix, up to which characters. */
const FORMS = [
  { opening: ".", closing: ")" },
  { opening: '["', closing: '"])' },
  { opening: "['", closing: "'])" },
] as const;

function variableAt(
  text: string,
  start: number,
  behindPrefix: number,
  closingBehind: Closings,
): SeenVariable | undefined {
  const form = FORMS.find(({ opening }) => text.startsWith(opening, behindPrefix));
  if (form === undefined) return undefined;
  const from = behindPrefix + form.opening.length;
  const to = closingBehind(form.closing, from);
  if (to < 0) return undefined;
  return {
    text: text.slice(start, to + form.closing.length),
    value: text.slice(from, to),
    isDotted: form.opening === ".",
  };
}

/** Where the first such text stands behind an offset, on the same line; -1 if there is none. */
type Closings = (closing: string, from: number) => number;

/** Each part of the text is searched once, however many references begin before it. */
function closings(text: string): Closings {
  const nextOf = (searched: string) => {
    let found = -2;
    return (from: number): number => {
      if (found === -1 || found >= from) return found;
      found = text.indexOf(searched, from);
      return found;
    };
  };
  const lineEnd = nextOf("\n");
  const found = new Map<string, (from: number) => number>();
  return (closing, from) => {
    const next = found.get(closing) ?? nextOf(closing);
    found.set(closing, next);
    const at = next(from);
    const end = lineEnd(from);
    return end >= 0 && at > end ? -1 : at;
  };
}

/** What a text refers to under a prefix. */
export interface ExtractedNames {
  /** The names, as often as they stand there; of `$(params.o.key)` the part before the dot. */
  readonly names: readonly string[];
  /** Why the text is no good, whatever the names: a reference has too many parts. */
  readonly problem?: string;
}

/**
 * The names that a text refers to under a prefix. A dotted reference has one part or two.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go ExtractVariablesFromString
 */
export const extractNames = (text: string, prefix: VariablePrefix): ExtractedNames =>
  prefix.extract === undefined ? namesIn(prefix.find(text), text, prefix.printed) : prefix.extract(text);

/**
 * The same of variables that have been found in the text already.
 *
 * @param printed - the prefix that they begin with, as the reference prints it
 */
export function namesIn(variables: readonly SeenVariable[], text: string, printed: string): ExtractedNames {
  const names: string[] = [];
  for (const { value, isDotted } of variables) {
    const parts = isDotted ? value.split(".") : [value];
    if (parts.length > 2) {
      const problem = `Invalid referencing of parameters in "${text}"! Only two dot-separated components after the prefix "${printed}" are allowed.`;
      return { names, problem };
    }
    names.push(parts[0] ?? "");
  }
  return { names };
}

/**
 * A name without `[*]` and `[0]`, wherever they stand.
 *
 * @see tektoncd/pipeline pkg/substitution/substitution.go TrimArrayIndex
 */
export const trimArrayIndex = (name: string): string => name.replaceAll(/\[[0-9]*\*?\]/g, "");

/** A name without `[*]` at its end. */
export const trimStar = (name: string): string => (name.endsWith("[*]") ? name.slice(0, -3) : name);
