import type { Path } from "../../diagnostic.ts";
import { isList } from "../../go/json.ts";
import { remembering } from "../../go/remembering.ts";
import type { ParamValue } from "../../types/param.ts";
import { textsOf } from "../expressions.ts";
import { findReferences } from "../references.ts";
import type { Replacer } from "../replacer.ts";
import { trimStar } from "../seen-variables.ts";
import type { ExplainedPlace } from "./explained-place.ts";
import { kept, type Outcome, type VariableExplanation, type VariableSource } from "./explanation.ts";
import type { Later, Layer } from "./layer.ts";
import type { TextPlace } from "./place-at.ts";

/** Tells what becomes of each reference of a text. */
export type ExplainText = (text: string, at: Path, place: ExplainedPlace) => VariableExplanation[];

/** One that remembers what becomes of a variable: a long value may be asked for in a thousand places. */
export function textExplainer(): ExplainText {
  const outcomesOf = remembering((layers: readonly Layer[]) =>
    remembering((whole: TextPlace | undefined) =>
      remembering((expression: string) => outcomeIn(layers, expression, whole)),
    ),
  );
  return (text, at, { place, layers, whyNot, isUnused }) =>
    findReferences(text).map((reference) => {
      const isWhole = text.length === reference.end - reference.start;
      const outcome = outcomesOf(layers)(isWhole ? place : undefined)(reference.expression);
      const explained = outcome ?? kept(whyNot(reference.expression));
      return { at, ...reference, ...explained, ...(isUnused && { isUnused }) };
    });
}

/** What layers make of a variable; undefined if none knows it. `whole` is where it stands if nothing stands beside it. */
function outcomeIn(layers: readonly Layer[], expression: string, whole: TextPlace | undefined): Outcome | undefined {
  for (const [index, layer] of layers.entries()) {
    const replaced = { by: layer.by, stage: layer.stage };
    const source = layer.sourceOf(expression);
    const first =
      whole === undefined ? layer.replacer.string(expression) : firstValue(expression, whole, layer.replacer);
    if (first !== undefined) {
      const behind = layers.slice(index + 1);
      const value = behind.reduce((before, { replacer }) => nextValue(before, whole, replacer), first);
      const open = stillOpen(value, layersOf(source, layers, index), layer);
      const outcome = open ? "later" : "replaced";
      return { outcome, value, ...(source && { source }), replaced, ...(open && { why: open.why }) };
    }
    const later = layer.later(expression, whole);
    if (later !== undefined) return { outcome: "later", ...(source && { source }), ...later, replaced };
  }
  return undefined;
}

/**
 * The layers that have a word in a value. The params of a pipeline task have been through others before; a default and what a run
 * gives go only through those behind; what mounts and steps are called goes through all.
 */
function layersOf(source: VariableSource | undefined, layers: readonly Layer[], index: number): readonly Layer[] {
  const { kind } = source ?? {};
  if (kind === "task") return [...(layers[index]?.givenThrough ?? []), ...layers.slice(index)];
  return kind === "default" || kind === "run" ? layers.slice(index) : layers;
}

/** A value that refers to what is known later is itself known later. What a stage puts in it does not look at again. */
function stillOpen(value: ParamValue, layers: readonly Layer[], by: Layer): Later | undefined {
  for (const { expression } of textsOf(value).flatMap(findReferences))
    for (const layer of layers) {
      const later = layer === by && layer.isRecursive !== true ? undefined : layer.later(expression, "value");
      if (later !== undefined) return later;
    }
  return undefined;
}

/** What takes the place of a variable that stands alone; undefined if there is nothing for it. */
function firstValue(expression: string, place: TextPlace, replacer: Replacer): ParamValue | undefined {
  const text = `$(${expression})`;
  switch (place) {
    case "text":
      return replacer.string(expression);
    case "item":
      return replacer.array(expression) ?? replacer.array(trimStar(expression)) ?? replacer.string(expression);
    case "input":
    case "condition-value": {
      const value = nextValue(text, place, replacer);
      return value === text ? undefined : value;
    }
    default: {
      const value = replacer.value(text, MOST[place]);
      return value === text && replacer.string(expression) === undefined ? undefined : value;
    }
  }
}

/** What a further stage makes of a value, where it stands alone; else it is part of a text. */
function nextValue(value: ParamValue, whole: TextPlace | undefined, replacer: Replacer): ParamValue {
  switch (whole) {
    case "value":
    case "matrixValue":
    case "includeValue":
      return replacer.value(value, MOST[whole]);
    case "item":
      return inList(value, replacer.items);
    case "condition-value":
      return inList(value, (values) => replacer.when({ values }).values ?? []);
    case "input":
      return typeof value === "string" ? (replacer.when({ input: value }).input ?? value) : value;
    default:
      return replacer.value(value, "string");
  }
}

const MOST = { value: "object", matrixValue: "array", includeValue: "string" } as const;

/** A text in a list may become several, or none. */
function inList(value: ParamValue, replace: (items: readonly string[]) => readonly string[]): ParamValue {
  const items = typeof value === "string" ? [value] : value;
  if (!isList(items)) return value;
  const replaced = replace(items);
  const [only] = replaced;
  return typeof value === "string" && replaced.length === 1 && only !== undefined ? only : replaced;
}
