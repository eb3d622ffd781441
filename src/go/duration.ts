/** Nanoseconds per unit. Both ways to write µ are Go's: the micro sign U+00B5 and the Greek letter U+03BC. */
const UNITS = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["\u00b5s", 1_000n],
  ["\u03bcs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);

/** The size of the lowest int64, in which Go keeps nanoseconds: some 292 years. */
const LIMIT = 1n << 63n;

/**
 * The nanoseconds of a duration as Go reads it, or `undefined` where Go refuses: a number without a unit (other than a
 * lone `0`), an unknown unit, a blank, or more than an int64 holds.
 *
 * @see Go time.ParseDuration
 * @example parseDuration("1h30m") // 5_400_000_000_000n
 */
export function parseDuration(text: string): bigint | undefined {
  const negative = text.startsWith("-");
  const unsigned = negative || text.startsWith("+") ? text.slice(1) : text;
  if (unsigned === "0") return 0n;
  if (unsigned === "") return undefined;

  const part = /([0-9]*)(?:\.([0-9]*))?(ns|us|\u00b5s|\u03bcs|ms|s|m|h)(?=[.0-9]|$)/y;
  let total = 0n;
  while (part.lastIndex < unsigned.length) {
    const [, whole = "", fraction = "", unitName = ""] = part.exec(unsigned) ?? [];
    const nanoseconds = parsePart(whole, fraction, UNITS.get(unitName) ?? 0n);
    if (nanoseconds === undefined) return undefined;
    // as in the reference: the sum is a uint64, so two parts of 2^63 each make 0
    total = BigInt.asUintN(64, total + nanoseconds);
    if (total > LIMIT) return undefined;
  }
  if (negative) return -total;
  return total === LIMIT ? undefined : total;
}

/**
 * A duration as Go prints it: in hours, minutes and seconds, or below one second in the largest unit that it fills.
 *
 * @param nanoseconds within an int64
 * @see Go time.Duration.String
 * @example formatDuration(5_400_000_000_000n) // "1h30m0s"
 */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${formatDuration(-nanoseconds)}`;
  if (nanoseconds === 0n) return "0s";
  if (nanoseconds < 1_000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${formatDecimal(nanoseconds, 3)}\u00b5s`;
  if (nanoseconds < 1_000_000_000n) return `${formatDecimal(nanoseconds, 6)}ms`;

  const minutes = nanoseconds / 60_000_000_000n;
  const seconds = `${formatDecimal(nanoseconds % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return seconds;
  return minutes < 60n ? `${minutes}m${seconds}` : `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** One number with its unit; `undefined` if there are no digits, no unit, or too many nanoseconds. */
function parsePart(whole: string, fraction: string, unit: bigint): bigint | undefined {
  if (unit === 0n || (whole === "" && fraction === "")) return undefined;
  const digits = whole.replace(/^0+/, "");
  if (digits.length > LIMIT.toString().length) return undefined;
  const count = BigInt(digits);
  if (count > LIMIT / unit) return undefined;
  const nanoseconds = count * unit + parseFraction(fraction, unit);
  return nanoseconds > LIMIT ? undefined : nanoseconds;
}

/** The nanoseconds behind the point. Go computes them with floats, and drops digits beyond an int64, so we do. */
function parseFraction(fraction: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of fraction) {
    if (value > (LIMIT - 1n) / 10n) break;
    const longer = value * 10n + BigInt(digit);
    if (longer > LIMIT) break;
    value = longer;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

/** `amount` / 10^`places`, without zeros at the end. */
function formatDecimal(amount: bigint, places: number): string {
  const digits = amount.toString().padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  const whole = digits.slice(0, -places);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
