/**
 * Digits with a point behind the first `place` of them, if there are more.
 *
 * @example withPoint("125", 1) // "1.25"
 */
export const withPoint = (digits: string, place: number): string =>
  digits.length > place ? `${digits.slice(0, place)}.${digits.slice(place)}` : digits;

/**
 * A number times a power of ten as Go prints it: the exponent has a sign, and two digits or more.
 *
 * @see Go strconv fmtE
 * @example withExponent("1.5", -7) // "1.5e-07"
 */
export const withExponent = (mantissa: string, exponent: number): string =>
  `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
