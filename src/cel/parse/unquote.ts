import type { CelValue } from "../values.ts";
import { ESCAPES } from "./quoted.ts";

/** What a constant is, or what is wrong with it. */
export type ParsedLiteral =
  | { readonly value: CelValue; readonly message?: never }
  | { readonly value?: never; readonly message: string };

/**
 * What a string in quotes holds. Ends of lines become `\n`, raw strings keep their backslashes. Of bytes, `\x` and `\000` make
 * one byte, of strings one character.
 *
 * @see google/cel-go parser/unescape.go unescape
 */
export function unquote(literal: string, { asBytes = false }: { readonly asBytes?: boolean } = {}): ParsedLiteral {
  const isRaw = !isQuote(literal.charAt(0));
  const start = isRaw ? 1 : 0;
  const isTriple = literal.length - start >= 6 && literal.charAt(start) === literal.charAt(start + 1);
  const width = isTriple ? 3 : 1;
  const inner = literal.slice(start + width, -width);
  const text = inner.includes("\r") ? inner.replace(/\r\n?/g, "\n") : inner;
  if (isRaw || !text.includes("\\")) return { value: asBytes ? new TextEncoder().encode(text) : text };
  return asBytes ? unquoteBytes(text) : unquoteText(text);
}

const isQuote = (character: string) => character === "'" || character === '"';

function unquoteText(text: string): ParsedLiteral {
  let isValid = true;
  const value = text.replace(ESCAPES, (_, hex2, hex4, hex8, octal, letter) => {
    if (letter !== undefined) return PLAIN.get(letter) ?? letter;
    const code = Number.parseInt(hex2 ?? hex4 ?? hex8 ?? octal, octal === undefined ? 16 : 8);
    if (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) return String.fromCodePoint(code);
    isValid = false;
    return "";
  });
  return isValid ? { value } : { message: "invalid unicode code point" };
}

function unquoteBytes(text: string): ParsedLiteral {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  const append = (plain: string) => {
    for (const byte of encoder.encode(plain)) bytes.push(byte);
  };
  let end = 0;
  for (const match of text.matchAll(ESCAPES)) {
    const [written, hex2, hex4, hex8, octal, letter = ""] = match;
    if (hex4 !== undefined || hex8 !== undefined) return { message: "unable to unescape string" };
    append(text.slice(end, match.index));
    if (hex2 !== undefined) bytes.push(Number.parseInt(hex2, 16));
    else if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else append(PLAIN.get(letter) ?? letter);
    end = match.index + written.length;
  }
  append(text.slice(end));
  return { value: Uint8Array.from(bytes) };
}

const PLAIN = new Map([
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);
