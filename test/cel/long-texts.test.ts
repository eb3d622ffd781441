import { expect, test } from "vitest";
import { checkCel } from "../../src/cel/check-cel.ts";
import { celLists } from "../../src/cel/extensions/lists.ts";
import { celStrings } from "../../src/cel/extensions/strings.ts";
import { around, expecting, unreadable, wrong } from "./evaluated.ts";

// Each of these is answered; how long that takes, only the test runner looks at.

const extensions = [celStrings, celLists];
const expectRows = expecting({ extensions });

test("what stands in brackets may be 250 deep", () => {
  const tooDeep = unreadable("expression recursion limit exceeded: 250");
  expectRows(
    [around(249, "(", "1", ")"), 1n],
    [around(250, "(", "1", ")"), tooDeep],
    [around(40_000, "(", "1", ")"), tooDeep],
    [around(40_000, "[", "", "]"), tooDeep],
    [around(20_000, "{1:", "1", "}"), tooDeep],
    [around(10_000, "size(", "s", ")"), tooDeep],
    [around(8000, "[1].all(x, ", "true", ")"), tooDeep],
    ["(".repeat(99_999), tooDeep],
    [around(9000, "true ? 1 : ", "1", ""), tooDeep],
    [around(240, "[", "", "]").concat(" == ", around(240, "[", "", "]")), true],
  );
});

test("so may what follows each other, if each is made of what was before", () => {
  const tooDeep = unreadable("max recursion depth exceeded");
  expecting({ extensions, body: { a: 1 } })(
    [`1${"+1".repeat(240)}`, 241n],
    [`1${"+1".repeat(300)}`, tooDeep],
    [`1${"-1".repeat(49_000)}`, tooDeep],
    [`body${".a".repeat(49_000)}`, tooDeep],
    [`body${"[0]".repeat(30_000)}`, tooDeep],
    [`s${".size()".repeat(14_000)}`, tooDeep],
    [`1${" < 1".repeat(20_000)}`, tooDeep],
  );
});

test("&&, ||, signs and elements may be as many as there is room for", () => {
  expectRows(
    [`true${" && true".repeat(12_000)}`, true],
    [`1 / 0 == 1${" || false".repeat(10_000)}`, wrong("division by zero")],
    [`${"!".repeat(99_990)}true`, true],
    [`${"- ".repeat(49_990)}1`, 1n],
    [`[1${",1".repeat(40_000)}].size()`, 40_001n],
    [`{0:1${",0:1".repeat(20_000)}}.size()`, 1n],
  );
});

test("a text has 100,000 code points at most", () => {
  const size = (count: number) => unreadable(`expression code point size exceeds limit: size: ${count}, limit 100000`);
  expectRows(
    [`'${"a".repeat(99_998)}'`, "a".repeat(99_998)],
    [`'${"😀".repeat(99_998)}'`, "😀".repeat(99_998)],
    [`'${"a".repeat(99_999)}'`, size(100_001)],
    [`'${"😀".repeat(99_999)}'`, size(100_001)],
    ["a".repeat(10_000_000), size(10_000_000)],
  );
});

test("numbers may be written as long as one likes", () => {
  const digits = "9".repeat(99_000);
  expectRows(
    [digits, unreadable("invalid int literal")],
    [`${digits}u`, unreadable("invalid uint literal")],
    [`0x${"f".repeat(99_000)}`, unreadable("invalid int literal")],
    [`1e${digits}`, unreadable("invalid double literal")],
    [`0.${digits}`, 1],
    [`int('${digits}')`, wrong("type conversion error from 'string' to 'int'")],
    [`double('${digits}')`, wrong("type conversion error from 'string' to 'double'")],
    [`duration('${digits}s')`, wrong("type conversion error from 'string' to 'google.protobuf.Duration'")],
    [`duration('0.${digits}s') == duration('1s')`, true],
    [`timestamp('1970-01-01T00:00:00.${digits}Z') < timestamp(1)`, true],
  );
});

test("of a text that is all wrong a hundred errors are said", () => {
  const hostile = [
    "$",
    "[}",
    "!) ",
    "{a ",
    "1 + + ",
    "for + ",
    "has(1) + ",
    "'\n",
    "'''a'",
    "`",
    "? ",
    "a.f(b){",
    "😀",
  ];
  for (const part of hostile) {
    const errors = checkCel(part.repeat(90_000 / part.length));
    expect(errors.length, part).toBeGreaterThan(0);
    expect(errors.length, part).toBeLessThanOrEqual(101);
  }
});
