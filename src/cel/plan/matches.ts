import { compileRe2, type Re2 } from "../../go/re2.ts";
import type { CelEnvironment } from "../environment.ts";
import { unable } from "../guard.ts";
import { Interruption } from "../interruption.ts";
import { test } from "../library/standard.ts";
import { CelFailure, noSuchOverload } from "../values.ts";
import { charge, type Frame, frameOver, type Plan, placed, unchecked } from "./frame.ts";

/**
 * Looks for a pattern in a text. Most often it is the same one each time: it is not read again. The optimizing evaluation says
 * before it starts if a pattern that is known cannot be read.
 */
export function planMatches([text, pattern]: readonly Plan[], { isOptimized }: CelEnvironment, offset: number): Plan {
  if (text === undefined || pattern === undefined) throw unchecked();
  const read = patternReader();
  if (isOptimized && typeof pattern.constant === "string") {
    const re2 = read(
      frameOver(() => null),
      pattern.constant,
    );
    if (typeof re2 === "string") throw new Interruption(re2, "cel/program");
  }
  return {
    step: (frame) => {
      const searched = text.step(frame);
      if (searched instanceof CelFailure) return searched;
      const source = pattern.step(frame);
      if (source instanceof CelFailure) return source;
      if (typeof searched !== "string") return placed(unable("matches", searched), offset);
      if (typeof source !== "string") return placed(noSuchOverload(), offset);
      const re2 = read(frame, source);
      if (typeof re2 === "object") charge(frame, (searched.length * re2.size) / PARTS_PER_STEP);
      return placed(test(re2, searched), offset);
    },
  };
}

/** Any part of a pattern may match at any character. */
const PARTS_PER_STEP = 16;

/** Reads patterns, of which it remembers the last one. */
function patternReader(): (frame: Frame, source: string) => Re2 | string {
  let last: { readonly source: string; readonly re2: Re2 | string } | undefined;
  return (frame, source) => {
    if (last?.source === source) return last.re2;
    charge(frame, readingCost(source));
    last = { source, re2: compileRe2(source) };
    if (typeof last.re2 === "object") charge(frame, 4 * last.re2.size);
    return last.re2;
  };
}

/** To read a pattern takes time by the square of its length; and without regard to case, ranges are gone through. */
function readingCost(source: string): number {
  const ranges = source.includes("(?") ? source.match(WIDE_RANGE) : null;
  return source.length + source.length ** 2 / 200 + 50_000 * (ranges?.length ?? 0);
}

const WIDE_RANGE = /-(?:\\x\{|[^\0-\u07ff])/g;
