import { adviceOn, type NameSet } from "../../suggest.ts";

/** The details of a mismatch about a name that is not there: which was meant. Nothing if none is close. */
export function didYouMean(name: string, candidates: NameSet): { readonly details: string } | undefined {
  const details = adviceOn(name, candidates);
  return details === undefined ? undefined : { details };
}
