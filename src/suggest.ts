/** A set of names; of a Map its keys. */
export type NameSet = Pick<ReadonlyMap<string, unknown>, "size" | "keys" | "has">;

/** Longer names are not compared letter by letter. */
const LONGEST = 256;

/** More errors than there can be. */
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Which of `candidates` was meant by `name`: the one that differs in letter case only, else the one that takes the
 * fewest typing errors, and at most one for every three letters. Of two as good the first; `undefined` if none is close.
 *
 * Letters added, left out, replaced and swapped with their neighbour count as typing errors.
 *
 * @example suggest("taskref", ["taskSpec", "taskRef"]) // "taskRef"
 */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  const folded = name.toLowerCase();
  let closest: string | undefined;
  let fewest = NEVER;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (other === folded) return candidate;
    const longer = Math.max(folded.length, other.length);
    // A word of its own is hardly meant to be the end of another: "version" is no "apiVersion".
    if (longer > LONGEST || (other.endsWith(folded) && other.length > folded.length + 2)) continue;
    const limit = Math.min(Math.floor(longer / 3), fewest - 1);
    const errors = countErrors(folded, other, limit);
    if (errors > limit) continue;
    closest = candidate;
    fewest = errors;
  }
  return closest;
}

/** More names are not compared letter by letter for each that is not there. */
const MOST_NAMES = 50;

/** The same as `suggest`, but of many names none. */
export const suggestOfFew = (name: string, candidates: NameSet): string | undefined =>
  candidates.size > MOST_NAMES ? undefined : suggest(name, [...candidates.keys()]);

/** The typing errors between two texts (optimal string alignment), or infinity if there are more than `limit`. */
function countErrors(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || countForeign(a, b) > limit) return NEVER;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  let fewestOfLast = 0;
  for (let row = 1; row <= a.length; row++) {
    const current = new Array<number>(b.length + 1).fill(NEVER);
    if (row <= limit) current[0] = row;
    let fewest = NEVER;
    // Whoever is further from the diagonal has more than `limit` letters too many.
    for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const errors = Math.min(
        (last[column] ?? NEVER) + 1,
        (current[column - 1] ?? NEVER) + 1,
        (last[column - 1] ?? NEVER) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? NEVER) + 1 : NEVER,
      );
      current[column] = errors;
      fewest = Math.min(fewest, errors);
    }
    // The row before counts, too: letters may be swapped.
    if (fewest > limit && fewestOfLast > limit) return NEVER;
    [beforeLast, last, fewestOfLast] = [last, current, fewest];
  }
  return last[b.length] ?? NEVER;
}

/** How many letters of `b` are not in `a`: each of them is an error, whatever stands where. */
function countForeign(a: string, b: string): number {
  let count = 0;
  for (let column = 0; column < b.length; column++) if (!a.includes(b.charAt(column))) count++;
  return count;
}
