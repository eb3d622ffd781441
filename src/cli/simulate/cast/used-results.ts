import { findReferences, parseResultReference, type ResultReference } from "../../../substitute/references.ts";
import { mayRefer } from "../../../substitute/result-references.ts";
import { stringsOf } from "../../../substitute/strings-of.ts";
import { isMatrixed } from "../../../types/is-matrixed.ts";
import type { ParamValue } from "../../../types/param.ts";
import type { PipelineSpec, PipelineTask } from "../../../types/pipeline.ts";
import type { ResultsType, TaskResult } from "../../../types/result.ts";

/** How a pipeline uses a result of one of its tasks. */
export interface UsedResult {
  readonly type: ResultsType;
  /** Of an array, how many items it has to have. */
  readonly length: number;
  /** Of an object, the keys that it has to have. */
  readonly keys: readonly string[];
}

/** The results of a task that its pipeline uses, by their names. */
export type UsedResults = ReadonlyMap<string, UsedResult>;

/** The results that a pipeline uses, by the names of its tasks. Those of pipelines in it are their own affair. */
export function usedResults({
  tasks = [],
  finally: finals = [],
  results = [],
}: PipelineSpec): Map<string, UsedResults> {
  const all = [...tasks, ...finals];
  const references = new Map<string, ResultReference[]>();
  const own = all.map(({ pipelineSpec: _, ...task }) => task);
  for (const { text } of stringsOf([own, results]))
    for (const { expression } of mayRefer(text) ? findReferences(text) : []) {
      const reference = parseResultReference(expression);
      if (reference !== undefined) put(references, reference.pipelineTask, reference);
    }
  return new Map(all.map((task) => [task.name ?? "", ofTask(task, references.get(task.name ?? "") ?? [])]));
}

function ofTask(task: PipelineTask, references: readonly ResultReference[]): UsedResults {
  const byName = new Map<string, ResultReference[]>();
  for (const reference of references) put(byName, reference.result, reference);
  const isOneOfMany = isMatrixed(task);
  return new Map(Array.from(byName, ([name, uses]) => [name, isOneOfMany ? TEXT : together(uses)]));
}

/** Each run of a matrix gives a text; all together make the array that is used. */
const TEXT: UsedResult = { type: "string", length: 1, keys: [] };

function together(uses: readonly ResultReference[]): UsedResult {
  const keys = new Set(uses.flatMap(({ key }) => key ?? []));
  if (keys.size > 0) return { type: "object", length: 1, keys: [...keys] };
  const lengths = uses.flatMap(({ index }) => (index === undefined ? [] : index === "*" ? 1 : Number(index) + 1));
  if (lengths.length === 0) return TEXT;
  // Whoever wants more than that will not have it.
  const wanted = lengths.filter((length) => length <= MOST_ITEMS);
  return { type: "array", length: wanted.reduce((most, length) => Math.max(most, length), 1), keys: [] };
}

const MOST_ITEMS = 100;

/** A value that nobody has said, made of names so that it is known where it comes from. */
export function madeUpValue(task: string, name: string, { type, length, keys }: UsedResult): ParamValue {
  const text = `${task}-${name}`;
  if (type === "object") return Object.fromEntries(keys.map((key) => [key, `${text}-${key}`]));
  if (type === "string") return text;
  return length === 1 ? [text] : Array.from({ length }, (_, index) => `${text}-${index}`);
}

/** What a Task has to declare that all use so. */
export function declaredFor(uses: readonly UsedResults[]): TaskResult[] {
  const declared = new Map<string, TaskResult>();
  for (const [name, { type, keys }] of uses.flatMap((used) => [...used])) {
    const properties = { ...declared.get(name)?.properties, ...Object.fromEntries(keys.map((key) => [key, {}])) };
    declared.set(name, { name, type, ...(type === "object" && { properties }) });
  }
  return [...declared.values()];
}

/** Puts an item behind those of its key. */
export function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
