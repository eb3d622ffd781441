import type { Matrix } from "../types/matrix.ts";
import type { Param } from "../types/param.ts";
import { countCombinations, matrixCombinations } from "./matrix.ts";
import type { MatrixPlan } from "./plan.ts";

/** More rows are counted, but not listed. */
const MAX_LISTED = 1000;

/** What is known of a matrix before the run. */
export function planMatrix(matrix: Matrix): MatrixPlan {
  const params = [...(matrix.params ?? []), ...(matrix.include ?? []).flatMap(({ params: included = [] }) => included)];
  const isVariable = params.some(isVariableParam);
  const count = countCombinations(matrix);
  // The count may be below the number of rows, but only by what the includes add.
  const few = count + (matrix.include?.length ?? 0) <= MAX_LISTED;
  return { count, combinations: isVariable || !few ? undefined : matrixCombinations(matrix), isVariable };
}

/** A list whose items have references may be longer, or other, than it looks; a string in place of a list is a reference. */
const isVariableParam = ({ value }: Param): boolean =>
  typeof value === "string"
    ? value.includes("$(")
    : Array.isArray(value) && value.some((item) => String(item).includes("$("));
