import fc from "fast-check";
import { answer } from "../../test/answer/answer.ts";
import { type Answer, expectationOf, type Input, readAnswer } from "../../test/conformance/expectation.ts";
import type { Oracle } from "../record/oracle.ts";

/** An input, made as small as it can be, that we answer otherwise than the reference. */
export interface Difference {
  /** With this seed, and the same count, it comes back. */
  readonly seed: number;
  readonly input: Input;
  readonly want: string;
  readonly got: string;
}

/** So many inputs share a seed; the next ones have the next seed. */
export const INPUTS_OF_A_SEED = 100;

const LONGEST_BATCH_MS = 60_000;

/** Asks both about inputs by chance; yields where they differ, at most once for each seed, and returns how many were asked. */
export async function* differencesIn(
  arbitrary: fc.Arbitrary<Input>,
  { seed, count }: { readonly seed: number; readonly count: number },
  oracle: Oracle,
): AsyncGenerator<Difference, number> {
  let asked = 0;
  for (let batch = 0; asked < count; batch++) {
    const numRuns = Math.min(INPUTS_OF_A_SEED, count - asked);
    const property = fc.asyncProperty(arbitrary, async (input) => (await compare(input, oracle)) === undefined);
    const { counterexample, ...result } = await fc.check(property, {
      ...{ seed: seed + batch, numRuns },
      // A whole run can be made smaller for hours.
      interruptAfterTimeLimit: LONGEST_BATCH_MS,
    });
    asked += result.numRuns;
    const [input] = counterexample ?? [];
    const difference = input && (await compare(input, oracle));
    if (input !== undefined && difference !== undefined) yield { seed: seed + batch, input, ...difference };
  }
  return asked;
}

/** Both answers, if they differ. An input to which the reference has two answers, by the order of a map, does not count. */
async function compare(input: Input, oracle: Oracle): Promise<Pick<Difference, "want" | "got"> | undefined> {
  const got = ours(input);
  const want = await theirs(input, oracle);
  if (want === got) return undefined;
  for (let trial = 0; trial < TRIALS; trial++) if ((await theirs(input, oracle)) !== want) return undefined;
  return { want, got };
}

/** So often the reference gives the same answer before a difference counts. */
const TRIALS = 20;

async function theirs(input: Input, oracle: Oracle): Promise<string> {
  const given: Answer = await oracle.ask(input);
  if (given["ended"] !== undefined) throw new Error(`the oracle does not answer: ${given["ended"]}`);
  return JSON.stringify(expectationOf(input, given));
}

function ours(input: Input): string {
  try {
    return JSON.stringify(expectationOf(input, readAnswer(answer(input))));
  } catch (error) {
    // Whatever we throw is a difference, too.
    return String(error);
  }
}
