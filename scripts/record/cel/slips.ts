import type { Choices } from "./choices.ts";

/** What is put in where nothing was. */
const PIECES = [
  ..."( ) [ ] { } ' \" \\ , . .. ? : ; = & | ! @ # $ ` ~ // - + * é 😀 0x 1e 2u r' b ''' ?. [?".split(" "),
  ...[" ", "\n", " 1 ", " in ", " for ", " x", "\u0000"],
];

/** What other languages have in the place of what CEL has. */
const TRADED: readonly (readonly [ours: string, theirs: string])[] = [
  ["&&", "and"],
  ["||", "or"],
  ["!", "not "],
  ["==", "="],
  ["==", "==="],
  ["!=", "<>"],
  [" in ", " not in "],
  ["'", "’"],
  [" ? ", " ?? "],
  ["&&", "&"],
  ["true", "True"],
];

/** A slip of syntax, somewhere in a text; some of them leave it readable. */
export function withSlip(choices: Choices, text: string): string {
  const signs = Array.from(text);
  const at = choices.pick(signs.length === 0 ? [0] : [...signs.keys()]);
  switch (choices.pick(["insert", "insert", "leave out", "cut off", "double", "trade", "trade"])) {
    case "insert":
      return signs.toSpliced(at, 0, choices.pick(PIECES)).join("");
    case "leave out":
      return signs.toSpliced(at, 1).join("");
    case "cut off":
      return signs.slice(0, at).join("");
    case "double":
      return signs.toSpliced(at, 0, signs[at] ?? "").join("");
    default: {
      const [ours, theirs] = choices.pick(TRADED.filter(([ours]) => text.includes(ours)).concat([["", "-"]]));
      return text.replace(ours, () => theirs);
    }
  }
}
