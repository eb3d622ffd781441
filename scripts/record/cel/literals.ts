import type { Choices } from "./choices.ts";
import {
  BOOLS,
  BYTES,
  type Constants,
  DOUBLES,
  DURATIONS,
  FIELDS,
  INDEXES,
  INTS,
  MOMENTS,
  NUMBERS,
  PATHS,
  PATTERNS,
  TEXTS,
  TRUTHS,
  TYPE_NAMES,
  UINTS,
  ZONES,
} from "./constants.ts";

type Write = (choices: Choices) => string;

const plain =
  ({ good, bad }: Constants): Write =>
  (choices) =>
    choices.pick(choices.oneIn(12) ? bad : good);

const text = (constants: Constants): Write => {
  const write = plain(constants);
  return (choices) => quoted(choices, write(choices));
};

const madeOf =
  (name: string, write: Write): Write =>
  (choices) =>
    `${name}(${write(choices)})`;

/** How constants are written, by their types; some "types" are strings or numbers of which only few make sense. */
export const LITERALS: ReadonlyMap<string, Write> = new Map([
  ["bool", plain(BOOLS)],
  ["int", plain(INTS)],
  ["uint", plain(UINTS)],
  ["double", plain(DOUBLES)],
  ["string", text(TEXTS)],
  ["bytes", (choices) => (choices.oneIn(2) ? choices.pick(BYTES) : `b${quoted(choices, choices.pick(TEXTS.good))}`)],
  ["timestamp", madeOf("timestamp", text(MOMENTS))],
  ["duration", madeOf("duration", text(DURATIONS))],
  ["null", () => "null"],
  ["type", plain(TYPE_NAMES)],
  ["index", plain(INDEXES)],
  ["pattern", text(PATTERNS)],
  ["zone", text(ZONES)],
  ["number", text(NUMBERS)],
  ["truth", text(TRUTHS)],
  ["path", text(PATHS)],
  ["name", plain(FIELDS)],
]);

/** A literal of a string in any of the ways in which it may be written; escapes also where there is no need for them. */
function quoted(choices: Choices, value: string): string {
  const quote = choices.pick(["'", '"', "'", '"', "'", '"""', "'''"]);
  const isPlain = !value.includes(quote.charAt(0)) && !value.endsWith("\\") && !value.includes("\n");
  if (isPlain && choices.oneIn(8)) return `${choices.pick(["r", "R"])}${quote}${value}${quote}`;
  const signs = Array.from(value, (sign) => {
    const hasToBe = sign === "\\" || sign === quote.charAt(0) || (sign === "\n" && quote.length === 1);
    return hasToBe || choices.oneIn(25) ? escaped(choices, sign) : sign;
  });
  return `${quote}${signs.join("")}${quote}`;
}

const SHORT = new Map([
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\\", "\\\\"],
  ["'", "\\'"],
  ['"', '\\"'],
  ["`", "\\`"],
]);

function escaped(choices: Choices, sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const hex = (digits: number) => code.toString(16).padStart(digits, "0");
  const short = SHORT.get(sign);
  return choices.pick([
    ...(short === undefined ? [] : [short]),
    ...(code < 0x100 ? [`\\x${hex(2)}`, `\\${code.toString(8).padStart(3, "0")}`] : []),
    ...(code < 0x10000 ? [`\\u${hex(4).toUpperCase()}`] : []),
    `\\U${hex(8)}`,
  ]);
}
