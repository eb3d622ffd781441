import type { TokenKind } from "./scanner.ts";

/**
 * What is wrong with a literal; an int or a double may have its sign before it.
 *
 * @see google/cel-go parser/parser.go VisitInt, VisitUint, VisitDouble, VisitString, VisitBytes
 */
export function literalError(kind: TokenKind | undefined, text: string): string | undefined {
  switch (kind) {
    case "int":
      return isInt64(text) ? undefined : "invalid int literal";
    case "uint":
      return isUint64(text.slice(0, -1)) ? undefined : "invalid uint literal";
    case "double":
      return Number.isFinite(Number(text)) ? undefined : "invalid double literal";
    case "string":
      return INVALID_CODE_POINT.test(escapesOf(text)) ? "invalid unicode code point" : undefined;
    case "bytes":
      return CODE_POINT.test(escapesOf(text.slice(1))) ? "unable to unescape string" : undefined;
    default:
      return undefined;
  }
}

function isInt64(text: string): boolean {
  const value = text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text);
  return BigInt.asIntN(64, value) === value;
}

function isUint64(text: string): boolean {
  const value = BigInt(text);
  return BigInt.asUintN(64, value) === value;
}

/** A text in which each backslash that is left begins an escape; a raw string has none. */
const escapesOf = (text: string) => (/^r/i.test(text) ? "" : text.replaceAll("\\\\", ""));
const CODE_POINT = /\\u/i;
/** A surrogate, or above U+10FFFF. */
const INVALID_CODE_POINT = /\\(u|U0000)[dD][89a-fA-F]|\\U(?!000|0010)/;
