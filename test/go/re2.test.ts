import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRe2, type Re2 } from "../../src/go/re2.ts";
import { compileRegexp } from "../../src/go/regexp/regexp.ts";
import { anyPattern, searchedText } from "./patterns.ts";

const compiled = (pattern: string): Re2 => {
  const re2 = compileRe2(pattern);
  if (typeof re2 === "string") throw new Error(`refused: ${re2}`);
  return re2;
};
/** Those of the texts in which a pattern is found; its error if it is none. */
const found = (pattern: string, texts: readonly string[]): readonly string[] | string => {
  const re2 = compileRe2(pattern);
  return typeof re2 === "string" ? re2 : texts.filter(re2.test);
};
/** Each row is a pattern, the texts in which it is found, and those in which it is not. */
type Row = readonly [pattern: string, inThese: readonly string[], notInThese?: readonly string[]];
const expectFound = (rows: readonly Row[]) =>
  expect(rows.map(([pattern, yes, no = []]) => [pattern, found(pattern, [...yes, ...no])])).toEqual(
    rows.map(([pattern, yes]) => [pattern, yes]),
  );
/** Each row is a pattern and what Go says of it, behind `error parsing regexp: `. */
const expectRefused = (rows: readonly (readonly [pattern: string, words: string])[]) =>
  expect(rows.map(([pattern]) => [pattern, compileRe2(pattern)])).toEqual(
    rows.map(([pattern, words]) => [pattern, `error parsing regexp: ${words}`]),
  );

test("a pattern is found anywhere in a text", () => {
  expectFound([
    ["", ["", "a"]],
    ["b", ["b", "abc"], ["", "a"]],
    ["^b", ["b", "bc"], ["ab", "a\nb"]],
    ["(?m)^b$", ["a\nb\nc"], ["ab"]],
    ["a.b", ["a\u{1f600}b"], ["a\nb", "ab"]],
    ["(?s)a.b", ["a\nb"]],
    ["\\bb\\b", ["a b c", "\u00e9b"], ["ab"]],
    ["^[[:alpha:]\\d_]+$", ["a1_"], ["a-1"]],
    ["^[]a]$", ["]", "a"], ["[]a]"]],
    ["^[^]a]$", ["b"], ["]", "a"]],
    ["(?i)stra\u00dfe", ["STRA\u00dfE", "\u017ftra\u1e9ee"], ["STRASSE"]],
    ["(?i)k", ["k", "K", "\u212a"]],
    ["^\\Q{*\\p{Letter}\\E*$", ["{*\\p{Letter}", "{*\\p{Letter}}}"], ["{L}"]],
  ]);
});

test("what is no pattern is refused in the words of Go", () => {
  expectRefused([
    ["(", "missing closing ): `(`"],
    ["(?:", "missing closing ): `(?:`"],
    [")", "unexpected ): `)`"],
    ["(?", "invalid or unsupported Perl syntax: `(?`"],
    ["(?i", "invalid or unsupported Perl syntax: `(?i`"],
    ["(?=a)", "invalid or unsupported Perl syntax: `(?=`"],
    ["(?P=n)", "invalid or unsupported Perl syntax: `(?P`"],
    ["(?-i-s)", "invalid or unsupported Perl syntax: `(?-i-`"],
    ["(?P<n", "invalid named capture: `(?P<n`"],
    ["(?P<>a)", "invalid named capture: `(?P<>`"],
    ["(?<a-b>c)", "invalid named capture: `(?<a-b>`"],
    ["[", "missing closing ]: `[`"],
    ["[]", "missing closing ]: `[]`"],
    ["a[^b", "missing closing ]: `[^b`"],
    ["[z-a]", "invalid character class range: `z-a`"],
    ["[[:foo:]]", "invalid character class range: `[:foo:]`"],
    ["\\pq", "invalid character class range: `\\pq`"],
    ["[\\p{Foo}]", "invalid character class range: `\\p{Foo}`"],
    ["*a", "missing argument to repetition operator: `*`"],
    ["(+)", "missing argument to repetition operator: `+`"],
    ["a**", "invalid nested repetition operator: `**`"],
    ["a{2}{3}", "invalid nested repetition operator: `{2}{3}`"],
    ["a{1001}", "invalid repeat count: `{1001}`"],
    ["a{2,1}", "invalid repeat count: `{2,1}`"],
    ["(?:a{500}){3}", "invalid repeat count: `{3}`"],
    ["a\\", "trailing backslash at end of expression: ``"],
    ["(a)\\1", "invalid escape sequence: `\\1`"],
    ["\\x4g", "invalid escape sequence: `\\x4g`"],
    ["\\x{110000}", "invalid escape sequence: `\\x{110000`"],
    ["\\C", "invalid escape sequence: `\\C`"],
    ["\\\u00e9", "invalid escape sequence: `\\\u00e9`"],
    ["[a-\\p{L}]", "invalid escape sequence: `\\p`"],
  ]);
});

test("classes have short and long names, in any style", () => {
  expectFound([
    ["^\\p{Letter}$", ["a", "\u00e9", "\u65e5"], ["1"]],
    ["^\\pl$", ["a"], ["1"]],
    ["^\\Pl$", ["1"], ["a"]],
    ["^\\p{^letter}$", ["1"], ["a"]],
    ["^\\P{^l}$", ["a"], ["1"]],
    ["^\\p{uppercase letter}$", ["A"], ["a"]],
    ["^\\p{UPPERCASE-LETTER}$", ["A"], ["a"]],
    ["^\\p{_l u_}$", ["A"], ["a"]],
    ["^\\p{cased letter}$", ["A", "a", "\u01c5"], ["\u65e5"]],
    ["^[\\p{greek}\\pN]+$", ["\u03b11"], ["a1"]],
    ["^[^\\p{decimal number}]$", ["a", "\u00bd"], ["1", "\u0663"]],
    ["^\\p{digit}\\p{punct}\\p{cntrl}$", ["1!\t"], ["!1\t"]],
    ["^\\p{any}$", ["a", "\n", "\u{1f600}"], [""]],
    ["^\\p{ascii}$", ["a"], ["\u00e9"]],
    ["^\\p{assigned}$", ["a", "\ue000"], ["\u0378"]],
    ["(?i)^\\p{Lu}$", ["A", "a"], ["1"]],
  ]);
});

const longNames = fc.constantFrom(
  ...[
    "Letter",
    "Uppercase_Letter",
    "Decimal_Number",
    "Nonspacing_Mark",
    "Math_Symbol",
    "Open_Punctuation",
    "Greek",
    "Nd",
  ],
);
const styled = longNames.chain((name) =>
  fc
    .array(fc.tuple(fc.boolean(), fc.constantFrom("", " ", "-", "_")), {
      minLength: name.length,
      maxLength: name.length,
    })
    .map((styles) => {
      const letters = styles.map(
        ([upper, gap], at) => (upper ? name.charAt(at).toUpperCase() : name.charAt(at).toLowerCase()) + gap,
      );
      return { name, style: letters.join("") };
    }),
);

test("the style of a class's name does not matter", () => {
  const characters = [..."aA1+( \u0301\u03b1\u0663\u00bd"];
  fc.assert(
    fc.property(styled, ({ name, style }) => {
      expect(found(`^\\p{${style}}`, characters)).toEqual(found(`^\\p{${name}}`, characters));
    }),
  );
});

test("other names are refused: of more than one word, newer than Unicode 15, or of other properties", () => {
  const names = ["", "^", "Old_Persian", "Garay", "Script=Greek", "Lx", "White_Space", "constructor", "\\w"];
  expectRefused(names.map((name) => [`\\p{${name}}`, `invalid character class range: \`\\p{${name}}\``]));
});

test("two groups may have the same name", () => {
  expectFound([
    ["^(?P<x>a)(?P<x>b)(?<x>c)$", ["abc"], ["ab"]],
    ["^(?:(?P<x>a)|(?P<x>b))$", ["a", "b"], ["ab"]],
  ]);
});

test("a brace that begins no repetition means itself, and may be repeated", () => {
  expectFound([
    ["^x{*$", ["x", "x{{"], ["{", "x*"]],
    ["^{+$", ["{", "{{"], [""]],
    ["^{?$", ["", "{"], ["{{"]],
    ["^a{{2}$", ["a{{"], ["a{", "aa"]],
    ["^a{1,2{2}$", ["a{1,22"], ["aa"]],
    ["^a{,2}$", ["a{,2}"], ["aa"]],
    ["^a{01}$", ["a{01}"], ["a"]],
    ["^\\Q{\\E*$", ["", "{{"], ["a"]],
  ]);
});

test("without an end, what may begin the name of a class means itself", () => {
  expectFound([
    ["^[[:]+$", ["[:", "::["], ["a"]],
    ["^[[:a]+$", ["[:a"], ["]"]],
    ["^[[:-a]$", ["[", ":", "A"], ["!"]],
    ["^[[:\\pl]+$", ["[:a"], ["1"]],
  ]);
  expectRefused([
    ["[[:]:]", "invalid character class range: `[:]:]`"],
    ["[[:]a[[:alpha:]]", "invalid character class range: `[:]a[[:alpha:]`"],
  ]);
});

test("errors quote what the user wrote", () => {
  expectRefused([
    ["\\p{fo o}", "invalid character class range: `\\p{fo o}`"],
    ["[\\p{^fo-o}]", "invalid character class range: `\\p{^fo-o}`"],
    ["\\p\u00e9", "invalid character class range: `\\p\u00e9`"],
    ["\\p{foo}\\p{Foo}", "invalid character class range: `\\p{foo}`"],
    ["\\p{Foo}\\p{foo}", "invalid character class range: `\\p{Foo}`"],
    ["\\p{foo", "invalid character class range: `\\p{foo`"],
    ["(?P<n>\\pl(", "missing closing ): `(?P<n>\\pl(`"],
    ["{*)", "unexpected ): `{*)`"],
    ["a[\\p{letter}{*", "missing closing ]: `[\\p{letter}{*`"],
    ["[[:a", "missing closing ]: `[[:a`"],
    ["{**", "invalid nested repetition operator: `**`"],
    ["(?P<n>?", "missing argument to repetition operator: `?`"],
    ["(?P<", "invalid or unsupported Perl syntax: `(?P`"],
    ["(?<", "invalid or unsupported Perl syntax: `(?<`"],
    ["(?<n\\pl", "invalid named capture: `(?<n\\pl`"],
    ["\\Q\\pl(\\E(", "missing closing ): `\\Q\\pl(\\E(`"],
    ["\ud800(", "missing closing ): `\ufffd(`"],
  ]);
});

test("the first error counts, whatever stands behind it", () => {
  expectRefused([
    ["(?P<x>a)(?<x>b)**\\p{foo}", "invalid nested repetition operator: `**`"],
    ["\\p{foo}**", "invalid character class range: `\\p{foo}`"],
    ["x{*[z-a](", "invalid character class range: `z-a`"],
  ]);
});

test("what Unicode has assigned since version 15.0 is in no class, and no other's case", () => {
  expectFound([
    ["^\\pL$", ["a"], ["\u1c89"]],
    ["^\\PL$", ["\u1c89"], ["a"]],
    ["^\\p{Cn}$", ["\u1c89", "\u0378"], ["a"]],
    ["^\\p{Assigned}$", ["a"], ["\u1c89"]],
    ["^\\p{Latin}-[^\\pN]$", ["a-\u{10d40}"], ["\ua7cb-a"]],
    ["(?i)\u0264", ["\u0264"], ["\ua7cb"]],
    ["(?i)^[^\u0264]$", ["\ua7cb"], ["\u0264"]],
  ]);
});

test("but it is what it is where a pattern writes it", () => {
  expectFound([
    ["^\u1c89$", ["\u1c89"], ["\u1c8a"]],
    ["\\pL\u1c89", ["a\u1c89"], ["a\u1c8a"]],
    ["\\pL\\x{1c89}", ["a\u1c89"], ["a\u1c8a"]],
    ["\\pN|[\u1c80-\u1c89]", ["\u1c89"], ["\u1c8a"]],
  ]);
});

test("a lone surrogate is a replacement character", () => {
  expectFound([
    ["^\ufffd$", ["\ud800", "\udc00", "\ufffd"], ["\ud83d\ude00"]],
    ["^\udc00$", ["\ud800", "\ufffd"]],
    ["^\\pS$", ["\ud800"]],
    ["^..$", ["\udc00\ud800"]],
    ["^.$", ["\ud83d\ude00"]],
    ["\\x{d800}", [], ["\ud800"]],
    ["\\p{Cs}", [], ["\ud800"]],
  ]);
});

const nested = (depth: number, open: string, inner: string, close = ")") =>
  open.repeat(depth) + inner + close.repeat(depth);

test("patterns are refused where Go finds them too deep or too large", () => {
  const tooDeep = [nested(1000, "(", "a"), nested(1000, "(?P<x>", "\\pl"), nested(1001, "(?:", "a", ")*")];
  expectRefused(tooDeep.map((pattern) => [pattern, `expression nests too deeply: \`${pattern}\``]));
  const deep = [
    nested(999, "(", "a"),
    nested(999, "(?:", "a", ")*"),
    nested(2000, "(?:", "a"),
    nested(2000, "(?:b|", "a"),
  ];
  expectFound([...deep, "(?:(?:a{1000}){0}){1000}"].map((pattern) => [pattern, ["a"]]));
  const tooLarge = "x{1000}".repeat(3356);
  expectRefused([
    [tooLarge, `expression too large: \`${tooLarge}\``],
    ["((x{100}){100}){100}", "invalid repeat count: `{100}`"],
    [nested(1000, "(?P<x>", "\\p{foo}"), "invalid character class range: `\\p{foo}`"],
  ]);
});

// In each of these, what one part of the pattern means could be looked for in all of the rest.
test("hostile patterns come to an end", () => {
  const long = (part: string) => part.repeat(10_000 / part.length);
  const all = ["", "a"];
  const answers: [string, readonly string[] | string][] = [
    [long("[[:"), "missing closing ]: ALL"],
    [long("[:"), "missing closing ]: ALL"],
    [long("["), "missing closing ]: ALL"],
    [long("[[:]"), "invalid character class range: `[:][[:]`"],
    [long("[[:]]"), "invalid character class range: `[:]][[:]`"],
    [long("\\p{"), "invalid character class range: ALL"],
    [long("(?P<"), "invalid named capture: ALL"],
    [long("(?P<a>"), "missing closing ): ALL"],
    [long("(?P<a>?"), "missing argument to repetition operator: `?`"],
    [long("(?i"), "invalid or unsupported Perl syntax: `(?i(`"],
    [long("\\x{"), "invalid escape sequence: `\\x{\\`"],
    [long("[a-"), "invalid character class range: `a-[`"],
    [long("(?P<a>)"), all],
    [long("{*"), all],
    [long("\\Q\\E"), all],
    [long("\\Q"), []],
    [long("\\pl"), []],
    [long("a{"), []],
    [long("{"), []],
  ];
  const words = (answer: readonly string[] | string, pattern: string) =>
    typeof answer === "string" ? `error parsing regexp: ${answer.replace("ALL", () => `\`${pattern}\``)}` : answer;
  expect(answers.map(([pattern]) => [pattern, found(pattern, all)])).toEqual(
    answers.map(([pattern, answer]) => [pattern, words(answer, pattern)]),
  );
});

test("a program's size is how many instructions it has, repetitions written out", () => {
  const answers = [
    ["", 3],
    ["a", 3],
    ["abc", 5],
    ["a|bc", 6],
    ["[a-z]", 3],
    ["\\pL", 3],
    ["a*", 4],
    ["(a)", 5],
    ["a{1000}", 1002],
    ["a{0,1000}", 2002],
  ] as const;
  expect(answers.map(([pattern]) => [pattern, compiled(pattern).size])).toEqual(answers);
});

/** All sequences of 14 characters, `a` or `b`, each once: the automaton gets into another state with each character. */
function allSequences(): string {
  let text = "a".repeat(14);
  const seen = new Set([text]);
  for (;;) {
    const next = ["b", "a"].find((letter) => !seen.has(text.slice(-13) + letter));
    if (next === undefined) return text;
    text += next;
    seen.add(text.slice(-14));
  }
}

test("a text may lead to more states than are kept", () => {
  const text = allSequences();
  expect(text.length).toBe(2 ** 14 + 13);
  const few = compiled("[ab]*a[ab]{14}[cd]");
  const texts = [text, `${text}c`, `b${text.slice(-14)}c`];
  expect(texts.map(few.test)).toEqual([false, true, false]);
  expect(texts.map(few.test)).toEqual([false, true, false]);
  const many = compiled("(?:[ab]*a[ab]{14}|(?:[ab]?){50}d)[cd]");
  expect(many.test(`${text}c`)).toBe(true);
});

test("a quoted text finds itself", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."ab.*+?|()[]{}^$\\QE:<>pPL\n", "\u{1f600}", "\ud800") }),
      (text) => {
        fc.pre(!text.includes("\\E"));
        expect(found(`^\\Q${text}\\E$`, [text, `${text}a`])).toEqual([text]);
      },
    ),
  );
});

test("the two readers of patterns agree about what is none, and about what matches", () => {
  fc.assert(
    fc.property(anyPattern, fc.array(searchedText), (pattern, texts) => {
      const regexp = compileRegexp(pattern);
      const re2 = compileRe2(pattern);
      if (typeof re2 === "string")
        expect([re2.startsWith("error parsing regexp: "), regexp]).toEqual([true, undefined]);
      else expect(texts.map(re2.test)).toEqual(texts.map((text) => (regexp?.findAll(text).length ?? -1) > 0));
    }),
    { numRuns: 2000 },
  );
});
