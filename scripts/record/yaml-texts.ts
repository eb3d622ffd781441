import fc from "fast-check";

/** Scalars that read well; what they read as is the question. */
const plainScalars = fc.constantFrom(
  ..."yes No on OFF true null ~ 12 -7 +3 007 0o17 0x1f 0b101 1_000 3.5 .5 1e3 -0.0 1:30 2024-05-01 9007199254740993 99999999999999999999 build a-b a.b/c:1.2 x#y $(params.a)".split(
    " ",
  ),
  "two words",
  "a #b",
  "'it''s'",
  '"a\\tb\\u00e9"',
  "!!str 5",
  "!!int '7'",
  "!!float 1",
  "!!binary aGk=",
  "[a, b, 3]",
  "{k: v, n: 1}",
  "[]",
  "{a:'x'}",
  "[a: b]",
  "|\n  one\n  two",
  ">-\n  one\n  two\n\n  three",
  "|2+\n    x\n\n",
  "''",
  "",
);

/** Scalars that make most readers refuse the text. */
const oddScalars = fc.constantFrom(
  "a: b",
  '"x\\',
  ".inf",
  ".nan",
  "%p",
  "&x",
  "*nope",
  "!t",
  "!!int x",
  "@at",
  "[a",
  "- a",
  "\ta",
);
const scalars = fc.oneof({ weight: 150, arbitrary: plainScalars }, { weight: 1, arbitrary: oddScalars });
const keys = fc.oneof(
  {
    weight: 120,
    arbitrary: fc.constantFrom(
      "a",
      "b",
      "name",
      "yes",
      "1",
      "0x10",
      "1.5",
      '"q r"',
      "'s'",
      "two words",
      "é",
      "__proto__",
    ),
  },
  { weight: 12, arbitrary: fc.constantFrom("!!str ", "&k !!str ", "&k a", "0.0", "-0.0") },
  { weight: 1, arbitrary: fc.constantFrom("~", "<<", "[k]", "{}", "? k") },
);
const comments = fc.constantFrom("", "", "", " # note", "  #x");
const anchors = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom("", "", "", "", "", "&x ", "&y ", "!l ") },
  { weight: 1, arbitrary: fc.constantFrom("!!map ", "!!seq ", "!!null ") },
);

const { block } = fc.letrec<{ block: string[]; node: string[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc
      .array(fc.tuple(keys, tie("node")), { minLength: 1, maxLength: 4 })
      .map((pairs) => pairs.flatMap(([key, node]) => prefixed(`${key}:`, node))),
    fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((nodes) => nodes.flatMap((node) => prefixed("-", node))),
  ),
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.tuple(anchors, scalars, comments).map(([anchor, scalar, comment]) =>
      // Two tags would be one too many.
      inline(scalar.startsWith("!") ? scalar : `${anchor}${scalar}`, comment),
    ),
    fc.tuple(anchors, tie("block")).map(([anchor, lines]) => [anchor.trimEnd(), ...lines.map((line) => `  ${line}`)]),
  ),
}));

/** Anchors, aliases and merges that fit together, mostly. */
const shared = fc
  .tuple(
    block,
    fc.constantFrom("*x", "[*x, *y]", "*y", "{<<: *y}", "{<<: [*y], k: 1}", "{k: 1, <<: *y}", "{<<: *x}", "*z"),
    keys,
  )
  .map(([lines, use, key]) => [
    ...["one: &x", ...lines.map((line) => `  ${line}`), "two: &y {k: v, l: [1, 2]}"],
    `${key}: ${use}`,
  ]);

/** A node behind a key or a dash: its first line there, the others below. */
const prefixed = (before: string, [first = "", ...rest]: string[]): string[] => [
  `${before} ${first}`.trimEnd(),
  ...rest,
];

/** A scalar of several lines has its comment in the first. */
function inline(scalar: string, comment: string): string[] {
  const [first = "", ...rest] = scalar.split("\n");
  return [`${first}${comment}`, ...rest];
}

/** A root that is no block, and what may follow it or not. */
const roots = fc
  .tuple(
    fc.constantFrom("'a'", "a b", "[]", "{}", "[a]", "{? a : b}", "&x", "!", "&x\n!!str", " a: 1"),
    fc.constantFrom("", "", " ", "\n"),
    fc.constantFrom("", ":", "'b'", "'b' 'c'", "&y", "!", "*x", "[b, c]", "[]", "&y b: c"),
    fc.constantFrom("", "\n", "\n@", "\n'd'"),
  )
  .map((parts) => parts.join("").split("\n"));

/** One change somewhere, in one text of five: some leave the text readable, some do not. */
const damage = fc.tuple(
  fc.nat(),
  fc.constantFrom(
    ...Array.from({ length: 52 }, () => ""),
    "\t",
    ":",
    " ",
    "\n",
    "'",
    '"',
    "-",
    "]",
    "{",
    "#",
    "\r",
    "\u0085",
    "\u2028",
    "\ufeff",
  ),
);

/** Texts of one document; the last line ends with a line break or not. */
export const yamlTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof({ weight: 12, arbitrary: block }, { weight: 4, arbitrary: shared }, { weight: 1, arbitrary: roots }),
    damage,
    fc.constantFrom("\n", "\n", "", "\n\n", "\r\n"),
    fc.constantFrom("", "", "", "\ufeff", "---\n", "# top\n", "%YAML 1.1\n---\n"),
  )
  .map(([lines, [place, piece], end, start]) => {
    const text = lines.join("\n");
    const at = place % (text.length + 1);
    return `${start}${text.slice(0, at)}${piece}${text.slice(at)}${end}`;
  });
