import type { Checked } from "../diagnostic.ts";
import { foldName } from "../go/fold.ts";
import { compareCodePoints } from "../go/json.ts";
import type { JsonRecord } from "./json-record.ts";
import { refused } from "./refused.ts";
import { jsonKind } from "./scalars.ts";

/** What an object says it is; the empty text where it does not say. */
export interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
  /** Where it says so: its keys, in whatever letter case they are. */
  readonly keys: { readonly apiVersion: string; readonly kind: string };
}

const FIELDS = ["apiVersion", "kind"] as const;

/**
 * What an object says it is. As in the reference: both fields are named in any letter case, and of several keys for one
 * the last that is not null counts, but each has to be a string.
 *
 * @see Go encoding/json Unmarshal
 */
export function typeMetaOf(value: JsonRecord): Checked<TypeMeta> {
  const typeMeta = { apiVersion: "", kind: "" };
  const keys = { apiVersion: "apiVersion", kind: "kind" };
  const found: { key: string; field: (typeof FIELDS)[number] }[] = [];
  for (const key of Object.keys(value)) {
    const field = typeFieldOf(key);
    if (field !== undefined) found.push({ key, field });
  }
  for (const { key, field } of found.sort((a, b) => compareCodePoints(a.key, b.key))) {
    const given = value[key];
    if (given === undefined || given === null) continue;
    if (typeof given !== "string")
      return refused("wrong-type", [key], `json: cannot unmarshal ${jsonKind(given)} into string`, "want a string");
    typeMeta[field] = given;
    keys[field] = key;
  }
  return { ok: true, value: { keys, ...typeMeta }, diagnostics: [] };
}

const typeFieldOf = (key: string) =>
  FIELDS.find((name) => name === key || (name.length === key.length && foldName(name) === foldName(key)));
