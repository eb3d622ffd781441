import { ESCAPED_NAME, STRING, UNFINISHED } from "./quoted.ts";

/** What a token is: punctuation, operators and keywords by their text, what is left by its kind. */
export type TokenKind =
  | Punctuation
  | Keyword
  | "identifier"
  /** A name in backticks, which may hold characters that others may not. */
  | "escaped identifier"
  | "int"
  | "uint"
  | "double"
  | "string"
  | "bytes"
  /** What no token starts with, or a token that ends too early. */
  | "unknown"
  | "end";

type Punctuation =
  | ("==" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/" | "%" | "&&" | "||" | "!" | "?")
  | (":" | "." | "," | "(" | ")" | "[" | "]" | "{" | "}");
type Keyword = "in" | "true" | "false" | "null";

/** A text, and the token that it has been read to. Offsets are in UTF-16 units, the end is exclusive. */
export interface Scanner {
  readonly text: string;
  kind: TokenKind;
  start: number;
  end: number;
}

/** A scanner at the first token of `text`. */
export function scannerOver(text: string): Scanner {
  const scanner: Scanner = { text, kind: "unknown", start: 0, end: 0 };
  advance(scanner);
  return scanner;
}

/** The text of the token that the scanner is at. */
export const tokenText = ({ text, start, end }: Scanner): string => text.slice(start, end);

/**
 * Goes on to the next token; blanks and comments are none. The longest one counts: `1.` is `1` and `.`, `'''a'` is `''` and
 * `'a'`. What is no token ends behind the character that should have been another.
 *
 * @see google/cel-go parser/gen/CEL.g4; antlr4-go/antlr lexer.go Recover
 */
export function advance(scanner: Scanner): void {
  const { text } = scanner;
  const start = skipBlanks(text, scanner.end);
  scanner.start = start;
  if (start >= text.length) {
    scanner.kind = "end";
    scanner.end = start;
    return;
  }
  const code = text.charCodeAt(start);
  if (isLetter(code)) readWord(scanner, code);
  else if (isQuote(code)) readMatch(scanner, STRING, "string");
  else if (isDigit(code) || (code === POINT && isDigit(text.charCodeAt(start + 1)))) readNumber(scanner);
  else if (code === BACKTICK) readMatch(scanner, ESCAPED_NAME, "escaped identifier");
  else readSign(scanner, code);
}

/** Blanks and comments, which end with their line. */
function skipBlanks(text: string, pos: number): number {
  for (;;) {
    const code = text.charCodeAt(pos);
    if (code === SPACE || (code >= TAB && code <= RETURN && code !== VERTICAL_TAB)) pos++;
    else if (code === SLASH && text.charCodeAt(pos + 1) === SLASH) {
      const lineEnd = text.indexOf("\n", pos);
      pos = lineEnd === -1 ? text.length : lineEnd;
    } else return pos;
  }
}

function readSign(scanner: Scanner, code: number): void {
  const { text, start } = scanner;
  const double = DOUBLE[code];
  const isDouble = double !== undefined && text.charCodeAt(start + 1) === double.charCodeAt(1);
  scanner.kind = isDouble ? double : (SINGLE[code] ?? "unknown");
  scanner.end = start + (isDouble ? 2 : 1);
  if (scanner.kind === "unknown") endUnknown(scanner);
}

/** A name, a keyword, or a string with letters before it. */
function readWord(scanner: Scanner, first: number): void {
  const { text, start } = scanner;
  let end = start + 1;
  while (isNamePart(text.charCodeAt(end))) end++;
  const isPrefix = end - start <= 2 && isQuote(text.charCodeAt(end));
  if (isPrefix) readMatch(scanner, STRING, isBytesPrefix(first) ? "bytes" : "string");
  if (isPrefix && scanner.kind !== "unknown") return;
  scanner.end = end;
  scanner.kind = end - start > LONGEST_KEYWORD ? "identifier" : (KEYWORDS.get(tokenText(scanner)) ?? "identifier");
}

/** A number; one with `u` behind it is a uint. */
function readNumber(scanner: Scanner): void {
  readMatch(scanner, NUMBER, "int");
  if (/^(?!0x).*[.eE]/.test(tokenText(scanner))) scanner.kind = "double";
  else if ((scanner.text.charCodeAt(scanner.end) | 0x20) === SMALL_U) {
    scanner.kind = "uint";
    scanner.end++;
  }
}

function readMatch(scanner: Scanner, form: RegExp, kind: TokenKind): void {
  form.lastIndex = scanner.start;
  const isMatch = form.test(scanner.text);
  scanner.kind = isMatch ? kind : "unknown";
  if (isMatch) scanner.end = form.lastIndex;
  else endUnknown(scanner);
}

function endUnknown(scanner: Scanner): void {
  const { text, start } = scanner;
  UNFINISHED.lastIndex = start;
  const wrong = UNFINISHED.test(text) ? UNFINISHED.lastIndex : start;
  const code = text.codePointAt(wrong);
  scanner.end = code === undefined ? wrong : wrong + (code > 0xffff ? 2 : 1);
}

const NUMBER = /0x[0-9a-fA-F]+|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/y;
const TAB = 0x09;
const VERTICAL_TAB = 0x0b;
const RETURN = 0x0d;
const SPACE = 0x20;
const POINT = 0x2e;
const SLASH = 0x2f;
const BACKTICK = 0x60;
const SMALL_U = 0x75;

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isLetter = (code: number) => code < DELETE && NAME_PARTS[code] === LETTER;
const isNamePart = (code: number) => code < DELETE && NAME_PARTS[code] !== 0;
const isQuote = (code: number) => code === 0x22 || code === 0x27;
const isBytesPrefix = (code: number) => (code | 0x20) === 0x62;

/** By the code of their first character. */
function byCode<Kind extends TokenKind>(kinds: readonly Kind[]): readonly (Kind | undefined)[] {
  const table: Kind[] = [];
  for (const kind of kinds) table[kind.charCodeAt(0)] = kind;
  return table;
}

// A table, because most of a text is names.
const DELETE = 0x7f;
const LETTER = 1;
const DIGIT = 2;
const NAME_PARTS = Uint8Array.from({ length: DELETE }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_]/.test(character) ? LETTER : /[0-9]/.test(character) ? DIGIT : 0;
});

const SINGLE = byCode(["<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"]);
const DOUBLE = byCode(["==", "!=", "<=", ">=", "&&", "||"]);
const KEYWORDS = new Map<string, TokenKind>((["in", "true", "false", "null"] as const).map((kind) => [kind, kind]));
const LONGEST_KEYWORD = "false".length;
