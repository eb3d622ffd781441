import { END_OF_TIME_MS } from "../../status/moment.ts";

/** What is going to happen, in the order of time; of one moment, in the order in which it was scheduled. */
export interface Agenda<T> {
  readonly items: { readonly atMs: number; readonly event: T }[];
}

/** An agenda on which nothing stands. */
export const newAgenda = <T>(): Agenda<T> => ({ items: [] });

/** Puts an event on the agenda, unless it is never going to happen. The soonest ones stand last, where they are taken from. */
export function schedule<T>({ items }: Agenda<T>, atMs: number, event: T): void {
  if (atMs > END_OF_TIME_MS) return;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.atMs ?? 0) > atMs) low = middle + 1;
    else high = middle;
  }
  items.splice(low, 0, { atMs, event });
}

/** When the next thing happens; `Infinity` if nothing is scheduled. */
export const nextMs = <T>({ items }: Agenda<T>): number => items.at(-1)?.atMs ?? Infinity;

/** What happens until a moment, first things first. */
export function takeUntil<T>(agenda: Agenda<T>, nowMs: number): readonly T[] {
  const taken: T[] = [];
  while (nextMs(agenda) <= nowMs) {
    const item = agenda.items.pop();
    if (item !== undefined) taken.push(item.event);
  }
  return taken;
}
