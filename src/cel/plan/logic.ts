import { CelFailure, noSuchOverload } from "../values.ts";
import { type Plan, placed, type Step, unchecked } from "./frame.ts";

/** `&&` and `||`: an operand that decides makes up for others that fail, wherever it stands. */
export function logicalStep(
  terms: readonly Plan[],
  { decides, offset }: { readonly decides: boolean; readonly offset: number },
): Step {
  const steps = terms.map(({ step }) => step);
  return (frame) => {
    let failure: CelFailure | undefined;
    for (const step of steps) {
      const value = step(frame);
      if (value === decides) return decides;
      if (value === !decides) continue;
      failure ??= value instanceof CelFailure ? value : noSuchOverload();
    }
    return failure === undefined ? !decides : placed(failure, offset);
  };
}

export function conditionalStep([condition, whenTrue, whenFalse]: readonly Plan[], offset: number): Step {
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined) throw unchecked();
  return (frame) => {
    const value = condition.step(frame);
    if (value === true) return whenTrue.step(frame);
    if (value === false) return whenFalse.step(frame);
    return placed(value instanceof CelFailure ? value : noSuchOverload(), offset);
  };
}
