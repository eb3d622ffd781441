import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRegexp, type Regexp } from "../../src/go/regexp/regexp.ts";
import { anyPattern, searchedText } from "./patterns.ts";

const compiled = (pattern: string): Regexp => {
  const regexp = compileRegexp(pattern);
  if (regexp === undefined) throw new Error(`refused: ${pattern}`);
  return regexp;
};
/** Each match, and behind `|` what its groups matched; `-` for a group that took no part. */
const found = (pattern: string, text: string) =>
  compiled(pattern)
    .findAll(text)
    .map(({ groups }) => groups.map((span) => (span === undefined ? "-" : text.slice(span.start, span.end))).join("|"));
const places = (pattern: string, text: string) =>
  compiled(pattern)
    .findAll(text)
    .map(({ start, end }) => `${start}-${end}`)
    .join(" ");

test("the leftmost match counts, and of those the one that is preferred", () => {
  const answers: [string, string, string[]][] = [
    ["a|ab", "abab", ["a", "a"]],
    ["ab|a", "aba", ["ab", "a"]],
    ["a+", "aabaaa", ["aa", "aaa"]],
    ["a+?", "aab", ["a", "a"]],
    ["(?U)a+", "aab", ["a", "a"]],
    ["(?U)a+?", "aab", ["aa"]],
    ["a{2}", "aaaaa", ["aa", "aa"]],
    ["a{2,3}", "aaaaa", ["aaa", "aa"]],
    ["a{2,3}?", "aaaaa", ["aa", "aa"]],
    ["a{2,}b|a", "aaab", ["aaab"]],
    ["x.*z|x", "xxz x", ["xxz", "x"]],
    ["x.*z|x", "xxx", ["x", "x", "x"]],
  ];
  expect(answers.map(([pattern, text]) => [pattern, text, found(pattern, text)])).toEqual(answers);
});

test("groups hold what they matched last, as in Go", () => {
  const answers: [string, string, string[]][] = [
    ["(a)(b)?", "aba", ["ab|a|b", "a|a|-"]],
    ["(a|(b))+", "ba", ["ba|a|b"]],
    ["(a*)*", "b", ["|", "|"]],
    ["(a*)+", "b", ["|", "|"]],
    ["(?:(a)|b)*", "ab", ["ab|a"]],
    ["(a){0}b", "ab", ["b|-"]],
    ["([^\\pN]*?)+?b", "xab", ["xab|xa"]],
    ["(?:(a)*?)*?b", "aab", ["aab|a"]],
    ["(|a)*", "aa", ["|", "|", "|"]],
    ["(|a)+", "aa", ["|", "|", "|"]],
  ];
  const ours = answers.map(([pattern, text]) => [pattern, text, found(pattern, text)]);
  expect(ours).toEqual(answers);
});

test("groups have names, which may repeat", () => {
  const { groupNames, findAll } = compiled("(a)(?P<x>b)(?:c)(?<x>d)");
  expect(groupNames).toEqual(["", "", "x", "x"]);
  expect(findAll(" abcd")).toEqual([
    {
      start: 1,
      end: 5,
      groups: [
        { start: 1, end: 5 },
        { start: 1, end: 2 },
        { start: 2, end: 3 },
        { start: 4, end: 5 },
      ],
    },
  ]);
});

test("an empty match never stands right behind another", () => {
  const answers = [
    ["a*", "baac", "0-0 1-3 4-4"],
    ["", "ab", "0-0 1-1 2-2"],
    ["", "", "0-0"],
    ["|a", "aa", "0-0 1-1 2-2"],
    ["a??", "a", "0-0 1-1"],
    ["a|$", "a", "0-1"],
    ["a|\\b", "ab", "0-1 2-2"],
    ["", "\u{1f600}", "0-0 2-2"],
  ];
  expect(answers.map(([pattern = "", text = ""]) => [pattern, text, places(pattern, text)])).toEqual(answers);
});

test("names that users write are patterns", () => {
  const reference = (name: string) => `\\$\\(params\\.${name}\\.(?P<key>.*?)\\)`;
  expect(found(reference("a+"), "$(params.aa.k) $(params.a+.k)")).toEqual(["$(params.aa.k)|k"]);
  expect(found(reference("c.d"), "$(params.cxd.k)")).toEqual(["$(params.cxd.k)|k"]);
  expect(found(reference(".*"), "$(params.a.k) $(params.b.l)")).toEqual(["$(params.a.k) $(params.b.l)|l"]);
  expect(found(reference("a|b"), "$(params.a b.k)")).toEqual(["$(params.a|-", "b.k)|k"]);
  expect(found(reference("a{2}"), "$(params.a{2}.k) $(params.aa.k)")).toEqual(["$(params.aa.k)|k"]);
  expect(found(reference("a$"), "$(params.a$.k) $(params.a.k)")).toEqual([]);
  expect(found(reference("o^"), "$(params.o^.k)")).toEqual([]);
});

test("places are those of the text, or of the line with (?m)", () => {
  const answers = [
    ["^", "a\nb", "0-0"],
    ["(?m)^", "a\nb\n", "0-0 2-2 4-4"],
    ["$", "a\n", "2-2"],
    ["(?m)$", "a\nb", "1-1 3-3"],
    ["(?m)\\A|\\z", "a\nb", "0-0 3-3"],
    ["\\b", "ab \u00e9c", "0-0 2-2 4-4 5-5"],
    ["\\B", "ab", "1-1"],
    ["(?m:^)a|^b", "b\na\nb", "0-1 2-3"],
  ];
  expect(answers.map(([pattern = "", text = ""]) => [pattern, text, places(pattern, text)])).toEqual(answers);
});

test("classes hold what Go puts into them", () => {
  const text = "aK_9-]. \n\u00e9\u017f\u212a\u03b1\u{1f600}";
  const answers: [string, string][] = [
    [".", "aK_9-]. \u00e9\u017f\u212a\u03b1\u{1f600}"],
    ["(?s).", text],
    ["\\w", "aK_9"],
    ["\\W", "-]. \n\u00e9\u017f\u212a\u03b1\u{1f600}"],
    ["(?i)\\w", "aK_9\u017f\u212a"],
    ["(?i)\\W", "-]. \n\u00e9\u03b1\u{1f600}"],
    ["(?i)[\\Ws]", "-]. \n\u00e9\u017f\u03b1\u{1f600}"],
    ["\\d|\\s", "9 \n"],
    ["[]a]", "a]"],
    ["[^]a\\n]", "K_9-. \u00e9\u017f\u212a\u03b1\u{1f600}"],
    ["[\\d-a]", "a9-"],
    ["[+--]", "-"],
    ["[[:alpha:]_]", "aK_"],
    ["[[:^alpha:][:upper:]]", "K_9-]. \n\u00e9\u017f\u212a\u03b1\u{1f600}"],
    ["[[:K]", "K"],
    ["(?i)k", "K\u212a"],
    ["(?i)[j-l]", "K\u212a"],
    ["(?i)[^j-l]", text.replaceAll(/[K\u212a]/g, "")],
    ["\\pL", "aK\u00e9\u017f\u212a\u03b1"],
    ["\\p{Lu}", "K\u212a"],
    ["\\p{^L}", "_9-]. \n\u{1f600}"],
    ["\\p{ uppercase-LETTER}", "K\u212a"],
    ["[^\\P{Greek}]", "\u03b1"],
    ["\\p{Any}", text],
    ["\\x61|\\x{1F600}|\\071|\\n|\\_", "a_9\n\u{1f600}"],
    ["\\Q.]\\E", ""],
    ["\\Q]\\E", "]"],
    ["[^\\x00-\\x{10FFFF}]", ""],
  ];
  expect(answers.map(([pattern]) => [pattern, found(pattern, text).join("")])).toEqual(answers);
});

test("what Unicode has assigned since version 15.0 is not assigned", () => {
  expect(found("\\p{Cf}|\\p{Cn}", "\u0890\u0897")).toEqual(["\u0890", "\u0897"]);
  expect(found("\\p{Cn}", "\u0890\u0897")).toEqual(["\u0897"]);
});

test("what is no repetition means itself", () => {
  const texts = ["a{", "a{,2}", "a{1", "a{01}", "a{x}", "a{1,2"];
  expect(texts.map((text) => found(text, text))).toEqual(texts.map((text) => [text]));
});

test("only stacked repetitions are refused", () => {
  expect(found("(?:a*)*|^*|a*(?i)*|a*\\Q\\E*", "aa")).toEqual(["aa"]);
  expect(["a**", "a*+", "a+??", "a{2}{3}", "a{2}*"].filter((pattern) => compileRegexp(pattern))).toEqual([]);
});

test("what Go refuses is undefined", () => {
  const refused = ["(", ")", "a(", "a)(", "(?:", "(?", "(?P<", "(?P<>a)", "(?P<a-b>a)", "(?P=a)", "(?'a'b)", "(?#a)"];
  refused.push("(?=a)", "(?!a)", "(?<=a)", "(?>a)", "(?-)", "(?i-)", "(?x)", "(?--i)", "[", "[a", "[]", "[^]", "[z-a]");
  refused.push(
    "[a-\\d]",
    "[[:foo:]]",
    "[[::]]",
    "*",
    "+a",
    "|*",
    "(*)",
    "(?i)*",
    "{2}",
    "a{1001}",
    "a{2,1}",
    "a{1,1001}",
  );
  refused.push(
    "a{99999999999}",
    "(?:a{500}){3}",
    "\\",
    "a\\",
    "\\1",
    "\\8",
    "\\q",
    "\\C",
    "\\Z",
    "\\\u00e9",
    "\\x",
    "\\x4",
  );
  refused.push(
    "\\x{}",
    "\\x{110000}",
    "\\xg1",
    "\\p",
    "\\p{",
    "\\pX",
    "\\p{}",
    "\\p{Grek}",
    "\\p{Old_Persian}",
    "[\\b]",
  );
  expect(refused.filter((pattern) => compileRegexp(pattern) !== undefined)).toEqual([]);
});

test("patterns are refused where Go finds them too deep or too large", () => {
  const nested = (depth: number, open: string, inner: string) => open.repeat(depth) + inner + ")".repeat(depth);
  const answers: [string, boolean][] = [
    [nested(999, "(", "a"), true],
    [nested(999, "(", "ab"), true],
    [nested(999, "(", "a|b"), true],
    [nested(999, "(", "|"), true],
    [nested(999, "(", "a|bc"), false],
    [nested(1000, "(", "a"), false],
    [nested(10_000, "(", "a"), false],
    [nested(10_000, "[", "a"), false],
    [nested(10_000, "(?:a*", "b"), true],
    [nested(10_000, "(?:a|", "b"), true],
    ["(".repeat(10_000), false],
    ["(?:a{31}){32}", true],
    ["(?:a{32}){32}", false],
    ["(?:(?:a{1000}){0}){1000}", true],
    ["x{1000}".repeat(3355), true],
    ["x{1000}".repeat(3356), false],
  ];
  expect(answers.map(([pattern]) => [pattern, compileRegexp(pattern) !== undefined])).toEqual(answers);
});

test("a lone surrogate is a replacement character", () => {
  expect(places("\ufffd", "a\ud800")).toBe("1-2");
  expect(places("\ud800", "\ufffd")).toBe("0-1");
  expect(places("\\x{d800}", "\ud800")).toBe("");
  expect(places("[^a]", "\u{1f600}")).toBe("0-2");
});

// Each of these takes without end, or very long, where ways to match are tried one after another.
test("hostile patterns and long texts come to an end", () => {
  const million = 1 << 20;
  const answers: [string, string, number][] = [
    ["(a+)+$", `${"a".repeat(million)}b`, 0],
    ["(a?){1000}a{1000}", "a".repeat(2000), 1],
    ["(?:a*)*b", "a".repeat(100_000), 0],
    ["(a|a)*b", "a".repeat(100_000), 0],
    ["x.*z|x", "x".repeat(million), million],
    ["\\$\\(params\\.a(x.*z|)\\.(.*?)\\)", "$(params.ax.b)".repeat(70_000), 0],
    ["(a?)".repeat(250), "a".repeat(1000), 4],
    ["[[:".repeat(100_000), "a", -1],
    ["a{".repeat(100_000), "a", 0],
  ];
  expect(answers.map(([pattern, text]) => [pattern, text, compileRegexp(pattern)?.findAll(text).length ?? -1])).toEqual(
    answers,
  );
}, 60_000);

test("no pattern makes searching throw, and matches stand apart and in order", () => {
  fc.assert(
    fc.property(anyPattern, searchedText, (pattern, text) => {
      let last = -1;
      for (const { start, end, groups } of compileRegexp(pattern)?.findAll(text) ?? []) {
        expect(start === end ? start > last : start >= Math.max(last, 0)).toBe(true);
        expect(groups.every((span) => span === undefined || (span.start >= start && span.end <= end))).toBe(true);
        last = end;
      }
    }),
    { numRuns: 2000 },
  );
});

/** Patterns that mean the same in JavaScript: nothing in a loop may match nothing. */
const { sequence } = fc.letrec<{ sequence: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom("a", "b", "[ab]", "[^a]", ".", "\\d", "(?:ab|a)"),
    fc.tuple(tie("sequence"), tie("sequence")).map((both) => `(?:${both.join("|")})`),
  ),
  sequence: fc
    .tuple(
      tie("atom"),
      fc.array(fc.tuple(tie("atom"), fc.constantFrom("", "?", "*", "+", "*?", "{1,2}", "{2}?")), { maxLength: 3 }),
    )
    .map(([first, rest]) => first + rest.flat().join("")),
}));

test("where both languages mean the same, matches are those of JavaScript", () => {
  fc.assert(
    fc.property(sequence, fc.string({ unit: fc.constantFrom(..."aaabb1\n"), maxLength: 12 }), (pattern, text) => {
      const theirs = Array.from(text.matchAll(new RegExp(pattern, "gu")), ({ 0: match, index }) => {
        return `${index}-${index + match.length}`;
      });
      expect(places(pattern, text)).toBe(theirs.join(" "));
    }),
  );
});
