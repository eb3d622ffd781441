import type { ParamValue } from "../../types/param.ts";
import { type Place, replaceIn } from "../replace-fields.ts";
import { type Replacements, type Replacer, replacerOf } from "../replacer.ts";
import type { VariableSource, VariableStage } from "./explanation.ts";
import type { TextPlace } from "./place-at.ts";

/** One replacement of the many that a text goes through. */
export interface Layer extends VariableStage {
  /** What it puts in, as far as that is known. */
  readonly replacer: Replacer;
  /** Where that comes from. */
  sourceOf(expression: string): VariableSource | undefined;
  /** What it will put in as well; undefined if it does not know the variable, or not in a place of that sort. */
  later(expression: string, whole: TextPlace | undefined): Later | undefined;
  /** What it puts in may hold what it will itself put in later. */
  readonly isRecursive?: true;
  /** Those through which the params that a pipeline task passes have gone before they come here. */
  readonly givenThrough?: readonly Layer[];
}

/** Something that is known later. */
export interface Later {
  readonly why: string;
  readonly source?: VariableSource;
  /** What is known of it. */
  readonly value?: ParamValue;
}

/** A stage that puts in what comes from one source. `why` says of what it will put in as well when that is known. */
export const layer = (
  stage: VariableStage,
  kind: VariableSource["kind"],
  replacements: Replacements,
  why: (expression: string, whole: TextPlace | undefined) => string | undefined = () => undefined,
): Layer => ({
  ...stage,
  replacer: replacerOf(replacements),
  sourceOf: () => ({ kind }),
  later(expression, whole) {
    const reason = why(expression, whole);
    return reason === undefined ? undefined : { why: reason, source: { kind } };
  },
});

/** What layers make of a value, one after the other. */
export const throughLayers = <T>(value: T, layers: readonly Layer[], place: Place): T =>
  layers.reduce((before, { replacer }) => replaceIn(before, place, replacer), value);
