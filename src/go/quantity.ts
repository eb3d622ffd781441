/** An amount of cpu, memory and the like, as `parseQuantity` reads it: `mantissa` × 10^`exponent`. */
export interface ParsedQuantity {
  readonly mantissa: bigint;
  /** -9 or more; with `DecimalExponent` up to the end of an int32. */
  readonly exponent: number;
  /** How it was written: with `k`, `M`… or no suffix, with `Ki`, `Mi`…, or as `1e3`. Printing keeps to it where it can. */
  readonly format: "DecimalSI" | "BinarySI" | "DecimalExponent";
  /** The text itself, if Kubernetes holds it for canonical: it is printed unchanged. */
  readonly text?: string;
}

/**
 * A quantity from its text, or `undefined` where Kubernetes refuses, blanks included. What is finer than 10^-9 is
 * rounded away from zero; with a binary suffix, the value ends at ±(2^63 - 1).
 *
 * @see k8s.io/apimachinery pkg/api/resource/quantity.go ParseQuantity
 * @example parseQuantity("1.5Gi") // { mantissa: 16106127360n, exponent: -1, format: "BinarySI" }
 */
export function parseQuantity(text: string): ParsedQuantity | undefined {
  const match = text === "" ? null : SHAPE.exec(text);
  if (match === null) return undefined;
  const [, sign, wholeDigits = "", fraction = "", suffixText = ""] = match;
  const suffix = parseSuffix(suffixText);
  if (suffix === undefined) return undefined;

  const { format } = suffix;
  const whole = wholeDigits.replace(/^0+/, "") || "0";
  const digits = whole + fraction;
  const exponent = toInt32(suffix.power - fraction.length);
  // Where Kubernetes computes with an int64. The value is the same, but only then may the text be kept.
  const isShort =
    format === "BinarySI"
      ? fraction === "" && whole.length + 3 * BINARY_SUFFIXES.indexOf(suffixText) <= 14
      : digits.length <= 18 && exponent >= MIN_EXPONENT;
  // as in the reference: "." and "Ki" are zero; only long numbers need a digit
  if (!isShort && wholeDigits === "" && fraction === "") return undefined;

  const count = BigInt(digits);
  const size = capped(roundedUpToNano({ mantissa: count * suffix.factor, exponent, format }));
  const quantity = sign === "-" ? { ...size, mantissa: -size.mantissa } : size;
  // as in the reference: these two tests let "+5", "05Mi", "1.500" and "12e6" pass for canonical
  const looksCanonical =
    format === "BinarySI"
      ? count % 8n !== 0n
      : exponent % 3 === 0 && !digits.startsWith("0") && !digits.endsWith("000");
  return isShort && looksCanonical ? { ...quantity, text } : quantity;
}

/**
 * The text that Kubernetes makes of a quantity when it reads it from JSON and writes it back: no fraction, and the
 * largest suffix that allows that. `undefined` if it refuses; blanks around the quantity are fine here.
 *
 * @see k8s.io/apimachinery pkg/api/resource/quantity.go UnmarshalJSON, MarshalJSON
 * @example canonicalQuantity("1024Mi") // "1Gi"
 */
export function canonicalQuantity(text: string): string | undefined {
  const quantity = parseQuantity(PADDED.exec(text)?.[1] ?? "");
  if (quantity === undefined) return undefined;
  if (quantity.text !== undefined) return quantity.text;
  if (quantity.mantissa === 0n) return "0";
  return (quantity.format === "BinarySI" ? formatBinary(quantity) : undefined) ?? formatDecimal(quantity);
}

/**
 * The order of two quantities by value, however they are written.
 *
 * @returns -1, 0 or 1
 * @see k8s.io/apimachinery pkg/api/resource/quantity.go Cmp
 * @example
 * const kilo = { mantissa: 1n, exponent: 3, format: "DecimalSI" } as const;
 * const kibi = { mantissa: 1024n, exponent: 0, format: "BinarySI" } as const;
 * compareQuantities(kilo, kibi) // -1
 */
export function compareQuantities(a: ParsedQuantity, b: ParsedQuantity): number {
  const sign = signOf(a.mantissa);
  if (sign !== signOf(b.mantissa)) return sign > signOf(b.mantissa) ? 1 : -1;
  if (sign === 0) return 0;
  // The number of digits decides first, so that powers of ten stay small even where exponents are not.
  const magnitude = digitsOf(a).length + a.exponent - (digitsOf(b).length + b.exponent);
  if (magnitude !== 0) return sign * Math.sign(magnitude);
  const exponent = Math.min(a.exponent, b.exponent);
  return signOf(a.mantissa * powerOfTen(a.exponent - exponent) - b.mantissa * powerOfTen(b.exponent - exponent));
}

/** Sign, digits, digits behind the point, suffix. No part can begin where the one before goes on: matching is linear. */
const SHAPE = /^([+-]?)([0-9]*)(?:\.([0-9]*))?((?:[eEinumkKMGTP]+[+-]?|[+-])[0-9]*)?$/;
/** The blanks are those that Go trims, but for the ones that JSON escapes: these are never seen as blanks. */
const PADDED =
  /^[ \x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*([0-9.a-zA-Z+-]+)[ \x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*$/;

const MIN_EXPONENT = -9;
const MAX_INT64 = (1n << 63n) - 1n;
/** From 10^-9 on, in steps of 1000. */
const DECIMAL_SUFFIXES = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
/** In steps of 1024. The first one is for printing only: read, it is decimal. */
const BINARY_SUFFIXES = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** A number with this suffix is multiplied by `factor` and by 10^`power`. */
interface Suffix {
  readonly format: ParsedQuantity["format"];
  readonly factor: bigint;
  readonly power: number;
}

function parseSuffix(text: string): Suffix | undefined {
  const decimal = DECIMAL_SUFFIXES.indexOf(text);
  if (decimal >= 0) return { format: "DecimalSI", factor: 1n, power: 3 * decimal + MIN_EXPONENT };
  const binary = BINARY_SUFFIXES.indexOf(text);
  if (binary >= 0) return { format: "BinarySI", factor: 1024n ** BigInt(binary), power: 0 };
  const exponent = /^[eE]([+-]?[0-9]+)$/.exec(text)?.[1];
  if (exponent === undefined || BigInt(exponent) !== BigInt.asIntN(64, BigInt(exponent))) return undefined;
  // as in the reference: what an int64 holds is read, and then cut to an int32
  return { format: "DecimalExponent", factor: 1n, power: Number(BigInt.asIntN(32, BigInt(exponent))) };
}

function roundedUpToNano(size: ParsedQuantity): ParsedQuantity {
  const surplus = MIN_EXPONENT - size.exponent;
  if (surplus <= 0 || size.mantissa === 0n) return size;
  // More than all digits go: no need to compute the power.
  if (surplus > digitsOf(size).length) return { ...size, mantissa: 1n, exponent: MIN_EXPONENT };
  const divisor = powerOfTen(surplus);
  return { ...size, mantissa: (size.mantissa + divisor - 1n) / divisor, exponent: MIN_EXPONENT };
}

function capped(size: ParsedQuantity): ParsedQuantity {
  if (size.format !== "BinarySI" || size.mantissa <= MAX_INT64 * powerOfTen(-size.exponent)) return size;
  return { ...size, mantissa: MAX_INT64, exponent: 0 };
}

/** `undefined` for fractions and what is smaller than 1Ki: these are printed as decimals. */
function formatBinary({ mantissa, exponent }: ParsedQuantity): string | undefined {
  const unit = powerOfTen(-exponent);
  let amount = mantissa / unit;
  if (mantissa % unit !== 0n || (amount > -1024n && amount < 1024n)) return undefined;
  let power = 0;
  for (; amount % 1024n === 0n; amount /= 1024n) power++;
  return `${amount}${BINARY_SUFFIXES[power] ?? ""}`;
}

function formatDecimal(quantity: ParsedQuantity): string {
  const digits = digitsOf(quantity);
  let end = digits.length;
  while (digits.charAt(end - 1) === "0") end--;
  const highest = toInt32(quantity.exponent + digits.length - end);
  const zeros = ((highest % 3) + 3) % 3;
  const exponent = toInt32(highest - zeros);
  const amount = `${quantity.mantissa < 0n ? "-" : ""}${digits.slice(0, end)}${"0".repeat(zeros)}`;
  if (quantity.format === "DecimalExponent") return exponent === 0 ? amount : `${amount}e${exponent}`;
  // as in the reference: there is no suffix above E, and 10^21 without one comes out as "1"
  return `${amount}${DECIMAL_SUFFIXES[(exponent - MIN_EXPONENT) / 3] ?? ""}`;
}

const digitsOf = ({ mantissa }: ParsedQuantity) => (mantissa < 0n ? -mantissa : mantissa).toString();
const signOf = (value: bigint) => (value > 0n ? 1 : value < 0n ? -1 : 0);
const powerOfTen = (power: number) => 10n ** BigInt(power);
const toInt32 = (value: number) => value | 0;
