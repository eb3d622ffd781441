import { compareCodePoints } from "../go/json.ts";
import type { Matrix } from "../types/matrix.ts";
import type { Param } from "../types/param.ts";
import { wantObject, wrongArgument } from "../wrong-argument.ts";

/** One row of a matrix: the params that one TaskRun is given, by name, in the order of their names. */
export type Combination = ReadonlyMap<string, string>;

/**
 * How many TaskRuns Tekton counts for a matrix when it holds it against its limit; `Infinity` beyond what Go counts.
 *
 * As in the reference: it is not always the number of combinations. An empty list counts as none at all, and an include
 * counts once for each of its params that is new.
 *
 * @throws {TypeError} if `matrix` is none
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/matrix_types.go CountCombinations
 * @example countCombinations({ params: [{ name: "os", value: ["linux", "mac"] }] }) // 2
 */
export function countCombinations(matrix: Matrix): number {
  wantMatrix(matrix, "count combinations");
  const { params = [], include = [] } = matrix;
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

/** More rows are not listed, if nobody asks for them. */
export const MAX_ROWS = 10_000;
/** More values are not listed, in however few rows. */
export const MAX_VALUES = 1_000_000;

/**
 * The rows of a matrix, in the order of the TaskRuns that Tekton makes of them: the last param varies slowest.
 *
 * An include is merged into each row that has no other value for one of its params. It makes a row of its own if no row has
 * any of its pairs; if it fits in part and differs in part, it is dropped. As in the reference: behind an empty list the
 * rows begin anew.
 *
 * @throws {TypeError} if `matrix` is none, or `limit` no number
 * @throws {RangeError} if there are more than `limit` rows (default 10,000), or may be more than a million values in them
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/matrix_types.go FanOut
 * @example
 * matrixCombinations({ params: [{ name: "os", value: ["linux", "mac"] }] });
 * // [new Map([["os", "linux"]]), new Map([["os", "mac"]])]
 */
export function matrixCombinations(matrix: Matrix, limit = MAX_ROWS): Combination[] {
  wantMatrix(matrix, "list combinations");
  if (typeof limit !== "number" || Number.isNaN(limit))
    throw wrongArgument("list combinations", "a number as the limit", limit);
  const { params = [], include = [] } = matrix;
  const { rows: fewest, values } = matrixBounds(matrix);
  if (fewest > limit || values > MAX_VALUES)
    throw tooMany(fewest > limit ? `${limit}` : `${MAX_VALUES} values in them`);
  const rows = rowsOf(params);
  const included = include.map(
    ({ params: list = [] }) => new Map(list.map(({ name, value }) => [name, textOf(value)])),
  );
  for (const row of rows)
    for (const extra of included) if (fits(row, extra)) for (const [name, value] of extra) row.set(name, value);
  const all = [...rows, ...(params.length === 0 ? included : newRows(rows, included))];
  if (all.length > limit) throw tooMany(`${limit}`);
  return all.map(sorted);
}

function wantMatrix(given: unknown, doing: string): asserts given is Matrix {
  const want = "a decoded matrix";
  wantObject(given, doing, want);
  const { params = [], include = [] } = given as { readonly params?: unknown; readonly include?: unknown };
  for (const list of [params, include]) if (!Array.isArray(list)) throw wrongArgument(doing, want, list);
}

const tooMany = (what: string): RangeError =>
  new RangeError(`Cannot list the combinations of a matrix: there are more than ${what}`);

/** How much there is to list: the rows of the params alone, and at most how many values in all rows together. */
export function matrixBounds({ params = [], include = [] }: Matrix): {
  readonly rows: number;
  readonly values: number;
} {
  const rows = countRows(countedParams(params));
  // Each include costs a look at each row, were it empty.
  const included = include.reduce((sum, { params: list = [] }) => sum + list.length + 1, 0);
  return { rows, values: rows * (params.length + included) + included };
}

/** As in the reference: those before an empty list, and the empty list, do not count. */
const countedParams = (params: readonly Param[]): readonly Param[] =>
  params.slice(params.findLastIndex(({ value }) => itemsOf(value).length === 0) + 1);

const countRows = (params: readonly Param[]): number =>
  params.length === 0 ? 0 : params.reduce((product, { value }) => product * itemsOf(value).length, 1);

/** Each value with each other; a row takes its values as a number is written in digits, the last one slowest. */
function rowsOf(params: readonly Param[]): Map<string, string>[] {
  const counted = countedParams(params).map(({ name, value }) => ({ name, items: itemsOf(value) }));
  return Array.from({ length: countRows(countedParams(params)) }, (_, number) => {
    const row = new Map<string, string>();
    for (const { name, items } of counted) {
      row.set(name, items[number % items.length] ?? "");
      number = Math.floor(number / items.length);
    }
    return row;
  });
}

/** No param of the include has another value in the row. */
function fits(row: Combination, extra: Combination): boolean {
  for (const [name, value] of extra) if (row.has(name) && row.get(name) !== value) return false;
  return true;
}

/** The includes none of whose pairs is in a row, nor in an include that became a row before. */
function newRows(rows: readonly Combination[], included: readonly Combination[]): Combination[] {
  const known = new Map<string, Set<string>>();
  const learn = (row: Combination) => {
    for (const [name, value] of row) known.set(name, (known.get(name) ?? new Set()).add(value));
  };
  if (included.length > 0) for (const row of rows) learn(row);
  return included.filter((extra) => {
    if (extra.size === 0 || [...extra].some(([name, value]) => known.get(name)?.has(value))) return false;
    learn(extra);
    return true;
  });
}

const sorted = (row: Combination): Combination => new Map([...row].sort(([a], [b]) => compareCodePoints(a, b)));

/** Only lists count in `params` of a matrix, and only strings in its includes. */
const itemsOf = (value: Param["value"]): readonly string[] => (Array.isArray(value) ? value : []);
const textOf = (value: Param["value"]): string => (typeof value === "string" ? value : "");
