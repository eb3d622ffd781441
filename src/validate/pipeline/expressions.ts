import type { Path } from "../../diagnostic.ts";
import { dottedExpressions, textsOf } from "../../substitute/expressions.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { also, type Finding, viaField, viaFieldIndex, viaFieldKey } from "../finding.ts";

/** The expressions of one param or condition of a pipeline task, and where that is. */
export interface Expressions {
  readonly field: "params" | "when" | "matrix.params" | "matrix.include";
  /** Where the param stands in its list. */
  readonly index?: number;
  /** Each once. */
  readonly expressions: readonly string[];
  /** Puts findings about them where they are, in the pipeline task. */
  readonly here: (findings: readonly Finding[]) => readonly Finding[];
}

/** The expressions of a text, each once. */
export const expressionsIn = (text: string): readonly string[] => [...new Set(dottedExpressions(text))];

/** The params and conditions of a pipeline task that hold expressions; `find` finds those of a text. */
export function expressionsOf(task: PipelineTask, find = expressionsIn): readonly Expressions[] {
  const found: Expressions[] = [];
  for (const { texts, ...place } of placesOf(task)) {
    const [text = "", ...others] = texts;
    const expressions = others.length === 0 ? find(text) : [...new Set(texts.flatMap(find))];
    if (expressions.length > 0) found.push({ expressions, ...place });
  }
  return found;
}

/** A param or condition of a pipeline task, and its texts. */
interface Texts extends Omit<Expressions, "expressions"> {
  readonly texts: readonly string[];
}

function placesOf({ params = [], when = [], matrix }: PipelineTask): readonly Texts[] {
  const found: Texts[] = [];
  for (const [index, { name, value }] of params.entries())
    found.push({
      field: "params",
      index,
      texts: textsOf(value),
      here: (findings) => viaFieldKey("params", name, findings, ["params", index]),
    });
  for (const [index, { input = "", cel = "", values = [] }] of when.entries())
    found.push({
      field: "when",
      texts: [input, cel, ...values],
      here: (findings) => viaFieldIndex("when", index, findings),
    });
  if (matrix !== undefined) also(found, placesInMatrix(matrix));
  return found;
}

function placesInMatrix({ params = [], include = [] }: Matrix): readonly Texts[] {
  const found: Texts[] = [];
  for (const [index, { name, value }] of params.entries())
    found.push({
      field: "matrix.params",
      index,
      texts: textsOf(value),
      here: (findings) => viaFieldKey("matrix.params", name, findings, ["matrix", "params", index]),
    });
  for (const [entry, { params: included = [] }] of include.entries())
    for (const [index, { name, value }] of included.entries()) {
      const at: Path = ["matrix", "include", entry, "params", index];
      found.push({
        field: "matrix.include",
        index,
        texts: textsOf(value),
        here: (findings) =>
          viaField("matrix.include", viaField(`[${entry}]`, viaFieldKey("params", name, findings, []), []), at),
      });
    }
  return found;
}
