import type { CallCheck } from "../extension.ts";
import type { Problem } from "../problem.ts";
import { CelFailure } from "../values.ts";
import { clauseProblem, formatWith } from "./format.ts";

/**
 * Looks at calls of `format` whose text and values are written out: each clause has to have a value, of a type that it takes.
 *
 * @see google/cel-go ext/formatting_v2.go stringFormatValidatorV2
 */
export const checkFormat: CallCheck = ({ name, target, args, offset }, typeOf) => {
  const [values] = args;
  if (name !== "format" || target?.kind !== "literal" || typeof target.value !== "string") return undefined;
  if (values?.kind !== "list" || args.length !== 1) return undefined;
  const { elements } = values;
  let problem: Problem | undefined;
  let count = 0;
  const made = formatWith(target.value, (clause, index) => {
    const element = elements[index];
    if (clause === undefined) return new CelFailure("unexpected end of string");
    if (element === undefined) return new CelFailure(`index ${index} out of range`);
    count++;
    const type = typeOf(element);
    const message = type.kind === "dyn" && typeof clause !== "string" ? undefined : clauseProblem(clause, type);
    if (message === undefined) return "";
    problem = { offset: typeof clause === "string" ? offset : element.offset, message };
    return new CelFailure(message);
  });
  if (made instanceof CelFailure) return problem ?? { offset, message: made.message };
  if (elements.length <= count) return undefined;
  return {
    offset,
    message: `too many arguments supplied to string.format (expected ${count}, got ${elements.length})`,
  };
};
