import { withExponent, withPoint } from "../../go/digits.ts";

/**
 * A double as Go prints it with `%g`: as few digits as tell it from its neighbours, with an exponent below 1e-4 and from 1e6
 * on.
 *
 * @see Go fmt %g
 */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? "-Inf" : "+Inf";
  if (Object.is(value, -0)) return "-0";
  const [mantissa = "", exponent = ""] = value.toExponential().split("e");
  const power = Number(exponent);
  if (value === 0 || (power >= -4 && power < 6)) return formatPlain(value);
  return withExponent(mantissa, power);
}

/**
 * A double without an exponent, however long that is.
 *
 * @see Go strconv.FormatFloat(value, 'f', -1, 64)
 */
export function formatPlain(value: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential().split("e");
  const sign = Object.is(value, -0) || value < 0 ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "");
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + withPoint(digits.padEnd(point, "0"), point);
}

/**
 * A double that is written in a text, as Go reads it; undefined if there is none, or one out of range.
 *
 * @see Go strconv.ParseFloat
 */
export function parseDouble(text: string): number | undefined {
  if (/^nan$/i.test(text)) return Number.NaN;
  const [, sign, unsigned = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  const size = parseSize(unsigned);
  return size !== undefined && sign === "-" ? -size : size;
}

function parseSize(text: string): number | undefined {
  if (/^inf(?:inity)?$/i.test(text)) return Infinity;
  const isHex = /^0x/i.test(text);
  if ((isHex ? MISPLACED_IN_HEX : MISPLACED).test(text)) return undefined;
  const plain = text.replaceAll("_", "");
  const value = isHex ? parseHex(plain) : DECIMAL.test(plain) ? Number(plain) : undefined;
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** Underscores may stand between digits, and behind `0x`. */
const MISPLACED = /(?<![0-9])_|_(?![0-9])/;
const MISPLACED_IN_HEX = /(?<![0-9a-fx])_|_(?![0-9a-f])/i;
const DECIMAL = /^(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?$/i;
const HEX = /^0x([0-9a-f]*)(?:\.([0-9a-f]*))?p([-+]?[0-9]+)$/i;
const HIGHEST_POWER = 100_000;

function parseHex(text: string): number | undefined {
  const [, whole = "", fraction = "", written = ""] = HEX.exec(text) ?? [];
  if (whole === "" && fraction === "") return undefined;
  const power = Math.max(-HIGHEST_POWER, Math.min(Number(written), HIGHEST_POWER));
  return nearestDouble(BigInt(`0x${whole}${fraction}`), power - 4 * fraction.length);
}

/** `size` × 2^`power`; a half goes to the even one. */
function nearestDouble(size: bigint, power: number): number {
  if (size === 0n) return 0;
  // What the last bit counts that a double of this size has.
  const lowest = Math.max(size.toString(2).length + power - 53, -1074);
  const dropped = BigInt(Math.max(lowest - power, 0));
  const whole = size >> dropped;
  const twice = (size - (whole << dropped)) << 1n;
  const unit = 1n << dropped;
  const isUp = twice > unit || (twice === unit && whole % 2n === 1n);
  return Number(isUp ? whole + 1n : whole) * 2 ** Math.max(lowest, power);
}
