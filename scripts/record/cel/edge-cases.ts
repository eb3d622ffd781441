import { COLLECTIONS, LOOPS, SWALLOWED } from "./edge-cases/collections.ts";
import { MATCHES } from "./edge-cases/matches.ts";
import { NAMES, TYPES } from "./edge-cases/names.ts";
import { LIST_FUNCTIONS, PLACEHOLDERS, STRING_FUNCTIONS } from "./edge-cases/placeholders.ts";
import { SYNTAX } from "./edge-cases/syntax.ts";
import { STRINGS } from "./edge-cases/texts.ts";
import { ACROSS_TYPES, CONVERSIONS, NUMBERS, TIMES } from "./edge-cases/values.ts";

/** Expressions written by hand: where languages differ, or where one error hides another. */
export const CONDITIONS: readonly string[] = [
  ...[NUMBERS, ACROSS_TYPES, CONVERSIONS, TIMES, COLLECTIONS, LOOPS, SWALLOWED, STRINGS, NAMES, SYNTAX, TYPES].flat(),
];

/** Those for which Pipelines-as-Code has variables and functions. */
export const PAC_MATCHES: readonly string[] = MATCHES;
export const PAC_VALUES: readonly string[] = ["", ...PLACEHOLDERS, ...STRING_FUNCTIONS, ...LIST_FUNCTIONS];
