/**
 * Where it shows that what starts at `start` is no token: behind the character that should have been another. The reference
 * quotes up to there, and goes on behind it.
 *
 * @see antlr4-go/antlr lexer.go Recover
 */
export function endOfUnknown(text: string, start: number): number {
  const known = KNOWN.exec(text.slice(start))?.[0].length ?? 0;
  const wrong = start + known;
  return wrong + (wrong < text.length ? String.fromCodePoint(text.codePointAt(wrong) ?? 0).length : 0);
}

const ESCAPE = String.raw`\\(?:[abfnrtv"'?${"`"}\\]|[0-3][0-7]{2}|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})`;
/** An escape that has begun well. */
const BEGUN = String.raw`\\(?:[0-3][0-7]?|[xX][0-9a-fA-F]?|u[0-9a-fA-F]{0,3}|U[0-9a-fA-F]{0,7})?`;
const inQuotes = (quote: string) => `${quote}(?:[^\\\\${quote}\\n\\r]|${ESCAPE})*(?:${BEGUN})?`;
/** The beginning of a token that ends too early. */
const KNOWN = new RegExp(`^(?:${inQuotes('"')}|${inQuotes("'")}|\`[\\w./ -]*|[=&|])`);
