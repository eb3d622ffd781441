import { withExponent, withPoint } from "../../go/digits.ts";

/**
 * A double with so many digits behind the point. JavaScript's own way rounds a half up, Go's to the even digit.
 *
 * @see Go fmt %.nf
 */
export function formatFixed(value: number, precision: number): string {
  const digits = roundedAt(Math.abs(value), precision)
    .toString()
    .padStart(precision + 1, "0");
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  return sign + withPoint(digits, digits.length - precision);
}

/** @see Go fmt %.ne */
export function formatExponent(value: number, precision: number): string {
  const size = Math.abs(value);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  let exponent = size === 0 ? 0 : Number(size.toExponential().split("e")[1]);
  let digits = roundedAt(size, precision - exponent).toString();
  if (digits.length > precision + 1) {
    exponent++;
    digits = digits.slice(0, -1);
  }
  return sign + withExponent(withPoint(digits.padEnd(precision + 1, "0"), 1), exponent);
}

/** `size` × 10^`places` as a whole number, exactly; a half goes to the even one. */
function roundedAt(size: number, places: number): bigint {
  let halvings = 0n;
  for (; !Number.isInteger(size); size *= 2) halvings++;
  const above = BigInt(size) * 10n ** BigInt(Math.max(places, 0));
  const below = (10n ** BigInt(Math.max(-places, 0))) << halvings;
  const whole = above / below;
  const twice = 2n * (above % below);
  return twice > below || (twice === below && whole % 2n === 1n) ? whole + 1n : whole;
}
