import { quote } from "../../go/quote.ts";
import { type NameSet, suggestOfFew } from "../../suggest.ts";

/** The details of a mismatch about a name that is not there: which was meant. Nothing if none is close. */
export function didYouMean(name: string, candidates: NameSet): { readonly details: string } | undefined {
  const meant = suggestOfFew(name, candidates);
  return meant === undefined ? undefined : { details: `did you mean ${quote(meant)}?` };
}
