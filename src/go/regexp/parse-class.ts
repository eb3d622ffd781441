import { escapeRune, type RuneSet, runesOf } from "./rune-set.ts";
import { accept, PatternProblem, readRune, type Scanner, take } from "./scanner.ts";
import { unicodeClass } from "./unicode-class.ts";

/** Reads a class in brackets, the first of which has been read. */
export function readClass(scanner: Scanner, { foldCase }: { readonly foldCase: boolean }): RuneSet {
  const negated = accept(scanner, "^");
  const groups = new Set<string>();
  const ranges: string[] = [];
  // A bracket that comes first does not end the class.
  for (let isFirst = true; isFirst || !accept(scanner, "]"); isFirst = false) {
    const group = readNamedGroup(scanner) ?? readGroup(scanner);
    if (group === undefined) ranges.push(readRange(scanner));
    else groups.add(group);
  }
  const sources = ranges.length === 0 ? groups : [...groups, `[${ranges.join("")}]`];
  return runesOf(sources, { foldCase, negated });
}

/** Reads `\d`, `\pL` and the like, if one of them is next, as the source of an expression of JavaScript. */
export function readGroup(scanner: Scanner): string | undefined {
  const perl = take(scanner, /\\([dswDSW])/y)?.[1];
  if (perl !== undefined) return groupOf(PERL.get(perl.toLowerCase()), { negated: perl < "a" });
  const sign = take(scanner, /\\([pP])/y)?.[1];
  if (sign === undefined) return undefined;
  const inBraces = take(scanner, /\{([^}]*)\}/y)?.[1];
  const name = inBraces ?? String.fromCodePoint(readRune(scanner));
  const caret = name.startsWith("^") ? 1 : 0;
  const source = unicodeClass(name.slice(caret));
  if (source === undefined) throw new PatternProblem("there is no such class of characters");
  return (sign === "P") === (caret === 1) ? source : `(?!${source})[^]`;
}

/** Reads `[:alpha:]` and the like, if one of them is next. */
function readNamedGroup(scanner: Scanner): string | undefined {
  const { pattern, pos, lastNameEnd } = scanner;
  // Without an end further on, it is two characters as any others.
  if (!pattern.startsWith("[:", pos) || pos + 2 > lastNameEnd) return undefined;
  const named = take(scanner, /\[:(\^?)([a-z]+):\]/y);
  return groupOf(POSIX.get(named?.[2] ?? ""), { negated: named?.[1] === "^" });
}

function groupOf(ranges: string | undefined, { negated }: { readonly negated: boolean }): string {
  if (ranges === undefined) throw new PatternProblem("there is no such class of characters");
  return `[${negated ? "^" : ""}${ranges}]`;
}

function readRange(scanner: Scanner): string {
  const low = readClassRune(scanner);
  if (take(scanner, /-(?=[^\]])/y) === undefined) return escapeRune(low);
  const high = readClassRune(scanner);
  if (high < low) throw new PatternProblem("a range should not go backwards");
  return `${escapeRune(low)}-${escapeRune(high)}`;
}

const readClassRune = (scanner: Scanner) => (accept(scanner, "\\") ? readEscape(scanner) : readRune(scanner));

/** Reads what stands behind a backslash for one code point. */
export function readEscape(scanner: Scanner): number {
  const octal = take(scanner, /0[0-7]{0,2}|[1-7][0-7]{1,2}/y)?.[0];
  if (octal !== undefined) return Number.parseInt(octal, 8);
  const hex = take(scanner, /x(?:\{([0-9A-Fa-f]+)\}|([0-9A-Fa-f]{2}))/y);
  if (hex !== undefined) return parseCodePoint(hex[1] ?? hex[2] ?? "");
  const control = CONTROLS.get(take(scanner, /[afnrtv]/y)?.[0] ?? "");
  if (control !== undefined) return control;
  const punctuation = take(scanner, /[\0-\x7f]/y)?.[0] ?? "";
  if (/^[0-9A-Za-z]?$/.test(punctuation)) throw new PatternProblem("there is nothing that could be escaped");
  return punctuation.charCodeAt(0);
}

function parseCodePoint(hex: string): number {
  const rune = Number.parseInt(hex, 16);
  if (rune > 0x10ffff) throw new PatternProblem("Unicode ends at 10FFFF");
  return rune;
}

const CONTROLS = new Map([
  ["a", 0x07],
  ["t", 0x09],
  ["n", 0x0a],
  ["v", 0x0b],
  ["f", 0x0c],
  ["r", 0x0d],
]);

const PERL = new Map([
  ["d", "0-9"],
  ["s", "\\t\\n\\f\\r "],
  ["w", "0-9A-Z_a-z"],
]);

const POSIX = new Map([
  ["alnum", "0-9A-Za-z"],
  ["alpha", "A-Za-z"],
  ["ascii", "\\0-\\x7f"],
  ["blank", "\\t "],
  ["cntrl", "\\0-\\x1f\\x7f"],
  ["digit", "0-9"],
  ["graph", "!-~"],
  ["lower", "a-z"],
  ["print", " -~"],
  ["punct", "!-\\/:-@\\[-`\\{-~"],
  ["space", "\\t-\\r "],
  ["upper", "A-Z"],
  ["word", "0-9A-Z_a-z"],
  ["xdigit", "0-9A-Fa-f"],
]);
