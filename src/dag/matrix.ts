import { compareCodePoints } from "../go/json.ts";
import type { Matrix } from "../types/matrix.ts";
import type { Param } from "../types/param.ts";

/** One row of a matrix: the params that one TaskRun is given, by name, in the order of their names. */
export type Combination = ReadonlyMap<string, string>;

/**
 * How many TaskRuns Tekton counts for a matrix when it holds it against its limit; `Infinity` beyond what Go counts.
 *
 * As in the reference: it is not always the number of combinations. An empty list counts as none at all, and an include
 * counts once for each of its params that is new.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/matrix_types.go CountCombinations
 * @example countCombinations({ params: [{ name: "os", value: ["linux", "mac"] }] }) // 2
 */
export function countCombinations({ params = [], include = [] }: Matrix): number {
  if (params.length === 0) return include.length;
  let count = 1;
  for (const { value } of params) count *= Math.max(1, itemsOf(value).length);
  const lists = new Map(params.map(({ name, value }) => [name, new Set(itemsOf(value))]));
  for (const { params: included = [] } of include) {
    for (const { name, value } of included) {
      const items = lists.get(name);
      if (items === undefined) continue;
      if (items.has(textOf(value))) break;
      count++;
    }
  }
  return count > Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : count;
}

/**
 * The rows of a matrix, in the order of the TaskRuns that Tekton makes of them: the last param varies slowest.
 *
 * An include is merged into each row that has no other value for one of its params. It makes a row of its own if no row has
 * any of its pairs; if it fits in part and differs in part, it is dropped.
 *
 * @throws {RangeError} if there are more than `limit` rows (default 10,000); `countCombinations` tells
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/matrix_types.go FanOut
 */
export function matrixCombinations({ params = [], include = [] }: Matrix, limit = 10_000): Combination[] {
  const included = include.map(
    ({ params: list = [] }) => new Map(list.map(({ name, value }) => [name, textOf(value)])),
  );
  if (params.length === 0) return included.map(sorted);
  let rows: Map<string, string>[] = [];
  for (const param of params) rows = distribute(rows, param, limit);
  for (const row of rows)
    for (const extra of included) {
      if (fits(row, extra)) for (const [name, value] of extra) row.set(name, value);
    }
  for (const extra of included) if (isNew(rows, extra)) rows.push(extra);
  return rows.map(sorted);
}

/** Each value with each row. As in the reference: behind an empty list the rows begin anew. */
function distribute(
  rows: readonly Map<string, string>[],
  { name, value }: Param,
  limit: number,
): Map<string, string>[] {
  const items = itemsOf(value);
  const before = rows.length === 0 ? [new Map<string, string>()] : rows;
  if (items.length * before.length > limit)
    throw new RangeError(`Cannot list the combinations of a matrix: there are more than ${limit}`);
  return items.flatMap((item) => before.map((row) => new Map(row).set(name, item)));
}

/** No param of the include has another value in the row. */
function fits(row: Combination, extra: Combination): boolean {
  for (const [name, value] of extra) if (row.has(name) && row.get(name) !== value) return false;
  return true;
}

function isNew(rows: readonly Combination[], extra: Combination): boolean {
  if (extra.size === 0) return false;
  return !rows.some((row) => [...extra].some(([name, value]) => row.get(name) === value));
}

const sorted = (row: Combination): Combination => new Map([...row].sort(([a], [b]) => compareCodePoints(a, b)));

/** Only lists count in `params` of a matrix, and only strings in its includes. */
const itemsOf = (value: Param["value"]): readonly string[] => (Array.isArray(value) ? value : []);
const textOf = (value: Param["value"]): string => (typeof value === "string" ? value : "");
