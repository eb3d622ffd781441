import type fc from "fast-check";
import type { Input } from "../../../test/conformance/expectation.ts";
import { type Choices, chosen } from "../cel/choices.ts";
import { pickSome, spellings, writeText } from "./params.ts";
import { writingOf } from "./writing.ts";

const NAMES = ["url", "a.b", "a-b", "__proto__", "constructor", "list", "repo", "r[0]", "v[*]", "x y", ""];
const PREFIXES = ["params", "params", "tasks.t.results", "inputs.params", "context.taskRun", "workspaces"];

/** What validators look for: a text, or a pattern. */
const SOUGHT = [
  "params",
  "params",
  "inputs.params",
  "(?:inputs\\.)?params",
  "tasks.t.results",
  "p.r..s",
  "context",
  "nope",
];

/** Texts and values, what stands for the variables in them, and what validators are asked to find. */
export const substitutions: fc.Arbitrary<Input> = chosen((choices) => {
  const variable = () => choices.pick(spellings(choices.pick(PREFIXES), choices.pick(NAMES)));
  const several = <T>(make: () => T): Readonly<Record<string, T>> | undefined => {
    const entries = Array.from({ length: choices.pick([2, 3, 1, 0]) }, (): [string, T] => [variable(), make()]);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  };
  const replacements = several(() => writeText(choices));
  const arrayReplacements = choices.oneIn(2) ? several(() => textsOf(choices)) : undefined;
  const objectReplacements = choices.oneIn(3)
    ? several(() => Object.fromEntries(pickSome(choices, NAMES, 3).map((key) => [key, writeText(choices)])))
    : undefined;
  const [strings, arrays, objects] = [replacements, arrayReplacements, objectReplacements].map((all) =>
    Object.keys(all ?? {}),
  ) as [string[], string[], string[]];
  const unknown = Array.from({ length: 2 }, variable);
  const indexed = arrays.map((name) => `${name}[0]`);
  const { text, value } = writingOf(choices, {
    texts: [...strings, ...strings, ...indexed, ...unknown],
    wholes: [...arrays, ...objects, ...strings, ...unknown].flatMap((name) => [name, `${name}[*]`]),
  });
  const asked = choices.oneIn(2) ? { prefix: choices.pick(SOUGHT), vars: pickSome(choices, NAMES, 4) } : {};
  return JSON.parse(
    JSON.stringify({
      op: "substitute",
      text: choices.pick([text, text, () => text() + text() + text(), () => String(value())])(),
      value: choices.oneIn(4) ? undefined : value(),
      ...{ replacements, arrayReplacements, objectReplacements, ...asked },
    }),
  );
});

const textsOf = (choices: Choices): readonly string[] =>
  Array.from({ length: choices.pick([2, 1, 3, 0]) }, () => writeText(choices));
