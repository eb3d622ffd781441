import { CelUint } from "../values.ts";
import type { TokenKind } from "./scanner.ts";
import { type ParsedLiteral, unquote } from "./unquote.ts";

/** What a constant may be. */
export const LITERALS = ["int", "uint", "double", "string", "bytes", "true", "false", "null"] as const;

/**
 * Reads a constant; an int or a double may have its sign before it.
 *
 * @see google/cel-go parser/parser.go VisitInt, VisitUint, VisitDouble, VisitString, VisitBytes
 */
export function parseLiteral(kind: TokenKind, text: string): ParsedLiteral {
  switch (kind) {
    case "int":
      return parseInt64(text);
    case "uint":
      return parseUint64(text.slice(0, -1));
    case "double":
      return Number.isFinite(Number(text)) ? { value: Number(text) } : { message: "invalid double literal" };
    case "string":
      return unquote(text);
    case "bytes":
      return unquote(text.slice(1), { asBytes: true });
    case "true":
      return { value: true };
    case "false":
      return { value: false };
    default:
      return { value: null };
  }
}

function parseInt64(text: string): ParsedLiteral {
  const isNegative = text.startsWith("-");
  const size = BigInt(isNegative ? text.slice(1) : text);
  const value = isNegative ? -size : size;
  return BigInt.asIntN(64, value) === value ? { value } : { message: "invalid int literal" };
}

function parseUint64(text: string): ParsedLiteral {
  const value = BigInt(text);
  return BigInt.asUintN(64, value) === value ? { value: new CelUint(value) } : { message: "invalid uint literal" };
}
