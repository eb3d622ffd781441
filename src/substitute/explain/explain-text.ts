import type { Path } from "../../diagnostic.ts";
import type { ParamValue } from "../../types/param.ts";
import { textsOf } from "../expressions.ts";
import { findReferences } from "../references.ts";
import type { Replacer } from "../replacer.ts";
import { trimStar } from "../seen-variables.ts";
import type { ExplainedPlace } from "./explained-place.ts";
import { kept, type Outcome, type VariableExplanation } from "./explanation.ts";
import type { Later, Layer } from "./layer.ts";
import type { TextPlace } from "./place-at.ts";

/** What becomes of each reference of a text. */
export const explainText = (
  text: string,
  at: Path,
  { place, layers, whyNot, isUnused }: ExplainedPlace,
): VariableExplanation[] =>
  findReferences(text).map((reference) => {
    const isWhole = text.length === reference.end - reference.start;
    const outcome = outcomeIn(layers, reference.expression, isWhole ? place : undefined);
    const explained = outcome ?? kept(whyNot(reference.expression));
    return { at, ...reference, ...explained, ...(isUnused && { isUnused }) };
  });

/** What layers make of a variable; undefined if none knows it. `whole` is where it stands if nothing stands beside it. */
function outcomeIn(layers: readonly Layer[], expression: string, whole: TextPlace | undefined): Outcome | undefined {
  const known = OUTCOMES.get(layers) ?? new Map<string, Outcome | undefined>();
  OUTCOMES.set(layers, known);
  const key = `${whole} ${expression}`;
  if (!known.has(key)) known.set(key, findOutcome(layers, expression, whole));
  return known.get(key);
}

/** A long value may be asked for in a thousand places. */
const OUTCOMES = new WeakMap<readonly Layer[], Map<string, Outcome | undefined>>();

function findOutcome(layers: readonly Layer[], expression: string, whole: TextPlace | undefined): Outcome | undefined {
  for (const [index, layer] of layers.entries()) {
    const replaced = { by: layer.by, stage: layer.stage };
    const first =
      whole === undefined ? layer.replacer.string(expression) : wholeValue(expression, whole, layer.replacer);
    if (first !== undefined) {
      const value = layers.slice(index + 1).reduce((before, { replacer }) => replacer.value(before, "string"), first);
      const open = stillOpen(value, layers, layer);
      const source = layer.sourceOf(expression);
      return { outcome: open ? "later" : "replaced", value, source, replaced, ...(open && { why: open.why }) };
    }
    const later = layer.later(expression);
    if (later !== undefined) return { outcome: "later", source: layer.sourceOf(expression), ...later, replaced };
  }
  return undefined;
}

/** A value that refers to what is known later is itself known later. What a stage puts in it does not look at again. */
function stillOpen(value: ParamValue, layers: readonly Layer[], by: Layer): Later | undefined {
  for (const { expression } of textsOf(value).flatMap(findReferences))
    for (const layer of layers) {
      const later = layer === by && layer.isRecursive !== true ? undefined : layer.later(expression);
      if (later !== undefined) return later;
    }
  return undefined;
}

function wholeValue(expression: string, place: TextPlace, replacer: Replacer): ParamValue | undefined {
  const text = `$(${expression})`;
  switch (place) {
    case "text":
      return replacer.string(expression);
    case "item":
      return replacer.array(expression) ?? replacer.array(trimStar(expression)) ?? replacer.string(expression);
    case "input":
    case "condition-value":
      return inCondition(text, place, replacer);
    default: {
      const value = replacer.value(text, MOST[place]);
      return value === text && replacer.string(expression) === undefined ? undefined : value;
    }
  }
}

const MOST = { value: "object", matrixValue: "array", includeValue: "string" } as const;

function inCondition(text: string, place: "input" | "condition-value", replacer: Replacer): ParamValue | undefined {
  const { input = "", values = [] } = replacer.when({ input: text, values: [text] });
  if (place === "input") return input === text ? undefined : input;
  if (values.length === 1) return values[0] === text ? undefined : values[0];
  return values;
}
