import { advance, type Scanner, type TokenKind, tokenText } from "../parse/scanner.ts";
import { type Reports, reportSyntax } from "./reports.ts";

export interface Token {
  readonly kind: TokenKind;
  /** In UTF-16 units. */
  readonly offset: number;
  readonly text: string;
}

/** The tokens of a text, read when they are asked for. */
export interface TokenStream {
  readonly scanner: Scanner;
  readonly reports: Reports;
  readonly tokens: Token[];
  /** Of the token that comes next. */
  index: number;
}

export const tokensOf = (text: string, reports: Reports): TokenStream => ({
  scanner: { text, kind: "unknown", start: 0, end: 0 },
  reports,
  tokens: [],
  index: 0,
});

/** The token that comes next, or a later one; behind the last one there is only the last one. */
export function tokenAt({ scanner, reports, tokens, index }: TokenStream, distance = 1): Token {
  for (;;) {
    const token = tokens[index + distance - 1];
    if (token !== undefined) return token;
    const last = tokens.at(-1);
    if (last?.kind === "end") return last;
    tokens.push(readToken(scanner, reports));
  }
}

/** Goes on to the next token, except at the end. */
export function consume(stream: TokenStream): void {
  if (tokenAt(stream).kind !== "end") stream.index++;
}

/** What is no token is reported and left out. */
function readToken(scanner: Scanner, reports: Reports): Token {
  advance(scanner);
  while (scanner.kind === "unknown" && !reports.isOver) {
    reportSyntax(reports, scanner.start, `token recognition error at: '${tokenText(scanner)}'`);
    advance(scanner);
  }
  const kind = reports.isOver ? "end" : scanner.kind;
  // As in the reference: a text that is empty ends before it begins.
  return { kind, offset: scanner.text === "" ? -1 : scanner.start, text: tokenText(scanner) };
}

/** How a message quotes one token or more: with the blanks between them, but without what is no token. */
export function quoteTokens({ scanner: { text } }: TokenStream, first: Token, last = first): string {
  const scanner: Scanner = { text, kind: "unknown", start: 0, end: first.offset };
  let quoted = first.kind === "end" ? "<EOF>" : "";
  while (scanner.end < last.offset + last.text.length) {
    const { end } = scanner;
    advance(scanner);
    quoted += text.slice(end, scanner.kind === "unknown" ? scanner.start : scanner.end);
  }
  return `'${quoted.replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;
}

/** How a message names what is expected. */
export function listKinds(kinds: ReadonlySet<TokenKind>): string {
  const names = [...NAMES].flatMap(([kind, name]) => (kinds.has(kind) ? [name] : []));
  return names.length === 1 ? names.join() : `{${names.join(", ")}}`;
}

export const isTokenKind = (name: string): name is TokenKind => NAMES.has(name as TokenKind);

const quoted = (kind: TokenKind) => [kind, `'${kind}'`] as const;
/** How messages name the kinds, in the order in which they list them. */
const NAMES = new Map<TokenKind, string>([
  ["end", "<EOF>"],
  ...(["==", "!=", "in", "<", "<=", ">=", ">", "&&", "||", "[", "]", "{", "}", "(", ")", ".", ","] as const).map(
    quoted,
  ),
  ...(["-", "!", "?", ":", "+", "*", "/", "%", "true", "false", "null"] as const).map(quoted),
  ["double", "NUM_FLOAT"],
  ["int", "NUM_INT"],
  ["uint", "NUM_UINT"],
  ["string", "STRING"],
  ["bytes", "BYTES"],
  ["identifier", "IDENTIFIER"],
  ["escaped identifier", "ESC_IDENTIFIER"],
]);
