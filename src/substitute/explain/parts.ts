import type { Path } from "../../diagnostic.ts";
import type { Place } from "../replace-fields.ts";
import type { ExplainedPlace, FindPlace } from "./explained-place.ts";
import type { Layer } from "./layer.ts";
import { placeAt } from "./place-at.ts";

/** Looks below the first part that fits, with the rest of the path. */
export const byParts =
  (parts: readonly (readonly [Path, FindPlace])[]): FindPlace =>
  (at) => {
    const part = parts.find(([start]) => start.every((key, index) => key === at[index]));
    return part?.[1](at.slice(part[0].length));
  };

/** Where the same layers look at some fields. */
export const inFields =
  (fields: Place, layers: readonly Layer[], whyNot: ExplainedPlace["whyNot"]): FindPlace =>
  (path) => {
    const place = placeAt(fields, path);
    return place && { place, layers, whyNot };
  };

/** What a run gives is put in as it stands. */
export const GIVEN_VALUES: FindPlace = () => ({
  place: "text",
  layers: [],
  whyNot: () => "a value is put in as it stands; what it stands in then may be replaced by a later stage",
});
