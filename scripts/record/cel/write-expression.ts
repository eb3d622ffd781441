import type { Choices } from "./choices.ts";
import type { Forms } from "./forms.ts";
import { LITERALS } from "./literals.ts";

/** What may be named, with its type; a path, too (`body.number`). */
export interface Variable {
  readonly text: string;
  readonly type: string;
}

/** What expressions are written of. */
export interface Vocabulary {
  readonly forms: readonly Forms[];
  readonly variables: readonly Variable[];
}

/** An expression, and how tightly what it is made of holds together. */
interface Written {
  readonly text: string;
  readonly level: number;
}

interface Writer {
  readonly choices: Choices;
  readonly vocabulary: Vocabulary;
  /** Once in so many times a hole is filled with another type than the one it wants. */
  readonly mistakeOneIn: number;
}

/** An expression of a type, in which forms stand in each other down to a depth. */
export function writeExpression(
  choices: Choices,
  vocabulary: Vocabulary,
  { type, depth, hasMistakes }: { readonly type: string; readonly depth: number; readonly hasMistakes: boolean },
): string {
  const writer = { choices, vocabulary, mistakeOneIn: hasMistakes ? 8 : Number.POSITIVE_INFINITY };
  return filled(writer, choices.pick(formsOf(vocabulary, type)), vocabulary.variables, depth).text;
}

/** A text with holes, and what the letters in it stand for. */
interface Form {
  readonly text: string;
  readonly letters: ReadonlyMap<string, string>;
}

function written(writer: Writer, type: string, scope: readonly Variable[], depth: number): Written {
  const { choices } = writer;
  const forms = depth > 0 ? formsOf(writer.vocabulary, type) : [];
  if (forms.length === 0 || choices.pick(IS_LEAF)) return { text: leaf(choices, type, scope), level: ATOM };
  return filled(writer, choices.pick(forms), scope, depth);
}

/** The first is what is taken where chance has no more to say: then expressions end. */
const IS_LEAF = [true, ...Array.from({ length: 7 }, () => false)];

/** Those of the type itself count more than those of all types. */
function formsOf({ forms }: Vocabulary, type: string): readonly Form[] {
  const head = headOf(type);
  const [first, second] = argumentsOf(type);
  const letters = new Map<string, string>();
  if (first !== undefined) letters.set(second === undefined ? "T" : "K", first);
  if (second !== undefined) letters.set("T", second);
  const own = forms.flatMap((some) => [...(some[head] ?? []), ...(type === head ? [] : (some[type] ?? []))]);
  if (own.length === 0) return [];
  const any = forms.flatMap((some) => some["any"] ?? []).map((text) => ({ text, letters: new Map([["T", type]]) }));
  return [...[...own, ...own].map((text) => ({ text, letters })), ...any];
}

const headOf = (type: string): string => /^\w+/.exec(type)?.[0] ?? "";

/** A variable or a literal. */
function leaf(choices: Choices, type: string, scope: readonly Variable[]): string {
  const fitting = scope.filter((variable) => variable.type === type);
  if (fitting.length > 0 && !choices.oneIn(3)) return choices.pick(fitting).text;
  const [first = "", second = ""] = argumentsOf(type);
  const inside = (of: string) => leaf(choices, of, scope);
  switch (headOf(type)) {
    case "list":
      return choices.oneIn(5) ? "[]" : `[${inside(first)}, ${inside(first)}]`;
    case "map":
      return `{${inside(first)}: ${inside(second)}}`;
    case "dyn":
      return `dyn(${inside(choices.pick(TYPES.S))})`;
    default:
      return LITERALS.get(type)?.(choices) ?? "null";
  }
}

/** The types in the brackets of a type: of `map(string,list(int))` two. */
function argumentsOf(type: string): readonly string[] {
  const inside = /\((.*)\)$/.exec(type)?.[1];
  if (inside === undefined) return [];
  // Keys are never lists or maps.
  const comma = type.startsWith("map") ? inside.indexOf(",") : -1;
  return comma === -1 ? [inside] : [inside.slice(0, comma), inside.slice(comma + 1)];
}

const S = ["int", "string", "double", "uint", "bool", "bytes", "timestamp", "duration", "null", "type"];
const N = ["int", "double", "uint"];
const T = [...S.slice(0, 5), "string", "int", "dyn", "duration", "list(int)", "list(string)", "map(string,int)"];

/** What the letters in forms may stand for. */
const TYPES = {
  T: [...T, "list(list(int))", "map(int,string)", "map(bool,dyn)", "list(dyn)", "list(double)", "timestamp"],
  U: T,
  K: ["string", "string", "int", "bool", "uint"],
  C: S.slice(0, 8),
  S,
  N,
  M: N,
} satisfies Record<string, readonly string[]>;

const isLetter = (name: string): name is keyof typeof TYPES => Object.hasOwn(TYPES, name);

/** A hole: the type that it wants, and that of the loop's variable. */
const HOLE = /<([a-zA-Z][\w(,)]*)(?: @(\w+))?>/g;

/** A form with expressions in its holes. */
function filled(writer: Writer, { text: form, letters }: Form, scope: readonly Variable[], depth: number): Written {
  const { choices } = writer;
  const bound = new Map(letters);
  const typeOf = (pattern: string) =>
    pattern.replace(/\b[A-Z]\b/g, (letter) => {
      if (isLetter(letter) && !bound.has(letter)) bound.set(letter, choices.pick(TYPES[letter]));
      return bound.get(letter) ?? letter;
    });
  const name = choices.pick(NAMES);
  const level = levelOf(form);
  let isFirst = true;
  let text = "";
  let end = 0;
  for (const { 0: hole, 1: wanted = "", 2: element, index } of form.matchAll(HOLE)) {
    text += spaced(choices, form.slice(end, index)).replaceAll("@", name);
    end = index + hole.length;
    const inner = element === undefined ? scope : [...scope, { text: name, type: typeOf(element) }];
    const asked = choices.oneIn(writer.mistakeOneIn) ? choices.pick(TYPES.T) : typeOf(wanted);
    const part = written(writer, asked, inner, depth - 1);
    text += isTightEnough(part, form, index, end, isFirst ? level : level + 1) ? part.text : `(${part.text})`;
    isFirst = false;
  }
  return { text: text + spaced(choices, form.slice(end)).replaceAll("@", name), level };
}

const NAMES = ["x", "y", "x", "i", "_", "a", "type"];

const ATOM = 8;

/** How tightly the signs bind that stand between the holes of a form. */
function levelOf(form: string): number {
  const [, sign] = /[>)] (\?|\|\||&&|==|!=|<=?|>=?|in|[-+*/%]) /.exec(form) ?? [];
  if (sign !== undefined) return LEVELS.get(sign) ?? RELATION;
  return /^[-!]/.test(form) ? 7 : ATOM;
}

const RELATION = 4;
const LEVELS = new Map([
  ["?", 1],
  ["||", 2],
  ["&&", 3],
  ["+", 5],
  ["-", 5],
  ["*", 6],
  ["/", 6],
  ["%", 6],
]);

/** Whether a part may stand in its hole without brackets. */
function isTightEnough({ level }: Written, form: string, start: number, end: number, wanted: number): boolean {
  const [before, after] = [form.charAt(start - 1), form.charAt(end)];
  if (after === "." || after === "[") return level >= ATOM;
  const isEnclosed = /[([{]/.test(before) || /[)\]},:]/.test(after);
  return isEnclosed || level >= wanted;
}

/** The blanks of a form, which may be other ones. */
const spaced = (choices: Choices, text: string): string =>
  text.replace(/ /g, (_, at: number) => {
    if (!choices.oneIn(8)) return " ";
    const isNextToWord = /\w/.test(text.charAt(at - 1) + text.charAt(at + 1)) && !/[(,:]/.test(text.charAt(at - 1));
    return choices.pick(isNextToWord ? WIDE_BLANKS : ["", ...WIDE_BLANKS]);
  });

const WIDE_BLANKS = ["  ", "\n", "\t", "\r\n", " // é\n  ", "\f"];
