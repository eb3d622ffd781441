import type { Choices } from "../cel/choices.ts";
import type { Variables } from "./params.ts";

/** Writes the fields of a resource: texts with variables in them, and without. */
export interface Writing {
  /** A text; now and then with several variables, or with what is almost one. */
  text(): string;
  /** A list of texts, of which some become several. */
  items(): readonly string[];
  /** What stands in a list or an object, or becomes one. */
  value(): unknown;
  /** A field that is there once in so many times. */
  maybe<T>(count: number, make: () => T): T | undefined;
}

const PLAIN = ["x", "a b", "", "--out=/tmp", "${HOME}", "ü", "$", "$("];

export function writingOf(choices: Choices, { texts, wholes }: Variables): Writing {
  const reference = (variables: readonly string[]) =>
    variables.length === 0 ? choices.pick(PLAIN) : `$(${choices.pick(variables)})`;
  const text = (): string => {
    const form = choices.pick(["plain", "one", "one", "one", "among", "two", "slip"]);
    if (form === "plain") return choices.pick(PLAIN);
    const first = reference(texts);
    if (form === "one") return first;
    if (form === "among") return `x-${first}/y`;
    if (form === "two") return `${first}${choices.pick(["", "-", "$"])}${reference(texts)}`;
    return choices.pick([`$${first}`, first.slice(0, -1), first.replace("$(", "$( "), `$(${first})`, `$(x${first}`]);
  };
  const items = () =>
    Array.from({ length: choices.pick([1, 2, 3]) }, () => (choices.oneIn(4) ? reference(wholes) : text()));
  const value = () => {
    const form = choices.pick(["text", "text", "whole", "items", "object"]);
    if (form === "text") return text();
    if (form === "whole") return reference(wholes);
    return form === "items" ? items() : { url: text(), "dry-run": text() };
  };
  const maybe = <T>(count: number, make: () => T) => (choices.oneIn(count) ? make() : undefined);
  return { text, items, value, maybe };
}

/** A list with something in it. */
export const listOf = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);
