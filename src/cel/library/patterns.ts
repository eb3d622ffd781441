import { compileRe2, type Re2 } from "../../go/re2.ts";
import { remembering } from "../../go/remembering.ts";
import type { Cost, Implementation } from "../functions.ts";
import { unable } from "../guard.ts";
import { CelFailure, noSuchOverload } from "../values.ts";
import { MOST_STEPS } from "./costs.ts";

/** What an environment has read of patterns: most often it is the same one that is looked for again and again. */
export interface Patterns {
  readonly matches: Implementation;
  readonly cost: Cost;
}

export function newPatterns(): Patterns {
  const readOnce = remembering(
    (source: string): Reading => ({ re2: compileRe2(source), isPaid: false }),
    MOST_PATTERNS,
  );
  return {
    matches: (text, pattern) => {
      if (typeof text !== "string") return unable("matches", text);
      if (typeof pattern !== "string") return noSuchOverload();
      const { re2 } = readOnce(pattern);
      return typeof re2 === "string" ? new CelFailure(re2) : re2.test(text);
    },
    cost: (text, pattern) => {
      if (typeof text !== "string" || typeof pattern !== "string") return 0;
      const cost = readingCost(pattern);
      if (cost > MOST_STEPS) return cost;
      const reading = readOnce(pattern);
      const size = typeof reading.re2 === "string" ? 0 : reading.re2.size;
      const paid = reading.isPaid ? 0 : cost + STEPS_PER_INSTRUCTION * size;
      reading.isPaid = true;
      return paid + (text.length * size) / INSTRUCTIONS_PER_STEP;
    },
  };
}

interface Reading {
  readonly re2: Re2 | string;
  /** Whether an evaluation has counted the reading. */
  isPaid: boolean;
}

const MOST_PATTERNS = 100;
/** It takes so long to make the program of a pattern. */
const STEPS_PER_INSTRUCTION = 4;
/** At each character any instruction of the program may be at work. */
const INSTRUCTIONS_PER_STEP = 16;

/** To read a pattern takes time by the square of its length; and without regard to case, ranges are gone through. */
function readingCost(source: string): number {
  const ranges = source.includes("(?") ? source.match(WIDE_RANGE) : null;
  return source.length + source.length ** 2 / 200 + 50_000 * (ranges?.length ?? 0);
}

const WIDE_RANGE = /-(?:\\x\{|[^\0-\u07ff])/g;
