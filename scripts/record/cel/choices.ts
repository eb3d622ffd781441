import fc from "fast-check";

/** Decisions made by chance, one after the other. Where chance has no more to say, the first and simplest of everything is taken. */
export interface Choices {
  pick<T extends {}>(list: readonly T[]): T;
  /** Once in so many times. */
  oneIn(count: number): boolean;
}

function choicesOf(numbers: readonly number[]): Choices {
  let used = 0;
  const below = (count: number) => (numbers[used++] ?? 0) % count;
  return {
    pick: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError("there is nothing to choose from");
      return item;
    },
    oneIn: (count) => below(count) === count - 1,
  };
}

const numbers = fc.noBias(fc.array(fc.nat(0xffff), { maxLength: 300, size: "max" }));

/** What is made along choices; it shrinks to fewer choices, and simpler ones. */
export const chosen = <T>(make: (choices: Choices) => T): fc.Arbitrary<T> =>
  numbers.map((list) => make(choicesOf(list)));
