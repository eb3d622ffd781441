/** Where groups start and end, the last one noted first. Threads share what they have in common. */
export interface Mark {
  /** Two for each group: its start and its end. */
  readonly slot: number;
  readonly pos: number;
  readonly before: Mark | undefined;
  /** How many there are, this one included. */
  readonly count: number;
}

/**
 * `marks` and one more. To note it takes no copy of the others; but when there are twice as many as slots, those that
 * have been superseded are left out, so that a loop does not keep what it has noted each time.
 */
export function withMark(marks: Mark | undefined, slot: number, pos: number, slotCount: number): Mark {
  const mark = linked(marks, slot, pos);
  if (mark.count <= 2 * slotCount) return mark;
  let current: Mark | undefined;
  for (const [currentSlot, currentPos] of latest(mark)) current = linked(current, currentSlot, currentPos);
  return current ?? mark;
}

/** The last offset of each slot. */
export function latest(marks: Mark | undefined): Map<number, number> {
  const offsets = new Map<number, number>();
  for (let mark = marks; mark !== undefined; mark = mark.before)
    if (!offsets.has(mark.slot)) offsets.set(mark.slot, mark.pos);
  return offsets;
}

function linked(before: Mark | undefined, slot: number, pos: number): Mark {
  return { slot, pos, before, count: 1 + (before?.count ?? 0) };
}
