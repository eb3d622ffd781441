import fc from "fast-check";
import { expect, test } from "vitest";
import { quote } from "../../src/go/quote.ts";

test("texts are quoted as Go's %q does", () => {
  const answers = [
    ["", '""'],
    ["a b", '"a b"'],
    ['say "hi"', '"say \\"hi\\""'],
    ["it's", `"it's"`],
    ["`$(params.a)`", '"`$(params.a)`"'],
    ["back\\slash", '"back\\\\slash"'],
    ["\x07\b\f\n\r\t\v", '"\\a\\b\\f\\n\\r\\t\\v"'],
    ["\0\x01\x1b\x1f\x7f", '"\\x00\\x01\\x1b\\x1f\\x7f"'],
    ["\x80\x9f", '"\\u0080\\u009f"'],
    ["\u00e9\u65e5", '"\u00e9\u65e5"'],
    ["\u00bd\u00b2\u0663\u20ac", '"\u00bd\u00b2\u0663\u20ac"'],
    ["e\u0301", '"e\u0301"'],
    ["\u01c5", '"\u01c5"'],
    ["\u{1f600}", '"\u{1f600}"'],
    ["\u{20000}", '"\u{20000}"'],
    ["\u{1d165}", '"\u{1d165}"'],
    ["\ufffd", '"\ufffd"'],
  ];
  expect(answers.map(([text = ""]) => [text, quote(text)])).toEqual(answers);
});

test("what has no picture is escaped: other blanks, formats, private use, not assigned", () => {
  const answers = [
    ["\u00a0", '"\\u00a0"'],
    ["\u2003", '"\\u2003"'],
    ["\u3000", '"\\u3000"'],
    ["\u2028", '"\\u2028"'],
    ["\u00ad", '"\\u00ad"'],
    ["\u0600", '"\\u0600"'],
    ["\u061c", '"\\u061c"'],
    ["\u200b", '"\\u200b"'],
    ["\ufeff", '"\\ufeff"'],
    ["\ue000", '"\\ue000"'],
    ["\u0378", '"\\u0378"'],
    ["\ufffe", '"\\ufffe"'],
    ["\u{13430}", '"\\U00013430"'],
    ["\u{e0001}", '"\\U000e0001"'],
    ["\u{f0000}", '"\\U000f0000"'],
    ["\u{10ffff}", '"\\U0010ffff"'],
    ["\u{1f468}\u200d\u{1f469}", '"\u{1f468}\\u200d\u{1f469}"'],
  ];
  expect(answers.map(([text = ""]) => [text, quote(text)])).toEqual(answers);
});

test("characters newer than Go's Unicode 15.0 are escaped, whatever this engine knows", () => {
  expect(quote("\u2427 \u{1fae9} \u{2ebf0}")).toBe('"\\u2427 \\U0001fae9 \\U0002ebf0"');
});

test("as many characters are printable as in Go 1.26", () => {
  let printable = 0;
  for (let start = 0; start <= 0x10ffff; start += 0x100) {
    if (start >= 0xd800 && start <= 0xdfff) continue;
    const block = String.fromCodePoint(...Array.from({ length: 0x100 }, (_, offset) => start + offset));
    printable += Array.from(
      quote(block)
        .slice(1, -1)
        .replace(/\\(u.{4}|U.{8}|x..|.)/g, ""),
    ).length;
  }
  // Without the double quote and the backslash, which have escapes too.
  expect(printable).toBe(148_996);
});

test("a lone surrogate is printed as the replacement character", () => {
  expect(quote("a\ud800b\udc00")).toBe('"a\ufffdb\ufffd"');
});

test("quoted ASCII reads back as a JavaScript string, but for \\a", () => {
  const ascii = fc.string({ unit: fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCharCode(code)) });
  const shortEscapes = new Map(Object.entries({ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }));
  const readBack = (quoted: string) =>
    quoted
      .slice(1, -1)
      .replace(/\\(?:x(..)|(.))/g, (_, hex: string | undefined, letter: string) =>
        hex === undefined ? (shortEscapes.get(letter) ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
      );
  fc.assert(fc.property(ascii, (text) => readBack(quote(text)) === text));
});
