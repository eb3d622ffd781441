import { BANG, codeAt, HASH, isBlank, isBlankOrEnd, isDigit, isWord, PERCENT } from "./characters.ts";
import { breakWidth, type Cursor, endOfLine, skipToToken, YamlProblem } from "./cursor.ts";
import { DEFAULT_HANDLES, scanHandle, scanUri, type TagHandles } from "./scan-property.ts";

/** What the `%` lines before a document say. `found` is false when there is none. */
export interface Directives {
  readonly found: boolean;
  readonly handles: TagHandles;
}

/** Reads the directives at the start of a document; the cursor stands at its first token. */
export function readDirectives(cursor: Cursor): Directives {
  if (!isDirective(cursor)) return NO_DIRECTIVES;
  const handles = new Map<string, string>();
  let versions = 0;
  while (isDirective(cursor)) {
    const start = cursor.pos;
    const directive = scanDirective(cursor);
    if (directive.version !== undefined) {
      if (versions > 0) throw new YamlProblem("found duplicate %YAML directive", start, cursor.pos);
      if (directive.version !== "1.1") throw new YamlProblem("found incompatible YAML document", start, cursor.pos);
      versions++;
    } else {
      if (handles.has(directive.handle)) throw new YamlProblem("found duplicate %TAG directive", start, cursor.pos);
      handles.set(directive.handle, directive.prefix);
    }
    skipToToken(cursor);
  }
  for (const [handle, prefix] of DEFAULT_HANDLES) if (!handles.has(handle)) handles.set(handle, prefix);
  return { found: true, handles };
}

const NO_DIRECTIVES: Directives = { found: false, handles: DEFAULT_HANDLES };

const isDirective = ({ text, pos, lineStart }: Cursor): boolean => pos === lineStart && codeAt(text, pos) === PERCENT;

type Directive =
  | { readonly version: string }
  | { readonly version?: undefined; readonly handle: string; readonly prefix: string };

/** Reads one directive and its line end; the cursor stands at the `%`. */
export function scanDirective(cursor: Cursor): Directive {
  const { text, pos: start } = cursor;
  cursor.keyAllowed = false;
  cursor.pos++;
  while (isWord(codeAt(text, cursor.pos))) cursor.pos++;
  const name = text.slice(start + 1, cursor.pos);
  if (name === "") throw new YamlProblem("could not find expected directive name", start);
  if (!isBlankOrEnd(codeAt(text, cursor.pos)))
    throw new YamlProblem("found unexpected non-alphabetical character", cursor.pos);
  let directive: Directive;
  if (name === "YAML") directive = { version: scanVersion(cursor) };
  else if (name === "TAG") directive = scanTagDirective(cursor);
  else throw new YamlProblem("found unknown directive name", start, cursor.pos);
  skipBlanks(cursor);
  if (codeAt(text, cursor.pos) === HASH) cursor.pos = endOfLine(cursor, cursor.pos);
  const width = breakWidth(text, cursor.pos);
  if (width === 0 && cursor.pos < text.length)
    throw new YamlProblem("did not find expected comment or line break", cursor.pos);
  cursor.pos += width;
  if (width > 0) cursor.lineStart = cursor.pos;
  return directive;
}

function scanVersion(cursor: Cursor): string {
  skipBlanks(cursor);
  const major = scanNumber(cursor);
  if (cursor.text.charAt(cursor.pos) !== ".")
    throw new YamlProblem("did not find expected digit or '.' character", cursor.pos);
  cursor.pos++;
  return `${major}.${scanNumber(cursor)}`;
}

function scanNumber(cursor: Cursor): number {
  const { text, pos: start } = cursor;
  while (isDigit(codeAt(text, cursor.pos))) cursor.pos++;
  const digits = text.slice(start, cursor.pos);
  if (digits === "") throw new YamlProblem("did not find expected version number", start);
  if (digits.length > 2) throw new YamlProblem("found extremely long version number", start, cursor.pos);
  return Number(digits);
}

function scanTagDirective(cursor: Cursor): Directive {
  const { text, pos: start } = cursor;
  skipBlanks(cursor);
  if (codeAt(text, cursor.pos) !== BANG) throw new YamlProblem("did not find expected '!'", cursor.pos);
  const handle = scanHandle(cursor);
  if (handle !== "!" && !handle.endsWith("!")) throw new YamlProblem("did not find expected '!'", cursor.pos);
  if (!isBlank(codeAt(text, cursor.pos))) throw new YamlProblem("did not find expected whitespace", cursor.pos);
  skipBlanks(cursor);
  const prefix = scanUri(cursor, start, "");
  if (!isBlankOrEnd(codeAt(text, cursor.pos)))
    throw new YamlProblem("did not find expected whitespace or line break", cursor.pos);
  return { handle, prefix };
}

function skipBlanks(cursor: Cursor): void {
  while (isBlank(codeAt(cursor.text, cursor.pos))) cursor.pos++;
}
