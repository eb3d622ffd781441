import { expect, test } from "vitest";
import { advance, scannerOver, tokenText } from "../../../src/cel/parse/scanner.ts";

/** The tokens of a text, each with its kind; of punctuation and keywords that is their text. */
function scan(text: string): string[] {
  const found: string[] = [];
  const scanner = scannerOver(text);
  for (; scanner.kind !== "end"; advance(scanner)) {
    found.push(scanner.kind === tokenText(scanner) ? scanner.kind : `${scanner.kind} ${tokenText(scanner)}`);
  }
  return found;
}

type Row = readonly [text: string, ...tokens: string[]];

const expectTokens = (...rows: readonly Row[]) => expect(rows.map(([text]) => [text, ...scan(text)])).toEqual(rows);

test("names may hold keywords, and names in backticks more characters", () => {
  expectTokens(
    ["_a1 in1 true_ in true", "identifier _a1", "identifier in1", "identifier true_", "in", "true"],
    ["`a-b.c/d e`", "escaped identifier `a-b.c/d e`"],
    ["a.b", "identifier a", ".", "identifier b"],
  );
});

test("the longest operator counts", () => {
  expectTokens(
    ["a<=b==c!=!d", "identifier a", "<=", "identifier b", "==", "identifier c", "!=", "!", "identifier d"],
    ["&&||", "&&", "||"],
    ["<==", "<=", "unknown ="],
  );
});

test("numbers end where none goes on", () => {
  expectTokens(
    ["1 0x1F 0xfu 12U", "int 1", "int 0x1F", "uint 0xfu", "uint 12U"],
    ["1.5 .5 1e3 1.5E-3", "double 1.5", "double .5", "double 1e3", "double 1.5E-3"],
    [
      "1. 1.e 1e+ 0x 1.5u",
      ...["int 1", ".", "int 1", ".", "identifier e", "int 1", "identifier e", "+"],
      "int 0",
      "identifier x",
      "double 1.5",
      "identifier u",
    ],
  );
});

test("strings have one quote or three, and may be raw, or bytes", () => {
  expectTokens(
    [`'a"' "b'"`, `string 'a"'`, `string "b'"`],
    ["'''a'\nb'''", "string '''a'\nb'''"],
    ["r'\\' R\"\\n\"", "string r'\\'", 'string R"\\n"'],
    ["b'a' Br'\\'", "bytes b'a'", "bytes Br'\\'"],
    ["'\\'\\x41\\u00e9\\U0001f600\\101'", "string '\\'\\x41\\u00e9\\U0001f600\\101'"],
    ["''''''", "string ''''''"],
  );
});

test("three quotes that are not closed are an empty string and a quote", () => {
  expectTokens(["'''a'", "string ''", "string 'a'"], ["rb'a'", "identifier rb", "string 'a'"]);
});

test("what is no token ends behind the character that should have been another", () => {
  expectTokens(
    ["a & b", "identifier a", "unknown & ", "identifier b"],
    ["r'a", "identifier r", "unknown 'a"],
    ["'a\nb", "unknown 'a\n", "identifier b"],
    ["'\\u12 '", "unknown '\\u12 ", "unknown '"],
    ["``", "unknown ``"],
    ["$é😀a", "unknown $", "unknown é", "unknown 😀", "identifier a"],
  );
});

test("blanks and comments are no tokens", () => {
  expectTokens(
    [" \t\r\n\fa // b\n//\nc//", "identifier a", "identifier c"],
    ["\v\u00a0", "unknown \v", "unknown \u00a0"],
    ["a / / b", "identifier a", "/", "/", "identifier b"],
    [" "],
    [""],
  );
});
