import { withExponent, withPoint } from "./digits.ts";

/**
 * A number with the precision of a float32, as Go's `%g` prints it: as few digits as tell it from its neighbours,
 * with an exponent of two digits or more below 1e-4 and from 1e6 on. YAML keys that are floats become strings so.
 *
 * @param x any number; beyond the range of a float32 it is infinite
 * @see Go strconv.FormatFloat(x, 'g', -1, 32)
 * @example formatFloat32(1234567890.5) // "1.234568e+09"
 */
export function formatFloat32(x: number): string {
  const float = Math.fround(x);
  if (Number.isNaN(float)) return "NaN";
  const sign = float < 0 || Object.is(float, -0) ? "-" : "";
  const size = Math.abs(float);
  if (size === Infinity) return `${sign || "+"}Inf`;
  if (size === 0) return `${sign}0`;

  const { digits, exponent } = shortestDecimal(size);
  if (exponent < -4 || exponent >= 6) return sign + withExponent(withPoint(digits, 1), exponent);
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  return sign + withPoint(digits.padEnd(exponent + 1, "0"), exponent + 1);
}

/** The number d.ddd × 10^`exponent`, where the first of `digits` stands before the point and the last is not 0. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

/**
 * The decimal of fewest digits that reads back as the float32 `size`, and of those the nearest.
 *
 * Computed with integers: a double that is nearly the middle of two float32 would be rounded twice.
 */
function shortestDecimal(size: number): Decimal {
  const { mantissa, power, isPowerOfTwo } = splitFloat32(size);
  // In quarters of a mantissa's unit: what is read as `size`. Below a power of two, floats lie twice as close.
  const middle = 4n * mantissa;
  const lowest = middle - (isPowerOfTwo ? 1n : 2n);
  const highest = middle + 2n;
  const areEndsIncluded = mantissa % 2n === 0n;

  // One digit more each time; nine always do.
  for (let unit = floorLog10(size); ; unit--) {
    // `decimal` × 10^unit and `quarters` × 2^(power - 2) are as decimal × perUnit and quarters × perQuarter.
    const perUnit = (10n ** nonNegative(unit)) << nonNegative(2 - power);
    const perQuarter = (10n ** nonNegative(-unit)) << nonNegative(power - 2);
    const readsBack = (decimal: bigint) => {
      const fromLowest = decimal * perUnit - lowest * perQuarter;
      const toHighest = highest * perQuarter - decimal * perUnit;
      return areEndsIncluded ? fromLowest >= 0n && toHighest >= 0n : fromLowest > 0n && toHighest > 0n;
    };
    const below = (middle * perQuarter) / perUnit;
    const fromHalf = 2n * middle * perQuarter - (2n * below + 1n) * perUnit;
    const isTieRoundedUp = isPowerOfTwo || below % 2n === 1n;
    const isAboveNearer = fromHalf > 0n || (fromHalf === 0n && isTieRoundedUp);
    const [near, far] = isAboveNearer ? [below + 1n, below] : [below, below + 1n];
    for (const decimal of [near, far]) {
      if (readsBack(decimal)) return toDecimal(decimal, unit);
    }
  }
}

/** `size` as `mantissa` × 2^`power`. The smallest power of two with a whole mantissa is like any other number here. */
function splitFloat32(size: number) {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, size);
  const bits = view.getUint32(0);
  const biasedPower = bits >>> 23;
  const fraction = bits & 0x7fffff;
  const mantissa = BigInt(biasedPower === 0 ? fraction : fraction + 0x800000);
  return { mantissa, power: Math.max(biasedPower, 1) - 150, isPowerOfTwo: fraction === 0 && biasedPower > 1 };
}

function toDecimal(value: bigint, unit: number): Decimal {
  const digits = value.toString();
  return { digits: digits.replace(/0+$/, ""), exponent: unit + digits.length - 1 };
}

const floorLog10 = (size: number) => Number(size.toExponential().split("e")[1]);
const nonNegative = (value: number) => BigInt(Math.max(value, 0));
