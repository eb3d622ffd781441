import type { Path, SourceRange } from "../diagnostic.ts";
import { wrongArgument } from "../wrong-argument.ts";
import { placeOf } from "./locate.ts";
import { endOf, placesOf, startOf } from "./places.ts";
import type { SourceDocument } from "./source-document.ts";

/**
 * Where a part of a string stands in its document, whether the string is plain, quoted or a block. The offsets of `part` say
 * which part it is: those of a diagnostic of CEL count in the string. Blanks at its ends are left out.
 *
 * Where that cannot be told, of an alias and of what is no string, it is the place of the value: `placeOf`.
 *
 * @throws {TypeError} if it is given no document, no path or no range
 * @example
 * const [{ range }] = checkCel("1 == 'a'");
 * placeInside(document, ["spec", "steps", 0, "image"], range)?.start.line // 5
 */
export function placeInside(document: SourceDocument, path: Path, part: SourceRange): SourceRange | undefined {
  const whole = placeOf(document, path);
  const [from, to] = [part?.start?.offset, part?.end?.offset];
  if (typeof from !== "number" || typeof to !== "number") throw wrongArgument("find a place", "a range", part);
  if (whole === undefined) return undefined;
  const { place, value, depth } = placesOf(document).find(path);
  if (typeof value !== "string" || depth < path.length) return whole;
  const { nodes, source, start } = document;
  const offset = start + startOf(nodes, place.node);
  const marks = marksOf(source.text.slice(offset, start + endOf(nodes, place.node)));
  // Blanks and line breaks come and go, but what stands between them is the same in the text and in the string.
  const countBefore = (end: number) => value.slice(0, end).replace(/\s+/g, "").length;
  const behind = marks.at(-1);
  if (behind === undefined || marks.length !== countBefore(value.length)) return whole;
  const [first, last] = [countBefore(from), countBefore(to)];
  const partStart = marks[first]?.start ?? behind.end;
  const partEnd = last > first ? marks[last - 1]?.end : undefined;
  return source.rangeOf(offset + partStart, offset + (partEnd ?? partStart));
}

/** What makes a character of a string, or half of one: an escape, or the character itself. */
interface Mark {
  readonly start: number;
  readonly end: number;
}

/** The marks of a scalar as it is written; but blanks, and escapes that make blanks. */
function marksOf(written: string): Mark[] {
  const style = written.charAt(0);
  const isQuoted = style === "'" || style === '"';
  const from = isQuoted ? 1 : style === "|" || style === ">" ? written.search(/[\r\n]/) : 0;
  const form = style === "'" ? /''|\S/g : style === '"' ? /\\(?:x(\w{2})|u(\w{4})|U(\w{8})|[\s\S])|\S/g : /\S/g;
  form.lastIndex = from;
  const marks: Mark[] = [];
  for (const match of written.slice(0, isQuoted ? -1 : undefined).matchAll(form)) {
    const [text, ...codes] = match;
    const code = codes.join("");
    const made = code === "" ? text.replace(BLANK_ESCAPE, " ") : characterOf(Number.parseInt(code, 16));
    const mark = { start: match.index, end: match.index + text.length };
    if (made.trim() !== "") marks.push(...(code === "" ? [mark] : Array.from({ length: made.length }, () => mark)));
  }
  return marks;
}

/** YAML refuses codes that are none, but the text of a document may still hold them. */
const characterOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");

const BLANK_ESCAPE = /^\\[\stnvfrLP_]$/;
