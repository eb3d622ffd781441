import { quote } from "./quote.ts";

/**
 * The int64 that a text is in decimal digits, with or without a sign; else Go's error message.
 *
 * @see Go strconv.Atoi
 * @example atoi("1x") // 'strconv.Atoi: parsing "1x": invalid syntax'
 */
export function atoi(text: string): bigint | string {
  const [, sign, digits] = /^([-+]?)([0-9]+)$/.exec(text) ?? [];
  if (digits === undefined) return `strconv.Atoi: parsing ${quote(text)}: invalid syntax`;
  // BigInt takes time by the square of the length.
  const significant = digits.replace(/^0+(?=[0-9])/, "");
  const number = significant.length > 19 ? undefined : BigInt(`${sign}${significant}`);
  return number !== undefined && BigInt.asIntN(64, number) === number
    ? number
    : `strconv.Atoi: parsing ${quote(text)}: value out of range`;
}
