import type { Json } from "../resources/arbitraries.ts";

/** A change of one object; nothing if the slip cannot be made there. */
export type Change = (value: Json) => Json | undefined;

/** A small mistake, as people make them. */
export interface Slip {
  readonly name: string;
  /** In which objects: how their paths end, `*` for any key; `{steps}` for an object with a list of that name. */
  readonly at: string;
  readonly change: Change;
}

/** Slips that are made in the same objects. */
export const slipsAt = (at: string, changes: Readonly<Record<string, Change>>): readonly Slip[] =>
  Object.entries(changes).map(([name, change]) => ({ name, at, change }));

/** Other values for some fields. */
export const put =
  (fields: Json): Change =>
  (value) => ({ ...value, ...fields });

/** Without some fields. */
export const leaveOut =
  (...fields: readonly string[]): Change =>
  (value) =>
    fields.some((field) => Object.hasOwn(value, field))
      ? Object.fromEntries(Object.entries(value).filter(([key]) => !fields.includes(key)))
      : undefined;

/** More items at the end of a list. */
export const append =
  (field: string, ...items: readonly unknown[]): Change =>
  (value) => ({ ...value, [field]: [...listIn(value, field), ...items] });

/** The first item of a list again, with other fields. */
export const repeatFirst =
  (field: string, changed: Json = {}): Change =>
  (value) => {
    const [first] = listIn(value, field);
    return first === undefined ? undefined : append(field, { ...first, ...changed })(value);
  };

/** Slips that only some kind can have. */
export const ofKind = (kind: string, changes: Readonly<Record<string, Change>>): readonly Slip[] =>
  slipsAt("document", changes).map(({ name, at, change }) => ({
    name: `${name}, in a ${kind}`,
    at,
    change: (document) => (document["kind"] === kind ? change(document) : undefined),
  }));

/** A change of a document's spec. */
export const inSpec =
  (change: Change): Change =>
  (document) => {
    const changed = change((document["spec"] ?? {}) as Json);
    return changed && { ...document, spec: changed };
  };

/** Other values for some fields of it. */
export const spec = (fields: Json): Change => inSpec(put(fields));

export const listIn = (value: Json, field: string): readonly Json[] =>
  Array.isArray(value[field]) ? (value[field] as readonly Json[]) : [];

type Path = readonly (string | number)[];

/** Makes a slip in one of the places where it can be made, the `choice`-th around; nothing if there is none. */
export function makeSlip(whole: Json, { at, change }: Slip, choice: number): Json | undefined {
  const places = placesOf(whole, at);
  for (let turn = 0; turn < places.length; turn++) {
    const place = places[(choice + turn) % places.length];
    const changed = place && change(place.value);
    if (place !== undefined && changed !== undefined) return replaced(whole, place.path, changed) as Json;
  }
  return undefined;
}

function placesOf(whole: Json, at: string): { readonly path: Path; readonly value: Json }[] {
  const pattern = at.split(".");
  const found: { path: Path; value: Json }[] = [];
  const left: { path: Path; value: unknown }[] = [{ path: [], value: whole }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { path, value } = next;
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value) && isAt(path, value as Json, pattern)) found.push({ path, value: value as Json });
    for (const [key, item] of Object.entries(value))
      if (key !== "old") left.push({ path: [...path, Array.isArray(value) ? Number(key) : key], value: item });
  }
  return found;
}

function isAt(path: Path, value: Json, pattern: readonly string[]): boolean {
  const last = pattern.at(-1) ?? "";
  if (last.startsWith("{")) return Array.isArray(value[last.slice(1, -1)]);
  return (
    path.length >= pattern.length &&
    pattern.every((part, index) => part === "*" || part === String(path[path.length - pattern.length + index]))
  );
}

function replaced(value: unknown, [first, ...rest]: Path, changed: Json): unknown {
  if (first === undefined) return changed;
  if (Array.isArray(value)) return value.with(Number(first), replaced(value[Number(first)], rest, changed));
  const object = value as Json;
  return { ...object, [first]: replaced(object[first], rest, changed) };
}
