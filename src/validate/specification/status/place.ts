import { isRecord } from "../../../decode/json-record.ts";
import { type Diagnostic, formatPath, type Path, type Severity } from "../../../diagnostic.ts";
import { quote } from "../../../go/quote.ts";
import { shortened, shown } from "../shown.ts";

/** Something in a run, whatever it is, and where it stands. */
export interface Place {
  readonly value: unknown;
  readonly at: Path;
}

export type StatusCode =
  | "validate/status-missing"
  | "validate/status-type"
  | "validate/status-value"
  | "validate/status-time"
  | "validate/status-contradiction";

/** What is wrong with a status, and in `details` what would be right. */
export const problem = (
  code: StatusCode,
  { at }: Pick<Place, "at">,
  message: string,
  details: string,
  severity: Severity = "error",
): Diagnostic => ({ code, severity, message, details, paths: [formatPath(at)], at });

/** A field of an object; there is none in anything else. Null is as good as nothing, as for Go. */
export function fieldOf({ value, at }: Place, name: string): Place {
  const isThere = isRecord(value) && Object.hasOwn(value, name);
  return { value: isThere ? (value[name] ?? undefined) : undefined, at: [...at, name] };
}

/** A field that has to be an object, or `undefined` if it is none; the complaint is yielded. */
export function* objectOf(place: Place): Generator<Diagnostic, Place | undefined> {
  if (isRecord(place.value)) return place;
  if (place.value !== undefined) yield wrongType(place, "want an object");
  return undefined;
}

/** The objects in a list. What is none is told of, and left out. */
export function* objectsIn(place: Place): Generator<Diagnostic, Place[]> {
  const objects: Place[] = [];
  if (Array.isArray(place.value))
    for (const [index, value] of place.value.entries()) {
      const item: Place = { value: value ?? null, at: [...place.at, index] };
      if (yield* objectOf(item)) objects.push(item);
    }
  else if (place.value !== undefined) yield wrongType(place, "want a list of objects");
  return objects;
}

/** The text in a field; the empty one if there is none. */
export function* textOf(place: Place, details: string): Generator<Diagnostic, string> {
  if (typeof place.value === "string") return place.value;
  if (place.value !== undefined) yield wrongType(place, details);
  return "";
}

/** The text in a field that has to have one; where it only should, the severity is less. */
export function* requiredText(
  owner: Place,
  name: string,
  details: string,
  severity?: Severity,
): Generator<Diagnostic, string> {
  const place = fieldOf(owner, name);
  const text = yield* textOf(place, details);
  if (place.value === undefined || place.value === "") yield missing(owner, name, details, severity);
  return text;
}

/** A field that has to be there is not. Told at its owner's place, with the field behind it. */
export function missing(owner: Place, name: string, details: string, severity?: Severity): Diagnostic {
  const alike = isRecord(owner.value)
    ? Object.keys(owner.value).find((key) => key !== name && key.toLowerCase() === name.toLowerCase())
    : undefined;
  const hint = alike === undefined ? details : `the field is spelled ${quote(name)}, not ${quote(alike)}`;
  return problem("validate/status-missing", { at: [...owner.at, name] }, `${name} is missing`, hint, severity);
}

export const wrongType = (place: Place, details: string): Diagnostic =>
  problem("validate/status-type", place, `${nameOf(place)} is ${shown(place.value)}`, details);

/** What a place is called in a sentence. */
export function nameOf({ at }: Place): string {
  const last = at.at(-1) ?? "it";
  return typeof last === "number" ? `item ${last}` : shortened(last);
}
