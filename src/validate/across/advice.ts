import { quote } from "../../go/quote.ts";
import { suggest } from "../../suggest.ts";

/** A set of names; of a Map its keys. */
export type NameSet = Pick<ReadonlyMap<string, unknown>, "size" | "keys" | "has">;

/** More names are not compared letter by letter. */
const MOST_NAMES = 50;

/** The details of a mismatch about a name that is not there: which was meant. Nothing if none is close. */
export function didYouMean(name: string, candidates: NameSet): { readonly details: string } | undefined {
  const meant = candidates.size > MOST_NAMES ? undefined : suggest(name, [...candidates.keys()]);
  return meant === undefined ? undefined : { details: `did you mean ${quote(meant)}?` };
}
