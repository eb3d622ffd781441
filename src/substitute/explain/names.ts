import { quote } from "../../go/quote.ts";
import { type NameSet, suggestOfFew } from "../../suggest.ts";

/** The names of a list. */
export const namesOf = (items: readonly { readonly name?: string }[] = []): ReadonlySet<string> =>
  new Set(items.map(({ name = "" }) => name));

/** The end of a sentence about a name that is not there: which was meant. */
export function didYouMean(name: string, candidates: NameSet): string {
  const meant = suggestOfFew(name, candidates);
  return meant === undefined ? "" : `; did you mean ${quote(meant)}?`;
}
