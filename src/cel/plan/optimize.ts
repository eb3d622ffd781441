import { Interruption } from "../interruption.ts";
import { CONVERSIONS } from "../library/standard.ts";
import type { Call } from "../parse/ast.ts";
import { CelFailure, CelMap, CelUint, type CelValue, isList, otherNumbers } from "../values.ts";
import { constantPlan, type Frame, type Plan } from "./frame.ts";

/** Functions that are called before the evaluation starts, if their argument is known. */
const CALLED_BEFORE: ReadonlySet<string> = new Set([...CONVERSIONS, "dyn", "type"]);

/**
 * What cel-go's option OptOptimize makes of a call: conversions of what is known are made at once, patterns that are known are
 * read, and whether something is in a list that is known is looked up in a set. All of it changes what expressions give.
 *
 * @param make makes a plan of the call with other operands
 * @param frame for what is evaluated now
 * @throws {Interruption} if a conversion fails, or a pattern cannot be read: `false && int("x") == 1` is no program then
 * @see google/cel-go interpreter/decorators.go decOptimize
 */
export function optimized(
  { name, callee }: Call,
  operands: readonly Plan[],
  { make, frame }: { readonly make: (operands: readonly Plan[]) => Plan; readonly frame: Frame },
): Plan {
  const [first, second] = operands;
  const plain = make(operands);
  const called = callee?.declaration.name ?? name;
  if (first?.constant !== undefined && operands.length === 1 && CALLED_BEFORE.has(called))
    return evaluatedNow(plain, frame);
  if (called === "matches" && typeof second?.constant === "string")
    evaluatedNow(make([constantPlan(""), second]), frame);
  const isInList = name === "@in" && callee?.overload?.params[1]?.kind === "list";
  if (first === undefined || !isInList || second?.constant === undefined || !isList(second.constant)) return plain;
  return membership(first, second.constant, plain);
}

function evaluatedNow({ step }: Plan, frame: Frame): Plan {
  const value = step(frame);
  if (value instanceof CelFailure) throw new Interruption(value.message, "cel/program");
  return { step: () => value, constant: value };
}

/** @see google/cel-go interpreter/decorators.go maybeOptimizeSetMembership */
function membership({ step }: Plan, list: readonly CelValue[], plain: Plan): Plan {
  if (list.length === 0) return { step: () => false, constant: false };
  if (!list.every(isPrimitive)) return plain;
  const set = new CelMap(
    list
      .flatMap((element) => [element, ...otherNumbers(element), ...rounded(element)])
      .map((element) => [element, true]),
  );
  return {
    step: (frame) => {
      const value = step(frame);
      return value instanceof CelFailure ? value : set.hasExactly(value);
    },
  };
}

const isPrimitive = (value: CelValue) => value instanceof CelUint || (typeof value !== "object" && value !== null);

/** As in the reference, an integer is rounded to make a double of it. */
const rounded = (value: CelValue): readonly CelValue[] =>
  value instanceof CelUint ? [Number(value.value)] : typeof value === "bigint" ? [Number(value)] : [];
