/**
 * How V8 is to run the program. Most calls of a command are over before its optimizing compiler has gained what it costs: it
 * keeps a second processor busy, and does so in vain. And a young generation that may not grow is collected more often, but
 * keeps a third of the memory.
 */

import { setFlagsFromString } from "node:v8";

/** For what takes a second or less: half the processor's time, and two thirds of the memory. */
export function expectShortRun(): void {
  setFlagsFromString("--no-opt");
  setFlagsFromString("--semi-space-growth-factor=1");
}

/** For what takes longer: as V8 does by itself. */
function expectLongRun(): void {
  setFlagsFromString("--opt");
  setFlagsFromString("--semi-space-growth-factor=2");
}

/** With two MiB of YAML both ways take about the same time. */
const LONG_RUN_BYTES = 2 << 20;

/** Passes on what has been read, and expects a long run when it is much. */
export function openCounter(): (bytes: Uint8Array) => Uint8Array {
  let count = 0;
  return (bytes) => {
    const isLong = count >= LONG_RUN_BYTES;
    count += bytes.length;
    if (!isLong && count >= LONG_RUN_BYTES) expectLongRun();
    return bytes;
  };
}
