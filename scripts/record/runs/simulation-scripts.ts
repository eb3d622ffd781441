import fc from "fast-check";
import type { SimulationScript, TaskScript } from "../../../src/run/simulate/script.ts";

const attempts: fc.Arbitrary<TaskScript> = fc.record(
  {
    outcome: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("succeeds" as const, "fails" as const) },
      { weight: 1, arbitrary: fc.constant("hangs" as const) },
    ),
    durationMs: fc.constantFrom(1000, 5000, 15_000, 61_000),
    results: fc.constantFrom({ r: null }, { r: "x" }, { l: [] }, { l: null, o: null }),
  },
  { requiredKeys: ["durationMs"] },
);
const NAMES = ["a", "b", "c", "d", "e", "f", "g", "a/x", "run-b-1"];

/** Scripts for the runs of worlds. */
export const simulationScripts: fc.Arbitrary<SimulationScript> = fc.record(
  {
    tasks: fc.dictionary(
      fc.constantFrom(...NAMES),
      fc.oneof(attempts, fc.array(attempts, { minLength: 1, maxLength: 2 })),
    ),
    events: fc.array(
      fc.record({
        afterMs: fc.constantFrom(0, 3000, 10_000, 40_000),
        specStatus: fc.constantFrom("Cancelled", "CancelledRunFinally", "StoppedRunFinally", ""),
      }),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: ["tasks"] },
);
