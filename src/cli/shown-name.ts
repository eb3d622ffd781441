import { isRecord } from "../decode/json-record.ts";

/**
 * What an object is called: its name, or how the one starts that it will get; empty if it has none.
 *
 * @example shownName({ metadata: { generateName: "nightly-" } }) // "nightly-…"
 */
export function shownName(object: unknown): string {
  const { metadata } = isRecord(object) ? object : {};
  const { name, generateName } = isRecord(metadata) ? metadata : {};
  if (typeof name === "string") return name;
  return typeof generateName === "string" ? `${generateName}…` : "";
}
