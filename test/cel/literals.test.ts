import { test } from "vitest";
import { CelMap, CelUint } from "../../src/cel/values.ts";
import { expecting, unreadable, wrong } from "./evaluated.ts";

const expectRows = expecting();
const bytes = (...values: number[]) => Uint8Array.from(values);

test("an int has 64 bits, and may be written in hex", () => {
  expectRows(
    ["0", 0n],
    ["00012", 12n],
    ["9223372036854775807", 9_223_372_036_854_775_807n],
    ["9223372036854775808", unreadable("invalid int literal")],
    ["0x7fffFFFFffffFFFF", 9_223_372_036_854_775_807n],
    ["0x8000000000000000", unreadable("invalid int literal")],
  );
});

test("a minus that stands before a number is part of it: only so the lowest int can be written", () => {
  expectRows(
    ["-9223372036854775808", -9_223_372_036_854_775_808n],
    ["-9223372036854775809", unreadable("invalid int literal")],
    ["-0x8000000000000000", -9_223_372_036_854_775_808n],
    ["- 9223372036854775808", -9_223_372_036_854_775_808n],
    ["-(9223372036854775808)", unreadable("invalid int literal")],
    ["-0", 0n],
    ["-0.0", -0],
    ["-1u", wrong("found no matching overload for '-_' applied to '(uint)'", "cel/check")],
  );
});

test("a uint ends in u", () => {
  expectRows(
    ["0u", new CelUint(0n)],
    ["18446744073709551615U", new CelUint(18_446_744_073_709_551_615n)],
    ["0xffffffffffffffffu", new CelUint(18_446_744_073_709_551_615n)],
    ["18446744073709551616u", unreadable("invalid uint literal")],
  );
});

test("a double has a point with digits behind it, or an exponent, and is finite", () => {
  expectRows(
    ["1.5", 1.5],
    [".5", 0.5],
    ["1e3", 1000],
    ["1.5E-3", 0.0015],
    ["1.7976931348623157e308", Number.MAX_VALUE],
    ["1e309", unreadable("invalid double literal")],
    ["-1e309", unreadable("invalid double literal")],
    ["5e-324", Number.MIN_VALUE],
    ["1e-400", 0],
  );
});

test("a string has either quotes, and what a backslash stands for", () => {
  expectRows(
    ["'a\"b'", 'a"b'],
    ['"a\'b"', "a'b"],
    ["'\\a\\b\\f\\n\\r\\t\\v'", "\x07\b\f\n\r\t\v"],
    ["'\\\\ \\' \\\" \\` \\?'", "\\ ' \" ` ?"],
    ["'\\x41\\X42\\103'", "ABC"],
    ["'\\u00e9\\U0001F600'", "é😀"],
    ["'\\1234'", "S4"],
    ["'\\ud800'", unreadable("invalid unicode code point")],
    ["'\\U00110000'", unreadable("invalid unicode code point")],
  );
});

test("a string with three quotes may have ends of lines and quotes in it", () => {
  expectRows(["'''a\nb'''", "a\nb"], ['"""say "a" and ""b"""', 'say "a" and ""b'], ["''''''", ""], ["'''\\''''", "'"]);
});

test("the end of a line in a string is \\n, however it is written, unless it is written with backslashes", () => {
  expectRows(
    ["'''a\r\nb\rc'''", "a\nb\nc"],
    ["r'''a\r\nb'''", "a\nb"],
    ["'''\\r\n'''", "\r\n"],
    ["b'''a\r\n'''", bytes(0x61, 0x0a)],
  );
});

test("a raw string keeps its backslashes", () => {
  expectRows(["r'\\n\\x41'", "\\n\\x41"], ["R'''\\'a'''", "\\'a"], ["r'\\\\'", "\\\\"]);
});

test("bytes are those of UTF-8, or what \\x and octal digits say", () => {
  expectRows(
    ["b''", bytes()],
    ["b'é'", bytes(0xc3, 0xa9)],
    ["B\"\\xff\\X00\\377\\n\\''\"", bytes(0xff, 0x00, 0xff, 0x0a, 0x27, 0x27)],
    ["br'\\xff'", bytes(0x5c, 0x78, 0x66, 0x66)],
    ["b'\\u0041'", unreadable("unable to unescape string")],
  );
});

test("lists and maps may have a comma behind the last element, or nothing else", () => {
  expectRows(
    ["[1, 2,]", [1n, 2n]],
    ["[,]", []],
    ["{'a': 1,}", new CelMap([["a", 1n]])],
    ["{,}", new CelMap([])],
    ["[[], {}]", [[], new CelMap([])]],
  );
});

test("true, false and null are values, and names of nothing else", () => {
  expectRows(["true", true], ["false", false], ["null", null], ["trueish", undeclared("trueish")]);
});

test("words that are kept for later are no names, but may be fields", () => {
  expectRows(
    ["while", unreadable("reserved identifier: while")],
    ["if(true)", unreadable("reserved identifier: if")],
    ["{'for': 1}.for", 1n],
    ["{'a-b c': 1}.`a-b c`", 1n],
  );
});

const undeclared = (name: string) => wrong(`undeclared reference to '${name}' (in container '')`, "cel/check");
