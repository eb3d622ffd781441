import type { Choices } from "../cel/choices.ts";
import type { Json } from "../resources/arbitraries.ts";

/** What may be referred to: what is between `$(` and `)`. */
export interface Variables {
  /** That stand for a text, or for nothing. */
  readonly texts: readonly string[];
  /** That stand for an array, or an object: as a whole. */
  readonly wholes: readonly string[];
}

/** Params, declared by what is run and given by the run, and how they may be referred to. */
export interface Params extends Variables {
  readonly declared: readonly Json[];
  readonly given: readonly Json[];
}

/** All that a replacement could fall over. */
const VALUES = [
  ...[
    "v",
    "main",
    "a b",
    "",
    "$",
    "$$",
    "$&",
    "$1",
    "$`",
    "$(",
    ")",
    "$()",
    "it's",
    '"quoted"',
    "one\ntwo",
    "ü",
    "\\n",
  ],
  ...[
    "$(params.url)",
    "x-$(params.tag)",
    '$(params["a.b"])',
    "$(params.list[0])",
    "$(params.list[*])",
    "$(params.nope)",
  ],
  ...["$(context.taskRun.name)", "$(context.pipelineRun.name)", "$(params.repo.url)", "$$(params.url)"],
];

interface Known {
  readonly name: string;
  readonly type: "string" | "array" | "object";
}

const KNOWN: readonly Known[] = [
  { name: "url", type: "string" },
  { name: "list", type: "array" },
  { name: "repo", type: "object" },
  { name: "tag", type: "string" },
  { name: "a.b", type: "string" },
  { name: "list.of", type: "array" },
  { name: "a-b", type: "string" },
  { name: "__proto__", type: "string" },
  { name: "constructor", type: "string" },
  { name: "valueOf", type: "array" },
  { name: "opts", type: "object" },
];
const KEYS = ["url", "commit", "dry-run", "__proto__"];

/** The spellings of a name behind a prefix. */
export const spellings = (prefix: string, name: string): readonly string[] => [
  `${prefix}.${name}`,
  `${prefix}["${name}"]`,
  `${prefix}['${name}']`,
];

/** A value that a param may be given. */
export const writeText = (choices: Choices): string => choices.pick([...VALUES.slice(0, 2), ...VALUES]);

/** As many as the number says, or fewer; none of them twice. */
export function pickSome<T extends {}>(choices: Choices, list: readonly T[], most: number): readonly T[] {
  const picked = Array.from({ length: most }, () => (choices.oneIn(3) ? undefined : choices.pick(list)));
  return [...new Set(picked.filter((item) => item !== undefined))];
}

/** Up to four params, mostly as they should be. */
export function writeParams(choices: Choices): Params {
  const known = pickSome(choices, KNOWN, 4);
  const declared: Json[] = [];
  const given: Json[] = [];
  for (const param of known) {
    const isDeclared = !choices.oneIn(6);
    const hasDefault = isDeclared && choices.oneIn(2);
    if (isDeclared) declared.push(declare(choices, param, hasDefault));
    if (choices.oneIn(hasDefault ? 2 : 30)) continue;
    given.push({ name: param.name, value: writeValue(choices, choices.oneIn(30) ? choices.pick(KNOWN) : param) });
  }
  return {
    declared,
    given,
    texts: known.flatMap((param) => textsOf(choices, param)),
    wholes: known.filter(({ type }) => type !== "string").flatMap(wholesOf),
  };
}

function declare(choices: Choices, param: Known, hasDefault: boolean): Json {
  const { name, type } = param;
  const value = hasDefault ? writeValue(choices, param) : undefined;
  const keys = KEYS.slice(0, choices.oneIn(6) ? 3 : 2);
  return {
    name,
    ...(value === undefined || choices.oneIn(2) ? { type } : {}),
    ...(type === "object" ? { properties: Object.fromEntries(keys.map((key) => [key, { type: "string" }])) } : {}),
    ...(value === undefined ? {} : { default: value }),
    ...(type === "string" && choices.oneIn(20) ? { enum: [...new Set([value ?? "v", "main", "other"])] } : {}),
  };
}

function writeValue(choices: Choices, { type }: Known): unknown {
  if (type === "string") return writeText(choices);
  if (type === "array") return Array.from({ length: choices.pick([2, 2, 2, 3, 3, 1, 0]) }, () => writeText(choices));
  const keys = KEYS.slice(0, choices.pick([2, 2, 2, 2, 3, 3, 4, 1]));
  return Object.fromEntries(keys.map((key) => [key, writeText(choices)]));
}

function textsOf(choices: Choices, { name, type }: Known): readonly string[] {
  const names = spellings("params", name);
  if (type === "string") return choices.oneIn(12) ? [...names, `inputs.params.${name}`] : names;
  if (type === "array") {
    const index = choices.pick([0, 0, 0, 0, 1, 1, 1, 2]);
    return names.map((variable) => `${variable}[${index}]`);
  }
  const key = choices.pick(["url", "commit", "url", "commit", "dry-run", "__proto__"]);
  const dotted = `params.${name}.${key}`;
  return choices.oneIn(8) ? [dotted, `params.${name}['${key}']`, `params['${name}'].${key}`] : [dotted];
}

const wholesOf = ({ name }: Known): readonly string[] =>
  spellings("params", name).flatMap((variable) => [`${variable}[*]`, variable]);
