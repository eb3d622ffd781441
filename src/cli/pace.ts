/**
 * How V8 is to run the program. Most calls of a command are over before its optimizing compiler has gained what it costs: it
 * keeps a second processor busy, and does so in vain. And a young generation that may not grow is collected more often, but
 * keeps a third of the memory.
 */

/** From here on it pays to tell V8: that takes as long as to check a small file. */
const SHORT_RUN_BYTES = 1 << 14;
/** From here on both ways take about the same time. */
const LONG_RUN_BYTES = 1 << 21;

/** Passes on what has been read, and tells V8 how long a run is to be expected by it. */
export function openPace(): (bytes: Uint8Array) => Uint8Array {
  let count = 0;
  return (bytes) => {
    const before = count;
    count += bytes.length;
    if (before < LONG_RUN_BYTES && count >= LONG_RUN_BYTES) expectLongRun();
    else if (before < SHORT_RUN_BYTES && count >= SHORT_RUN_BYTES) expectShortRun();
    return bytes;
  };
}

/** For what takes a second or less: half the processor's time, and two thirds of the memory. */
const expectShortRun = (): void => setFlags("--no-opt", "--semi-space-growth-factor=1");

/** As V8 does by itself. */
export const expectLongRun = (): void => setFlags("--opt", "--semi-space-growth-factor=2");

function setFlags(...flags: readonly string[]): void {
  // An import would load it in each call.
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const flag of flags) setFlagsFromString(flag);
}
