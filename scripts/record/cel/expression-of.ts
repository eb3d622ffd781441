import type { Choices } from "./choices.ts";
import { withSlip } from "./slips.ts";
import { type Vocabulary, writeExpression } from "./write-expression.ts";

const KINDS = [...Array.from({ length: 8 }, () => "right"), "mistake", "mistake", "slip"];

/** An expression of a type: most are right, as far as types go; some have a mistake of types, some a slip of syntax. */
export function expressionOf(choices: Choices, vocabulary: Vocabulary, type: string): string {
  const kind = choices.pick(KINDS);
  const depth = choices.pick([2, 1, 2, 3, 4]);
  const text = writeExpression(choices, vocabulary, { type, depth, hasMistakes: kind === "mistake" });
  return kind === "slip" ? withSlip(choices, text) : text;
}
