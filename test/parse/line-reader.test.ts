import fc from "fast-check";
import { expect, test } from "vitest";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { cursorOver, hasPlainLines } from "../../src/parse/yaml/cursor.ts";
import { yamlPieces } from "./yaml-pieces.ts";

const indents = fc.constantFrom("", "  ", "    ", "      ", "   ");
const dashes = fc.constantFrom("", "", "", "- ", "-   ", "- - ", "-", "-\n");
const keys = fc.constantFrom(
  "",
  "a: ",
  "b: ",
  "name: ",
  "a:\n",
  "b:\n",
  "c:  \n",
  "yes: ",
  "1: ",
  "<<: ",
  "-x: ",
  "a:b: ",
);
const scalars = fc.constantFrom(
  ..."a|b c|b  c  |1|010|yes|~|a:b|a#b|a #b|a: b|a, b|[a]|{a: b}|é|a é|x-y?|...|---|%a|- a".split("|"),
  ...[
    "",
    " ",
    "\t",
    "a\t",
    "a\tb",
    "'a'",
    "'a''b'",
    "'a' # b",
    '"a"',
    '"a\\n"',
    '"a"  ',
    '"a": b',
    '"a',
    "# a",
    "&a b",
    "*a",
    "!t a",
    "|\n      a",
  ],
);
const lines = fc.tuple(indents, dashes, keys, scalars).map((parts) => parts.join(""));
const blocks = fc.array(lines, { maxLength: 8 }).map((list) => list.join("\n"));

/** All that a reading gives, with offsets counted from `shift`. */
function readFrom(shift: number, text: string): unknown {
  const { value, diagnostics, nodes } = readYaml(text);
  const offsets = Array.from(nodes.places.subarray(0, 3 * nodes.count), (place, index) =>
    index % 3 === 2 ? place : place - shift,
  );
  const told = diagnostics.map(({ code, message, range }) => ({
    ...{ code, message, start: (range?.start.offset ?? 0) - shift, end: (range?.end.offset ?? 0) - shift },
  }));
  return { value, told, offsets, keys: nodes.keys, aliases: nodes.aliases, merges: nodes.merges };
}

// A carriage return anywhere turns the fast way off.
const comment = "#\r\n";

test("a carriage return turns the fast way off", () => {
  expect(["a: b\n", `${comment}a: b\n`].map((text) => hasPlainLines(cursorOver(text)))).toEqual([true, false]);
});

test("lines that are read the fast way read as they do one token at a time", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        blocks,
        blocks.map((text) => `${text}\n`),
        yamlPieces,
      ),
      (text) => {
        fc.pre(!text.startsWith("\ufeff"));
        expect(readFrom(0, text)).toEqual(readFrom(comment.length, comment + text));
      },
    ),
    { numRuns: 5000 },
  );
});
