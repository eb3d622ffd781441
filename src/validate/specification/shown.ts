import { quote } from "../../go/quote.ts";

const LONGEST_TEXT = 60;

/** A value as it may stand in a sentence: a text in quotes, cut if it is long, since aliases can repeat it many times. */
export function shown(value: unknown): string {
  if (typeof value === "string") return value.length > LONGEST_TEXT ? `${quote(cut(value))}…` : quote(value);
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}

/** A name as it may stand in a sentence without quotes. */
export const shortened = (name: string): string => (name.length > LONGEST_TEXT ? `${cut(name)}…` : name);

const cut = (text: string): string => text.slice(0, LONGEST_TEXT);
