import type { ResultReference } from "../../../substitute/references.ts";
import { mayRefer, resultReferencesIn, resultReferencesOf } from "../../../substitute/result-references.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";

/** The results that a pipeline task refers to. */
export interface TaskReferences {
  /** Each once, in the order of the reference. */
  readonly references: readonly ResultReference[];
  /** Those in its embedded task: they stay there, as results are put into that only when a run is created. */
  readonly lastingReferences: readonly ResultReference[];
  /** Those of which the status tells: in its conditions, in names, and in what decides about the name of a row. */
  readonly shownReferences: readonly ResultReference[];
  /** There are some in its params or conditions. */
  readonly mayLackResults: boolean;
}

/** Finds the results that a pipeline task refers to. */
export function referencesOf(task: PipelineTask): TaskReferences {
  const references = withoutRepeats(referencesIn(task));
  const { params = [], when = [], taskSpec } = task;
  const hasNone = references.length === 0;
  return {
    references,
    lastingReferences: hasNone || taskSpec === undefined ? [] : withoutRepeats(referencesIn({ taskSpec })),
    shownReferences: shownReferences(task),
    mayLackResults: !hasNone && referencesIn({ params, when }).length > 0,
  };
}

const referencesIn = (part: PipelineTask): readonly ResultReference[] =>
  resultReferencesOf(part).map(({ reference }) => reference);

function shownReferences({ displayName = "", when = [], matrix }: PipelineTask): readonly ResultReference[] {
  const named = (matrix?.include ?? []).filter(({ name = "" }) => name !== "");
  const names = [displayName, ...named.map(({ name = "" }) => name)].filter(mayRefer);
  const inFields = when.length + named.length === 0 ? [] : referencesIn({ when, matrix: { include: named } });
  return [...inFields, ...names.flatMap(resultReferencesIn)];
}

/** A result counts once, whatever part of it is meant; but each index is checked. */
function withoutRepeats(references: readonly ResultReference[]): readonly ResultReference[] {
  if (references.length < 2) return references;
  const byName = new Map<string, ResultReference>();
  for (const reference of references) {
    const { pipelineTask, result, index = "" } = reference;
    byName.set(`${pipelineTask}.${result}[${index}]`, reference);
  }
  return [...byName.values()];
}
