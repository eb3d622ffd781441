import type { Ahead, Branch, Predict } from "./places.ts";
import { tokenAt } from "./tokens.ts";

const kindAt = ({ stream }: Ahead, distance = 1) => tokenAt(stream, distance).kind;

export function byFirst({ alternatives }: Branch, ahead: Ahead): number {
  const kind = kindAt(ahead);
  return alternatives.findIndex((each) => ahead.startsOf(each).has(kind));
}

/** To the first token of the first alternative belongs a second one. */
export function bySecond(branch: Branch, ahead: Ahead): number {
  const choice = byFirst(branch, ahead);
  const [first] = branch.alternatives;
  if (choice > 0 || first?.type !== "match" || choice === -1) return choice;
  return ahead.startsOf(first.next).has(kindAt(ahead, 2)) ? 0 : -2;
}

/** A comma may also be the last one. */
export const byComma: Predict = (branch, ahead) => Math.max(bySecond(branch, ahead), -1);

/** `-1` is a literal. */
export function byUnary(branch: Branch, ahead: Ahead): number {
  const isNumber = kindAt(ahead) === "-" && /^(int|double)$/.test(kindAt(ahead, 2));
  return isNumber ? 1 : bySecond(branch, ahead);
}

export function byPrecedence(branch: Branch, ahead: Ahead): number {
  const precedence = /[*/%]/.test(kindAt(ahead)) ? 2 : 1;
  return precedence < ahead.rule.precedence ? -1 : byFirst(branch, ahead);
}

/** `.?` or a name in backticks, `.name`, `.name(` or `[`. */
export function byMember(_: Branch, ahead: Ahead): number {
  if (kindAt(ahead) === "[") return 2;
  const second = kindAt(ahead, 2);
  if (second === "identifier") return kindAt(ahead, 3) === "(" ? 1 : 0;
  return second === "?" || second === "escaped identifier" ? 0 : -2;
}

/** A name may turn out to be a call or, behind more names, a message. */
export function byPrimary(branch: Branch, ahead: Ahead): number {
  const start = kindAt(ahead) === "." ? 2 : 1;
  if (kindAt(ahead, start) !== "identifier") return start === 2 ? -2 : byFirst(branch, ahead);
  let end = start + 1;
  if (kindAt(ahead, end) === "(") return 1;
  while (kindAt(ahead, end) === "." && kindAt(ahead, end + 1) === "identifier") end += 2;
  return kindAt(ahead, end) === "{" ? 2 : 0;
}
