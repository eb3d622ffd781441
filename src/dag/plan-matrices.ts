import type { Matrix } from "../types/matrix.ts";
import type { Param } from "../types/param.ts";
import type { PipelineTask } from "../types/pipeline.ts";
import { countCombinations, matrixBounds, matrixCombinations } from "./matrix.ts";
import type { MatrixPlan } from "./plan.ts";

/** More rows of one matrix are counted, but not listed. */
const MAX_ROWS = 1000;
/** Nor are more values of all matrices: a short text may have a thousand of them, each with a thousand rows. */
const MAX_VALUES = 250_000;

/** What is known of the matrix of each task before the run; undefined where there is none. */
export function planMatrices(tasks: readonly PipelineTask[]): (MatrixPlan | undefined)[] {
  let left = MAX_VALUES;
  return tasks.map(({ matrix }) => {
    if (matrix === undefined) return undefined;
    const count = countCombinations(matrix);
    if (paramsOf(matrix).some(isVariable)) return { count, combinations: undefined, isVariable: true };
    const { rows, values } = matrixBounds(matrix);
    if (rows + (matrix.include?.length ?? 0) > MAX_ROWS || values > left)
      return { count, combinations: undefined, isVariable: false };
    left -= values;
    return { count, combinations: matrixCombinations(matrix), isVariable: false };
  });
}

const paramsOf = ({ params = [], include = [] }: Matrix): Param[] => [
  ...params,
  ...include.flatMap(({ params: included = [] }) => included),
];

/** A list whose items have references may be longer, or other, than it looks; a string in place of a list is a reference. */
const isVariable = ({ value }: Param): boolean =>
  typeof value === "string"
    ? value.includes("$(")
    : Array.isArray(value) && value.some((item) => String(item).includes("$("));
