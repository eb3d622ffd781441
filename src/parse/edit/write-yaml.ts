import { isList, isObject, type JsonValue } from "../../go/json.ts";
import { resolvePlain } from "../yaml/resolve-scalar.ts";

/** How a file indents. */
export interface Layout {
  /** By how much a mapping stands further right than its key. */
  readonly indent: number;
  /** The same for the dashes of a list; many files have them below the key. */
  readonly listIndent: number;
}

/** A value as it stands behind a `:` or a `-`. */
export interface Written {
  /** What stands on the line of the indicator, with a blank before it; empty if nothing does. */
  readonly head: string;
  /** The lines below, counted from the column of the key or the dash. */
  readonly body: readonly string[];
}

/** How a text indents: as the first key does that has a mapping below, and the first one that has a list. */
export function layoutOf(text: string): Layout {
  let indent: number | undefined;
  let listIndent: number | undefined;
  let keyColumn = Number.POSITIVE_INFINITY;
  for (const line of text.split(/[\r\n]+/)) {
    const content = line.trim();
    if (content === "" || content.startsWith("#")) continue;
    const column = line.length - line.trimStart().length;
    if (content.startsWith("- ") && column >= keyColumn) listIndent ??= column - keyColumn;
    else if (column > keyColumn) indent ??= column - keyColumn;
    if (indent !== undefined && listIndent !== undefined) break;
    keyColumn = /^[\w./-]+:$/.test(content) ? column : Number.POSITIVE_INFINITY;
  }
  return { indent: indent ?? 2, listIndent: listIndent ?? indent ?? 2 };
}

/** A value behind the `:` of its key. */
export function behindColon(value: JsonValue, layout: Layout): Written {
  const lines = blockLines(value, layout);
  if (lines === undefined) return scalarBehind(value, layout.indent);
  return { head: "", body: indented(lines, isList(value) ? layout.listIndent : layout.indent) };
}

/** A value behind the dash of a list. */
export function behindDash(value: JsonValue, layout: Layout): Written {
  const [first, ...rest] = blockLines(value, layout) ?? [];
  return first === undefined ? scalarBehind(value, 2) : { head: ` ${first}`, body: indented(rest, 2) };
}

/** A mapping or a list that is not empty, line by line. */
export function blockLines(value: JsonValue, layout: Layout): string[] | undefined {
  if (isList(value) && value.length > 0)
    return value.flatMap((item) => {
      const { head, body } = behindDash(item, layout);
      return [`-${head}`, ...body];
    });
  if (!isObject(value) || Object.keys(value).length === 0) return undefined;
  return Object.entries(value).flatMap(([key, item]) => {
    const { head, body } = behindColon(item, layout);
    return [`${stringText(key)}:${head}`, ...body];
  });
}

/** Which strings have quotes: in a text that is JSON, all of them. */
export type Quotes = "where needed" | "always";

/** A value on one line, as it may stand anywhere. */
export function flowText(value: JsonValue, quotes: Quotes): string {
  if (isList(value)) return `[${value.map((item) => flowText(item, quotes)).join(", ")}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([key, item]) => flowPair(key, item, quotes))
      .join(", ")}}`;
  if (typeof value !== "string") return scalarText(value);
  return quotes === "always" || /[,?[\]{}:]/.test(value) ? quoted(value) : stringText(value);
}

/** A key and its value inside `{…}`. */
export const flowPair = (key: string, value: JsonValue, quotes: Quotes): string =>
  `${flowText(key, quotes)}: ${flowText(value, quotes)}`;

export function indented(lines: readonly string[], columns: number): string[] {
  const blanks = " ".repeat(columns);
  return lines.map((line) => (line === "" ? "" : blanks + line));
}

function scalarBehind(value: JsonValue, indent: number): Written {
  if (typeof value === "string" && LITERAL.test(value)) {
    const lines = value.split("\n");
    const chomping = lines.at(-1) !== "" ? "-" : lines.at(-2) === "" ? "+" : "";
    // What follows the last line break is the next line of the text.
    return { head: ` |${chomping}`, body: indented(chomping === "-" ? lines : lines.slice(0, -1), indent) };
  }
  return { head: ` ${typeof value === "string" ? stringText(value) : scalarText(value)}`, body: [] };
}

/** Texts of several lines that need no quotes: they start with something visible, and have no odd characters. */
const LITERAL = /^(?=.*\n)[^\s\x00-\x20\x7f-\x9f\ufeff][^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*$/;

const scalarText = (value: JsonValue): string => {
  if (isList(value)) return "[]";
  return isObject(value) ? "{}" : Object.is(value, -0) ? "-0.0" : String(value);
};

/** A string or a key on one line: plain if it then reads as what it is. */
export const stringText = (text: string): string => (isPlain(text) ? text : quoted(text));

function isPlain(text: string): boolean {
  return (
    /^[^\s\x00-\x20\x7f-\x9f\ufeff?:,[\]{}#&*!|>'"%@`-][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*$/.test(
      text.replace(/^-(?=[^\s-])/, ""),
    ) &&
    !/: |:$| #| $|^\.\.\.|^<<$/.test(text) &&
    // YAML 1.1 takes many words for something else: `yes`, `010`, `0o7`.
    resolvePlain(text) === text
  );
}

/** JSON's quotes are YAML's, but YAML allows fewer characters between them. */
export const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
