import { compareCodePoints } from "../go/json.ts";
import type { PropertySpec } from "../types/param.ts";

/** The keys of an object whose type is not string, in the order of their names: Go prints them in any. */
export const keysOfOtherTypes = (properties: Readonly<Record<string, PropertySpec>>): string[] =>
  Object.entries(properties)
    .filter(([, { type }]) => type !== "string")
    .map(([key]) => key)
    .sort(compareCodePoints);
