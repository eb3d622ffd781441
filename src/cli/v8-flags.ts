/**
 * How V8 is to run the program. Most calls of a command are over before its optimizing compiler has gained what it costs: it
 * keeps a second processor busy, and does so in vain. And a young generation that may not grow is collected more often, but
 * saves a third of the memory.
 */

/** From here on it pays to tell V8: to load what does that takes as long as to check a small file. */
const ORDINARY_INPUT = 1 << 14;
/** From here on both ways take about the same time. */
const LARGE_INPUT = 1 << 21;

/** Passes on what has been read, and sets the flags of the process that are best for so many bytes. */
export function tuningToInput(): (bytes: Uint8Array) => Uint8Array {
  let count = 0;
  return (bytes) => {
    const before = count;
    count += bytes.length;
    if (before < LARGE_INPUT && count >= LARGE_INPUT) resetFlags();
    else if (before < ORDINARY_INPUT && count >= ORDINARY_INPUT) setFlags(ORDINARY_FLAGS);
    return bytes;
  };
}

/** Back to what V8 does by itself. */
export const resetFlags = (): void => setFlags(DEFAULT_FLAGS);

/** Half the processor's time, and two thirds of the memory, for what takes a second or less. */
const ORDINARY_FLAGS = ["--no-turbofan", "--semi-space-growth-factor=1"];
const DEFAULT_FLAGS = ["--turbofan", "--semi-space-growth-factor=2"];

function setFlags(flags: readonly string[]): void {
  // Whoever has started Node with such flags wants them.
  if (OF_USER.test([...process.execArgv, process.env["NODE_OPTIONS"]].join(" "))) return;
  // An import would load it in each call.
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const flag of flags) setFlagsFromString(flag);
}

const OF_USER = /--(?:no-?)?(?:opt|turbofan|jitless|(?:(?:min|max)[-_])?semi[-_]space)/;
