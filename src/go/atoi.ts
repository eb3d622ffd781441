import { quote } from "./quote.ts";

/**
 * A whole number in a text, with a sign or without; if there is none of 64 bits, what Go says.
 *
 * @see Go strconv.Atoi
 * @example atoi("1x") // 'strconv.Atoi: parsing "1x": invalid syntax'
 */
export function atoi(text: string): bigint | string {
  const [, sign, digits] = /^([-+]?)0*([0-9]+)$/.exec(text) ?? [];
  if (digits === undefined) return `strconv.Atoi: parsing ${quote(text)}: invalid syntax`;
  // To read one that is long takes long.
  const number = digits.length > 19 ? undefined : BigInt(sign + digits);
  return number !== undefined && BigInt.asIntN(64, number) === number
    ? number
    : `strconv.Atoi: parsing ${quote(text)}: value out of range`;
}
