/** What is measured against what: a name, and what to do. */
export interface Candidate {
  readonly name: string;
  run(): unknown;
}

/** Milliseconds of CPU per run: the median over all rounds. */
export type Times = ReadonlyMap<string, number>;

/**
 * Runs the candidates in turn, round by round, so that a busy moment of the machine hits them all, and takes the time that
 * the processor spent on each, collecting garbage included. The garbage collector is never called: it would throw away
 * compiled code of those that did not run lately.
 */
export function measure(candidates: readonly Candidate[], { rounds = 9, leastMs = 60 } = {}): Times {
  const times = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  const repeats = new Map(candidates.map((candidate) => [candidate.name, repeatsOf(candidate, leastMs)]));
  for (let round = 0; round < rounds; round++) {
    // Each comes first in turn, so that nobody has to clear away what always the same other one has left.
    const first = round % candidates.length;
    for (const { name, run } of [...candidates.slice(first), ...candidates.slice(0, first)])
      times.get(name)?.push(cpuMs(run, repeats.get(name) ?? 1));
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

/** Warms up, and finds how often to run so that it takes long enough to be measured. */
function repeatsOf({ run }: Candidate, leastMs: number): number {
  const once = Math.max(0.001, Math.min(cpuMs(run, 1), cpuMs(run, 1), cpuMs(run, 1)));
  return Math.max(1, Math.ceil(leastMs / once));
}

function cpuMs(run: () => unknown, repeats: number): number {
  const before = process.cpuUsage();
  for (let left = repeats; left > 0; left--) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / repeats;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** How long something of a size takes. */
export interface Cost {
  readonly size: number;
  readonly ms: number;
}

/** How time grows with size: 1 is linear, 2 quadratic. */
export const growthExponent = (from: Cost, to: Cost): number =>
  Math.log(to.ms / from.ms) / Math.log(to.size / from.size);
