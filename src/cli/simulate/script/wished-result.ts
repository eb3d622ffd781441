import { quote } from "../../../go/quote.ts";
import { suggest } from "../../../suggest.ts";
import type { ParamValue } from "../../../types/param.ts";
import type { Complaint } from "../../option-problems.ts";
import type { PlacedTask } from "../cast/gathering.ts";
import { readValue, wantedValue } from "./read-value.ts";
import type { ResultWish, Wish } from "./wishes.ts";

/** The value that a task shall give; null if it shall give none. Or why it cannot. */
export function wishedResult(
  { option, target, result, text }: Wish & ResultWish,
  { declared, used }: PlacedTask,
): { readonly value: ParamValue | null } | { readonly complaint: Complaint } {
  const spec = declared?.find(({ name }) => name === result);
  if (declared !== undefined && spec === undefined) {
    const close = suggest(
      result,
      declared.map(({ name }) => name),
    );
    const message = `option ${option}: ${target} declares no result ${quote(result)}`;
    const details = close === undefined ? listOf(declared) : `did you mean ${quote(close)}?`;
    return { complaint: { message, details } };
  }
  if (text === undefined) return { value: null };
  // Of a made-up task the type is what others take it for, if that cannot be a text.
  const taken = used.get(result)?.type ?? "string";
  const type = spec?.type ?? (taken === "string" ? undefined : taken);
  const value = readValue(text, type);
  if (value !== undefined) return { value };
  const message = `option ${option}: ${target}.${result} cannot be ${quote(text)}`;
  return { complaint: { message, details: wantedValue(type) } };
}

const listOf = (declared: PlacedTask["declared"] = []): string =>
  declared.length === 0 ? "it declares none" : `it declares ${declared.map(({ name }) => name).join(", ")}`;
