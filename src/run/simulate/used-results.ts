import { findReferences, parseResultReference, type ResultReference } from "../../substitute/references.ts";
import { mayRefer } from "../../substitute/result-references.ts";
import { stringsOf } from "../../substitute/strings-of.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
import type { ParamValue } from "../../types/param.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import type { ResultsType } from "../../types/result.ts";
import type { OneOf } from "../../types/scalars.ts";

/** How a pipeline uses a result of one of its tasks. */
export interface UsedResult {
  readonly type: OneOf<ResultsType>;
  /** Of an array, how many items it has to have. */
  readonly length: number;
  /** Of an object, the keys that it has to have. */
  readonly keys: ReadonlySet<string>;
}

/** The results of a task that its pipeline uses, by their names. */
export type UsedResults = ReadonlyMap<string, UsedResult>;

/** The results that a pipeline uses, by the names of its tasks. Those of pipelines in it are their own affair. */
export function usedResults({
  tasks = [],
  finally: finals = [],
  results = [],
}: PipelineSpec): ReadonlyMap<string, UsedResults> {
  const all = [...tasks, ...finals];
  const own = all.map(({ pipelineSpec: _, ...task }) => task);
  const uses = new Map<string, Map<string, Uses>>();
  for (const { text } of stringsOf([own, results]))
    for (const { expression } of mayRefer(text) ? findReferences(text) : []) {
      const reference = parseResultReference(expression);
      if (reference !== undefined) note(uses, reference);
    }
  const matrixed = new Set(all.filter(isMatrixed).map(({ name = "" }) => name));
  return new Map(Array.from(uses, ([task, byName]) => [task, together(byName, { isOneOfMany: matrixed.has(task) })]));
}

/** What all references together want of a result. */
interface Uses {
  /** 0 if none wants items. */
  length: number;
  readonly keys: Set<string>;
}

function note(uses: Map<string, Map<string, Uses>>, { pipelineTask, result, key, index }: ResultReference): void {
  const ofTask = uses.get(pipelineTask) ?? new Map<string, Uses>();
  const use = ofTask.get(result) ?? { length: 0, keys: new Set() };
  uses.set(pipelineTask, ofTask.set(result, use));
  if (key !== undefined) use.keys.add(key);
  if (index !== undefined) use.length = Math.max(use.length, itemsFor(index));
}

/** Whoever wants more than so many items will not have them. */
const itemsFor = (index: string): number => (index === "*" || Number(index) >= MOST_ITEMS ? 1 : Number(index) + 1);

const MOST_ITEMS = 100;

/** Each run of a matrix gives a text; all together make the array that is used. */
const together = (uses: ReadonlyMap<string, Uses>, { isOneOfMany }: { readonly isOneOfMany: boolean }): UsedResults =>
  new Map(Array.from(uses, ([name, use]) => [name, isOneOfMany ? TEXT : usedAs(use)]));

const TEXT: UsedResult = { type: "string", length: 1, keys: new Set() };

function usedAs({ length, keys }: Uses): UsedResult {
  if (keys.size > 0) return { type: "object", length: 1, keys };
  return length === 0 ? TEXT : { type: "array", length, keys };
}

/** A value that nobody has said, made of names so that it is known where it comes from. */
export function madeUpValue(pipelineTask: string, name: string, { type, length, keys }: UsedResult): ParamValue {
  const text = `${pipelineTask}-${name}`;
  // fromEntries defines keys, whatever their names.
  if (type === "object") return Object.fromEntries(Array.from(keys, (key) => [key, `${text}-${key}`]));
  if (type !== "array") return text;
  return length === 1 ? [text] : Array.from({ length }, (_, index) => `${text}-${index}`);
}
