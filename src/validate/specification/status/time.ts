import type { Diagnostic } from "../../../diagnostic.ts";
import { canonicalTime } from "../../../go/time.ts";
import { shown } from "../shown.ts";
import { fieldOf, missing, nameOf, type Place, problem, wrongType } from "./place.ts";

const WANTED = 'want a time by RFC 3339, such as "2024-05-01T12:00:00Z"';

/** Whether a field says a time; one that does not is complained of, unless it says nothing. */
export function* checkTime(place: Place): Generator<Diagnostic, boolean> {
  if (place.value === undefined || place.value === "") return false;
  if (typeof place.value !== "string") yield wrongType(place, WANTED);
  else if (!isTime(place.value))
    yield problem("validate/status-time", place, `${nameOf(place)} is no time: ${shown(place.value)}`, WANTED);
  return true;
}

/** A field that must say a time. */
export function* checkRequiredTime(owner: Place, name: string): Generator<Diagnostic> {
  if (!(yield* checkTime(fieldOf(owner, name)))) yield missing(owner, name, WANTED);
}

/** By the letter of RFC 3339, of which Go reads a bit more, and a day that the calendar has. */
const isTime = (text: string): boolean => RFC_3339.test(text) && canonicalTime(text) !== undefined;

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[-+](?:[01]\d|2[0-3]):[0-5]\d)$/;
