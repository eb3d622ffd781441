import type { Path } from "../../diagnostic.ts";
import type { ParamValue } from "../../types/param.ts";
import { textsOf } from "../expressions.ts";
import { findReferences, type Reference } from "../references.ts";
import type { Replacer } from "../replacer.ts";
import { trimStar } from "../seen-variables.ts";
import type { Layer, Unknown, VariableExplanation } from "./explanation.ts";
import type { TextPlace } from "./place-at.ts";

/** What becomes of each reference of a text. `whyNot` is asked for what no layer has a value for. */
export const explainText = (
  text: string,
  at: Path,
  place: TextPlace,
  layers: readonly Layer[],
  whyNot: (expression: string) => Unknown,
): VariableExplanation[] =>
  findReferences(text).map((reference) => ({
    at,
    ...reference,
    ...outcomeOf(replaced(text, reference, place, layers) ?? whyNot(reference.expression), whyNot),
  }));

/** A value that refers to what is known later is itself known later. */
function outcomeOf(found: Unknown, whyNot: (expression: string) => Unknown): Unknown {
  if (found.outcome !== "replaced" || found.value === undefined) return found;
  const references = textsOf(found.value).flatMap(findReferences);
  const open = references.map(({ expression }) => whyNot(expression)).find(({ outcome }) => outcome === "later");
  return open?.why === undefined ? found : { ...found, outcome: "later", why: open.why };
}

/** What takes the place of a reference, once all layers have replaced; undefined if none of them does. */
function replaced(
  text: string,
  { start, end, expression }: Reference,
  place: TextPlace,
  layers: readonly Layer[],
): Unknown | undefined {
  const written = text.slice(start, end);
  const isWhole = written === text;
  for (const [index, { by, stage, replacer, sourceOf }] of layers.entries()) {
    const first = isWhole ? wholeValue(written, expression, place, replacer) : replacer.string(expression);
    if (first === undefined) continue;
    const value = layers.slice(index + 1).reduce((before, layer) => layer.replacer.value(before, "string"), first);
    return { outcome: "replaced", value, source: sourceOf(expression), replaced: { by, stage } };
  }
  return undefined;
}

function wholeValue(text: string, expression: string, place: TextPlace, replacer: Replacer): ParamValue | undefined {
  if (place === "text") return replacer.string(expression);
  if (place === "item")
    return replacer.array(expression) ?? replacer.array(trimStar(expression)) ?? replacer.string(expression);
  if (place === "input" || place === "condition-value") return inCondition(text, place, replacer);
  const value = replacer.value(text, MOST[place]);
  return value === text && replacer.string(expression) === undefined ? undefined : value;
}

const MOST = { value: "object", matrixValue: "array", includeValue: "string" } as const;

function inCondition(text: string, place: "input" | "condition-value", replacer: Replacer): ParamValue | undefined {
  const { input = "", values = [] } = replacer.when({ input: text, values: [text] });
  if (place === "input") return input === text ? undefined : input;
  if (values.length === 1) return values[0] === text ? undefined : values[0];
  return values;
}
