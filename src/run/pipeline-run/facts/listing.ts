import type { TaskFacts } from "./task-facts.ts";

/**
 * A list of the status that has entries of tasks: it stays sorted as tasks come, go and change, without being made anew.
 * Started tasks come first, then the others; both in the order of the spec.
 */
export interface Listing<T> {
  readonly entries: T[];
  /** The tasks of the entries, one beside the other. */
  readonly owners: TaskFacts[];
}

/** A list without entries. */
export const newListing = <T>(): Listing<T> => ({ entries: [], owners: [] });

/** Lets a task count as started: its entries move up to those of the others that have. */
export function moveUp(task: TaskFacts, ...listings: readonly Listing<unknown>[]): void {
  const kept = listings.map((listing) => ({ listing, own: entriesOf(listing, task) }));
  for (const { listing } of kept) put(listing, task, []);
  task.isStarted = true;
  for (const { listing, own } of kept) put(listing, task, own);
}

function entriesOf<T>({ entries, owners }: Listing<T>, task: TaskFacts): readonly T[] {
  const start = placeOf(owners, task);
  let end = start;
  while (owners[end] === task) end++;
  return entries.slice(start, end);
}

/** Puts the entries of a task into the list, in place of those that it had. */
export function put<T>({ entries, owners }: Listing<T>, task: TaskFacts, own: readonly T[]): void {
  const start = placeOf(owners, task);
  let end = start;
  while (owners[end] === task) end++;
  if (own.length === end - start) {
    for (const [offset, entry] of own.entries()) entries[start + offset] = entry;
    return;
  }
  replace(entries, start, end, own);
  replace(
    owners,
    start,
    end,
    own.map(() => task),
  );
}

/** `splice` takes what it puts in as arguments, of which there may be only so many. */
function replace<T>(list: T[], start: number, end: number, own: readonly T[]): void {
  if (own.length <= MOST_ARGUMENTS) {
    list.splice(start, end - start, ...own);
    return;
  }
  const behind = list.slice(end);
  list.length = start;
  for (const items of [own, behind]) for (const item of items) list.push(item);
}

const MOST_ARGUMENTS = 10_000;

/** Where the entries of a task begin, or would. */
function placeOf(owners: readonly TaskFacts[], task: TaskFacts): number {
  let low = 0;
  let high = owners.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const owner = owners[middle];
    if (owner !== undefined && isBefore(owner, task)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order in which a pass looks at tasks. */
export const isBefore = (a: TaskFacts, b: TaskFacts): boolean =>
  a.isStarted === b.isStarted ? a.index < b.index : a.isStarted;
