import { parseDuration } from "../go/duration.ts";

/**
 * What Go says of a text that is no duration.
 *
 * @param text one that `parseDuration` refuses
 * @see Go time.ParseDuration
 * @example durationProblem("1d") // 'time: unknown unit "d" in duration "1d"'
 */
export function durationProblem(text: string): string {
  const unsigned = text.replace(/^[-+]/, "");
  for (const [, number = "", unit = ""] of unsigned.matchAll(/([0-9]*\.?[0-9]*)([^.0-9]*)/g)) {
    const isNumber = parseDuration(`${number}ns`) !== undefined;
    if (!isNumber) break;
    if (unit === "") return `time: missing unit in duration ${quoteBytes(text)}`;
    const isUnit = parseDuration(`0${unit}`) !== undefined;
    if (!isUnit) return `time: unknown unit ${quoteBytes(unit)} in duration ${quoteBytes(text)}`;
  }
  return `time: invalid duration ${quoteBytes(text)}`;
}

const encoder = new TextEncoder();

/** The package `time` has quotes of its own: all that is not ASCII is printed byte by byte. */
function quoteBytes(text: string): string {
  const escaped = text.replace(/["\\]|[\0-\x1f]|[^\0-\x7f]/gu, (rune) => {
    if (rune === '"' || rune === "\\") return `\\${rune}`;
    let bytes = "";
    for (const byte of encoder.encode(rune)) bytes += `\\x${byte.toString(16).padStart(2, "0")}`;
    return bytes;
  });
  return `"${escaped}"`;
}
