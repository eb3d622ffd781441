import type { Path } from "../../diagnostic.ts";
import type { Fields, Place } from "../replace-fields.ts";

/** How a single text is replaced: in place, or with all that an array or an object stands for. */
export type TextPlace = "text" | "item" | "value" | "matrixValue" | "includeValue" | "input" | "condition-value";

/** How the text at a path is replaced; undefined if it is not. */
export function placeAt(place: Place, path: Path): TextPlace | undefined {
  let here: Place | "item" | "input" | "condition-value" | undefined = place;
  for (const key of path) {
    if (here === undefined) return undefined;
    here = typeof here === "string" ? placeIn(here, key) : below(here, key);
  }
  return here !== undefined && TEXT_PLACES.has(here) ? (here as TextPlace) : undefined;
}

const TEXT_PLACES: ReadonlySet<unknown> = new Set<TextPlace>([
  "text",
  "item",
  "value",
  "matrixValue",
  "includeValue",
  "input",
  "condition-value",
]);

const below = (place: Exclude<Place, string>, key: string | number): Place | undefined =>
  isListPlace(place) ? place[0] : place[key];

const isListPlace = (place: readonly [Place] | Fields): place is readonly [Place] => Array.isArray(place);

function placeIn(place: string, key: string | number): "text" | "item" | "input" | "condition-value" | undefined {
  if (place === "items") return "item";
  if (place === "textByKey" || place === "textByText") return "text";
  if (place === "condition") return CONDITION.get(key);
  if (place === "condition-value") return "condition-value";
  // Of the value of a param: an item of an array, or a key of an object.
  return typeof key === "number" ? "item" : "text";
}

const CONDITION = new Map<string | number, "text" | "input" | "condition-value">([
  ["input", "input"],
  ["cel", "text"],
  ["values", "condition-value"],
]);
