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
 * `'a'`.
 *
 * @see google/cel-go parser/gen/CEL.g4
 */
export function advance(scanner: Scanner): void {
  const { text } = scanner;
  const start = skipBlanks(text, scanner.end);
  scanner.start = start;
  const code = text.charCodeAt(start);
  if (isLetter(code)) readWord(scanner, code);
  else if (isDigit(code) || (code === POINT && isDigit(text.charCodeAt(start + 1)))) readNumber(scanner);
  else if (isQuote(code)) readString(scanner);
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

/** Punctuation, and names in backticks. */
function readSign(scanner: Scanner, code: number): void {
  const { text, start } = scanner;
  const next = text.charCodeAt(start + 1);
  const double = DOUBLE[code];
  scanner.kind = start < text.length ? (SINGLE[code] ?? "unknown") : "end";
  scanner.end = start + widthAt(text, start);
  if (double !== undefined && next === double.charCodeAt(1)) {
    scanner.kind = double;
    scanner.end = start + 2;
  } else if (code === BACKTICK) readEscapedName(scanner);
  // As in the reference: the character that should have been another goes with the one before it.
  else if (double !== undefined && scanner.kind === "unknown") scanner.end += widthAt(text, start + 1);
}

function readEscapedName(scanner: Scanner): void {
  const { text, start } = scanner;
  const end = skipWhile(text, start + 1, isEscapedNamePart);
  const isClosed = text.charCodeAt(end) === BACKTICK && end > start + 1;
  scanner.kind = isClosed ? "escaped identifier" : "unknown";
  scanner.end = end + widthAt(text, end);
}

/** A name, a keyword, or what stands before a string. */
function readWord(scanner: Scanner, first: number): void {
  const { text, start } = scanner;
  const second = text.charCodeAt(start + 1);
  if (isRawPrefix(first) && isQuote(second) && endString(scanner, start + 1, { isRaw: true })) {
    scanner.kind = "string";
  } else if (isBytesPrefix(first) && endBytes(scanner, second)) {
    scanner.kind = "bytes";
  } else {
    let end = start + 1;
    while (isNamePart(text.charCodeAt(end))) end++;
    scanner.end = end;
    scanner.kind =
      scanner.end > start + LONGEST_KEYWORD ? "identifier" : (KEYWORDS.get(tokenText(scanner)) ?? "identifier");
  }
}

function endBytes(scanner: Scanner, second: number): boolean {
  if (isQuote(second)) return endString(scanner, scanner.start + 1, { isRaw: false });
  const isRaw = isRawPrefix(second) && isQuote(scanner.text.charCodeAt(scanner.start + 2));
  return isRaw && endString(scanner, scanner.start + 2, { isRaw: true });
}

function readString(scanner: Scanner): void {
  scanner.kind = endString(scanner, scanner.start, { isRaw: false }) ? "string" : "unknown";
}

/**
 * Looks for the end of a string whose first quote is at `open`. If there is none, the token ends behind the character at which
 * that is clear.
 */
function endString(scanner: Scanner, open: number, { isRaw }: { readonly isRaw: boolean }): boolean {
  const { text } = scanner;
  const quote = text.charCodeAt(open);
  if (text.charCodeAt(open + 1) === quote) {
    const close = text.charCodeAt(open + 2) === quote ? closeTriple(text, open, { isRaw }) : undefined;
    scanner.end = close ?? open + 2;
    return true;
  }
  for (let pos = open + 1; ; pos++) {
    const code = text.charCodeAt(pos);
    if (code === quote) {
      scanner.end = pos + 1;
      return true;
    }
    const next = code === BACKSLASH && !isRaw ? skipEscape(text, pos) : pos + 1;
    if (code === NEWLINE || code === RETURN || pos >= text.length || next < 0) {
      scanner.end = next < 0 ? -next + widthAt(text, -next) : Math.min(pos + 1, text.length);
      return false;
    }
    pos = next - 1;
  }
}

/** The end of a string in three quotes; undefined if there is none. */
function closeTriple(text: string, open: number, { isRaw }: { readonly isRaw: boolean }): number | undefined {
  const quotes = text.slice(open, open + 3);
  const close = text.indexOf(quotes, open + 3);
  if (close === -1) return undefined;
  if (isRaw) return close + 3;
  for (let pos = open + 3; ; ) {
    if (text.startsWith(quotes, pos)) return pos + 3;
    if (pos >= text.length) return undefined;
    pos = text.charCodeAt(pos) === BACKSLASH ? skipEscape(text, pos) : pos + 1;
    if (pos < 0) return undefined;
  }
}

/** The end of the escape at `pos`; where it is none, the offset of the character that makes it so, negative. */
function skipEscape(text: string, pos: number): number {
  const code = text.charCodeAt(pos + 1);
  const digits = ESCAPE_DIGITS.get(code);
  if (digits === undefined) return -(pos + 1);
  const isOctal = isDigit(code);
  for (let digit = pos + 2; digit < pos + 2 + digits; digit++) {
    const value = text.charCodeAt(digit);
    if (isOctal ? !isOctalDigit(value) : !isHexDigit(value)) return -digit;
  }
  return pos + 2 + digits;
}

/** An int, a uint or a double. */
function readNumber(scanner: Scanner): void {
  const { text, start } = scanner;
  const isHex = text.charCodeAt(start) === ZERO && text.charCodeAt(start + 1) === SMALL_X;
  const wholeEnd =
    isHex && isHexDigit(text.charCodeAt(start + 2))
      ? skipWhile(text, start + 2, isHexDigit)
      : skipWhile(text, start, isDigit);
  const doubleEnd = isHex ? wholeEnd : skipFraction(text, wholeEnd);
  const isUint = doubleEnd === wholeEnd && (text.charCodeAt(wholeEnd) | 0x20) === SMALL_U;
  scanner.kind = doubleEnd > wholeEnd ? "double" : isUint ? "uint" : "int";
  scanner.end = isUint ? wholeEnd + 1 : doubleEnd;
}

/** The end of what makes a whole number a double; `pos` if it is none. */
function skipFraction(text: string, pos: number): number {
  const hasFraction = text.charCodeAt(pos) === POINT && isDigit(text.charCodeAt(pos + 1));
  return skipExponent(text, hasFraction ? skipWhile(text, pos + 1, isDigit) : pos);
}

function skipExponent(text: string, pos: number): number {
  if ((text.charCodeAt(pos) | 0x20) !== SMALL_E) return pos;
  const sign = text.charCodeAt(pos + 1);
  const digits = sign === PLUS || sign === MINUS ? pos + 2 : pos + 1;
  return isDigit(text.charCodeAt(digits)) ? skipWhile(text, digits, isDigit) : pos;
}

function skipWhile(text: string, pos: number, isPart: (code: number) => boolean): number {
  while (isPart(text.charCodeAt(pos))) pos++;
  return pos;
}

/** The width of the character at `pos` in UTF-16 units, 0 at the end. */
const widthAt = (text: string, pos: number): number =>
  pos >= text.length ? 0 : (text.codePointAt(pos) ?? 0) > 0xffff ? 2 : 1;

const codeOf = (character: string) => character.charCodeAt(0);
const TAB = 0x09;
const NEWLINE = 0x0a;
const VERTICAL_TAB = 0x0b;
const RETURN = 0x0d;
const SPACE = 0x20;
const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const SMALL_E = 0x65;
const SMALL_U = 0x75;
const SMALL_X = 0x78;

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isOctalDigit = (code: number) => code >= 0x30 && code <= 0x37;
const isHexDigit = (code: number) => isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
const isLetter = (code: number) => ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f;
const isNamePart = (code: number) => isLetter(code) || isDigit(code);
const isEscapedNamePart = (code: number) =>
  isNamePart(code) || code === POINT || code === MINUS || code === SLASH || code === SPACE;
const isQuote = (code: number) => code === 0x22 || code === 0x27;
const isRawPrefix = (code: number) => (code | 0x20) === 0x72;
const isBytesPrefix = (code: number) => (code | 0x20) === 0x62;

/** By the code of their first character. */
function byCode<Kind extends TokenKind>(kinds: readonly Kind[]): readonly (Kind | undefined)[] {
  const table: Kind[] = [];
  for (const kind of kinds) table[kind.charCodeAt(0)] = kind;
  return table;
}

const SINGLE = byCode(["<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"]);
const DOUBLE = byCode(["==", "!=", "<=", ">=", "&&", "||"]);
const KEYWORDS = new Map<string, TokenKind>((["in", "true", "false", "null"] as const).map((kind) => [kind, kind]));
const LONGEST_KEYWORD = "false".length;
/** How many digits follow. */
const ESCAPE_DIGITS = new Map<number, number>([
  ...["a", "b", "f", "n", "r", "t", "v", '"', "'", "\\", "?", "`"].map((letter) => [codeOf(letter), 0] as const),
  ...["0", "1", "2", "3"].map((digit) => [codeOf(digit), 2] as const),
  ...["x", "X"].map((letter) => [codeOf(letter), 2] as const),
  [codeOf("u"), 4],
  [codeOf("U"), 8],
]);
