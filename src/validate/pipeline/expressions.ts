import type { Path } from "../../diagnostic.ts";
import { dottedExpressions, textsOf } from "../../substitute/expressions.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { type Finding, viaField, viaFieldIndex, viaFieldKey } from "../finding.ts";

/** The expressions of one param or condition of a pipeline task, and where that is. */
export interface Expressions {
  readonly field: "params" | "when" | "matrix.params" | "matrix.include";
  /** Where the param stands in its list. */
  readonly index?: number;
  readonly expressions: readonly string[];
  /** Puts findings about them where they are, in the pipeline task. */
  readonly here: (findings: Iterable<Finding>) => Generator<Finding>;
}

/** The params and conditions of a pipeline task that hold expressions. */
export function expressionsOf({ params = [], when = [], matrix }: PipelineTask): readonly Expressions[] {
  const found: Expressions[] = [];
  for (const [index, param] of params.entries())
    addParam(found, "params", param, index, (name, findings) =>
      viaFieldKey("params", name, findings, ["params", index]),
    );
  for (const [index, { input = "", cel = "", values = [] }] of when.entries()) {
    const expressions = [input, cel, ...values].flatMap(dottedExpressions);
    if (expressions.length > 0)
      found.push({ field: "when", expressions, here: (findings) => viaFieldIndex("when", index, findings) });
  }
  for (const [index, param] of matrix?.params?.entries() ?? [])
    addParam(found, "matrix.params", param, index, (name, findings) =>
      viaFieldKey("matrix.params", name, findings, ["matrix", "params", index]),
    );
  for (const [index, { params: included = [] }] of matrix?.include?.entries() ?? [])
    for (const [item, param] of included.entries()) {
      const at: Path = ["matrix", "include", index, "params", item];
      addParam(found, "matrix.include", param, item, (name, findings) =>
        viaField(`matrix.include`, viaField(`[${index}]`, viaFieldKey("params", name, findings, []), []), at),
      );
    }
  return found;
}

function addParam(
  found: Expressions[],
  field: Expressions["field"],
  param: Param,
  index: number,
  place: (name: string, findings: Iterable<Finding>) => Generator<Finding>,
): void {
  const expressions = textsOf(param.value).flatMap(dottedExpressions);
  if (expressions.length > 0)
    found.push({ field, index, expressions, here: (findings) => place(param.name, findings) });
}
