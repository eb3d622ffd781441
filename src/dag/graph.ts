/**
 * A graph of tasks as arrays of numbers: tasks are their indices, and the parents of task `i` are
 * `parents[parentStart[i]]` up to before `parentStart[i + 1]`; children likewise.
 */
export interface Graph {
  readonly size: number;
  readonly parentStart: Int32Array;
  readonly parents: Int32Array;
  readonly childStart: Int32Array;
  readonly children: Int32Array;
}

/** A graph of `size` tasks from its edges: `to[i]` waits for `from[i]`. */
export function buildGraph(size: number, from: Int32Array, to: Int32Array): Graph {
  const [parentStart, parents] = group(size, to, from);
  const [childStart, children] = group(size, from, to);
  return { size, parentStart, parents, childStart, children };
}

/** Sorts `values` by their `keys`, keeping the order among equals. */
function group(size: number, keys: Int32Array, values: Int32Array): [Int32Array, Int32Array] {
  const start = new Int32Array(size + 1);
  for (const key of keys) start[key + 1] = at(start, key + 1) + 1;
  for (let index = 0; index < size; index++) start[index + 1] = at(start, index + 1) + at(start, index);
  const next = start.slice();
  const grouped = new Int32Array(values.length);
  for (let index = 0; index < keys.length; index++) {
    const key = at(keys, index);
    grouped[at(next, key)] = at(values, index);
    next[key] = at(next, key) + 1;
  }
  return [start, grouped];
}

/** What Kahn's algorithm finds. */
export interface Order {
  /** The tasks, each after its parents; those on a cycle or behind one are missing. */
  readonly order: Int32Array;
  /** The level of each task: the length of the longest chain before it. */
  readonly levels: Int32Array;
  /** How many parents of each task are not in the order. */
  readonly waiting: Int32Array;
}

/** Orders the tasks so that each comes after all its parents. */
export function orderOf({ size, parentStart, childStart, children }: Graph): Order {
  const waiting = new Int32Array(size);
  const levels = new Int32Array(size);
  const order = new Int32Array(size);
  let found = 0;
  for (let task = 0; task < size; task++) {
    waiting[task] = at(parentStart, task + 1) - at(parentStart, task);
    if (waiting[task] === 0) order[found++] = task;
  }
  for (let done = 0; done < found; done++) {
    const task = at(order, done);
    for (let edge = at(childStart, task); edge < at(childStart, task + 1); edge++) {
      const child = at(children, edge);
      levels[child] = Math.max(at(levels, child), at(levels, task) + 1);
      waiting[child] = at(waiting, child) - 1;
      if (waiting[child] === 0) order[found++] = child;
    }
  }
  return { order: order.subarray(0, found), levels, waiting };
}

/** One cycle among tasks that wait for ever: each waits for the next, the last for the first. */
export function cycleFrom({ parentStart, parents }: Graph, waiting: Int32Array, start: number): number[] {
  const seenAt = new Map<number, number>();
  const chain: number[] = [];
  for (let task = start; ; ) {
    const before = seenAt.get(task);
    if (before !== undefined) return chain.slice(before);
    seenAt.set(task, chain.length);
    chain.push(task);
    let next = -1;
    for (let edge = at(parentStart, task); next < 0 && edge < at(parentStart, task + 1); edge++)
      if (at(waiting, at(parents, edge)) > 0) next = at(parents, edge);
    if (next < 0) return chain;
    task = next;
  }
}

/** An entry of an array whose indices are right by construction. */
const at = (array: Int32Array, index: number): number => array[index] ?? 0;
