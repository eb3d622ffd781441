import type { Path } from "../../diagnostic.ts";
import { isListPlace, type Place } from "../replace-fields.ts";

/** How a single text is replaced: in place, or with all that an array or an object stands for. */
export type TextPlace = (typeof TEXT_PLACES)[number];

const TEXT_PLACES = ["text", "item", "value", "matrixValue", "includeValue", "input", "condition-value"] as const;

/** Whether an array may take the place of a text that is nothing but a variable. */
export const takesArrays = (whole: TextPlace | undefined): boolean =>
  whole !== undefined && whole !== "text" && whole !== "includeValue";

/** How the text at a path is replaced; undefined if it is not. */
export function placeAt(place: Place, path: Path): TextPlace | undefined {
  let here: Place | "item" | "input" | "condition-value" | undefined = place;
  for (const key of path) {
    if (here === undefined) return undefined;
    here = typeof here === "string" ? placeIn(here, key) : below(here, key);
  }
  return TEXT_PLACES.find((textPlace) => textPlace === here);
}

function below(place: Exclude<Place, string>, key: string | number): Place | undefined {
  if (isListPlace(place)) return place[0];
  return Object.hasOwn(place, key) ? place[key] : undefined;
}

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
