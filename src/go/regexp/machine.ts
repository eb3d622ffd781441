import { latest, type Mark, withMark } from "./marks.ts";
import type { Program } from "./program.ts";
import { runeAt, widthOf } from "./scanner.ts";

/** A part of a text, by offsets in UTF-16 units; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface RegexpMatch extends Span {
  /** What the groups matched last, by their numbers; undefined for those that took no part. Number 0 is the match. */
  readonly groups: readonly (Span | undefined)[];
}

/** One way to match, on its way through the program. */
interface Thread {
  readonly pc: number;
  /** Where its match began. */
  readonly start: number;
  readonly marks: Mark | undefined;
  /** The matches before its own. */
  readonly before: Found | undefined;
}

/** The matches so far, the last one first. */
interface Found extends Span {
  readonly marks: Mark | undefined;
  readonly before: Found | undefined;
}

/**
 * All matches in a text.
 *
 * It is read once; at each character all ways to match go on side by side, in the order in which they are preferred.
 * When one has matched, those after it are dropped, and the search for the next match starts at once, beside those before
 * it, which may still supersede the match: nothing has to be read again when they come to nothing.
 *
 * @see Go regexp.Regexp.allMatches
 */
export function findMatches(program: Program, text: string): RegexpMatch[] {
  const phases = new Uint32Array(program.instructions.length);
  let found: Found | undefined;
  let threads: Thread[] = [];
  for (let pos = 0, phase = 1; pos <= text.length; phase += 2) {
    const rune = runeAt(text, pos);
    const step: Step = { program, text, pos, rune, phases, phase, next: [] };
    found = advance(step, threads, found);
    threads = step.next;
    pos += rune === undefined ? 1 : widthOf(rune);
  }
  return matchesOf(found, program.groupCount);
}

/** What happens at one place of the text. */
interface Step {
  readonly program: Program;
  readonly text: string;
  readonly pos: number;
  /** Undefined at the end. */
  readonly rune: number | undefined;
  /** By instruction: the last phase in which a thread was there. */
  readonly phases: Uint32Array;
  /** That of the threads that come here. The one after it is that of a search that starts where a match ends. */
  readonly phase: number;
  /** The threads that are behind the character, in order. */
  readonly next: Thread[];
}

/** Lets the threads go on to the next character, and starts one here; gives what is found if nothing in `next` matches. */
function advance(step: Step, threads: readonly Thread[], found: Found | undefined): Found | undefined {
  const { pos, phase } = step;
  for (const thread of threads) {
    const match = follow(step, thread, phase);
    if (match === undefined) continue;
    // An empty match right behind another does not count, but nothing else is looked for at its place.
    follow(step, { pc: 0, start: pos, marks: undefined, before: match }, phase + 1);
    return match;
  }
  return follow(step, { pc: 0, start: pos, marks: undefined, before: found }, phase) ?? found;
}

/**
 * Lets a thread, and those it splits into, go on to where they need a character, and over it if it is the right one.
 * When one of them matches before that, the rest is dropped, and the match is given.
 *
 * Where another thread has been in the same phase, a thread ends: nothing else could become of it. A character is tried
 * once for both phases.
 */
function follow(step: Step, { pc, start, marks, before }: Thread, phase: number): Found | undefined {
  const { program, text, pos, rune, phases, next } = step;
  const others: Pick<Thread, "pc" | "marks">[] = [];
  for (;;) {
    const instruction = program.instructions[pc];
    if (instruction === undefined) return { start, end: pos, marks, before };
    const isNew = (phases[pc] ?? 0) < (instruction.op === "rune" ? step.phase : phase);
    phases[pc] = phase;
    if (isNew) {
      switch (instruction.op) {
        case "split":
          others.push({ pc: instruction.prefersTo ? pc + 1 : instruction.to, marks });
          pc = instruction.prefersTo ? instruction.to : pc + 1;
          continue;
        case "jump":
          pc = instruction.to;
          continue;
        case "mark":
          marks = withMark(marks, instruction.slot, pos, 2 * program.groupCount);
          pc++;
          continue;
        case "place":
          if (!instruction.holds(text, pos)) break;
          pc++;
          continue;
        case "rune":
          if (rune !== undefined && instruction.has(rune)) next.push({ pc: pc + 1, start, marks, before });
      }
    }
    const other = others.pop();
    if (other === undefined) return undefined;
    ({ pc, marks } = other);
  }
}

function matchesOf(last: Found | undefined, groupCount: number): RegexpMatch[] {
  const matches: RegexpMatch[] = [];
  for (let found = last; found !== undefined; found = found.before) {
    const { start, end } = found;
    const offsets = latest(found.marks);
    const groups: (Span | undefined)[] = [{ start, end }];
    for (let group = 1; group < groupCount; group++) groups.push(spanOf(offsets, group));
    matches.push({ start, end, groups });
  }
  return matches.reverse();
}

function spanOf(offsets: ReadonlyMap<number, number>, group: number): Span | undefined {
  const start = offsets.get(2 * group);
  const end = offsets.get(2 * group + 1);
  return start === undefined || end === undefined ? undefined : { start, end };
}
