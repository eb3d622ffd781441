import { test } from "vitest";
import { CelDuration, CelTimestamp, CelUint } from "../../src/cel/values.ts";
import { expecting, type Row, unconverted, wrong } from "./evaluated.ts";

const expectRows = expecting({ body: { none: null, list: [1], number: 7 } });
const overflow = wrong("integer overflow");
const uintOverflow = wrong("unsigned integer overflow");
const bytes = (text: string) => new TextEncoder().encode(text);

test("an int is read from digits, with or without a sign", () => {
  expectRows(
    ["int('42')", 42n],
    ["int('-42')", -42n],
    ["int('+0042')", 42n],
    ["int('-9223372036854775808')", -9_223_372_036_854_775_808n],
    ...["9223372036854775808", " 42", "0x10", "4_2", "4.2", "-", ""].map(
      (text): Row => [`int('${text}')`, unconverted("int")],
    ),
  );
});

test("an int is what a double is without its fraction, if it is in range; the lowest int is not", () => {
  expectRows(
    ["int(4.9)", 4n],
    ["int(-4.9)", -4n],
    ["int(9223372036854774784.0)", 9_223_372_036_854_774_784n],
    ["int(9223372036854775807.0)", overflow],
    ["int(-9223372036854774784.0)", -9_223_372_036_854_774_784n],
    ["int(-9223372036854775808.0)", overflow],
    ["int(0.0 / 0.0)", overflow],
    ["int(1.0 / 0.0)", overflow],
    ["int(body.number)", 7n],
  );
});

test("an int is what a uint is, the seconds of a point in time, and the nanoseconds of a span", () => {
  expectRows(
    ["int(5u)", 5n],
    ["int(9223372036854775808u)", overflow],
    ["int(timestamp('1970-01-01T00:01:00.9Z'))", 60n],
    ["int(timestamp('1969-12-31T23:59:59.5Z'))", -1n],
    ["int(duration('1.5s'))", 1_500_000_000n],
  );
});

test("a uint is read from digits only, and made of what is not below 0", () => {
  expectRows(
    ["uint('18446744073709551615')", new CelUint(18_446_744_073_709_551_615n)],
    ...["18446744073709551616", "+1", "-1", "1u", ""].map((text): Row => [`uint('${text}')`, unconverted("uint")]),
    ["uint(5)", new CelUint(5n)],
    ["uint(-1)", uintOverflow],
    ["uint(4.9)", new CelUint(4n)],
    ["uint(-0.5)", uintOverflow],
    ["uint(18446744073709549568.0)", new CelUint(18_446_744_073_709_549_568n)],
    ["uint(18446744073709551615.0)", uintOverflow],
  );
});

test("a double is read as Go reads one", () => {
  const unread = (text: string): Row => [`double('${text}')`, unconverted("double")];
  expectRows(
    ["double('1.5')", 1.5],
    ["double('-1.5E-3')", -0.0015],
    ["double('.5')", 0.5],
    ["double('5.')", 5],
    ["double('1_0.2_5e1_0')", 102_500_000_000],
    ["double('0x1.8p1')", 3],
    ["double('-0X_f_F.8P-0_1')", -127.75],
    ["double('0x.000000000000000000000018p100')", 384],
    ["double('0x1p-1074')", Number.MIN_VALUE],
    ["double('0x1p-1075')", 0],
    ["double('0x1.8p-1074')", 2 * Number.MIN_VALUE],
    ["double('0x1.fffffffffffff7ffp1023')", Number.MAX_VALUE],
    ["double('0x1.00000000000008p0')", 1],
    ["double('0x1.000000000000080000000001p0')", 1 + Number.EPSILON],
    ["double('-0x0p99999999999999999999')", -0],
    ["double('1e-400')", 0],
    ["double('-Inf')", -Infinity],
    ["double('+infinity')", Infinity],
    ["double('nan')", Number.NaN],
    ["double('9007199254740993')", 9_007_199_254_740_992],
    ...["1e400", "", "abc", " 1", "1.5f", "1e", "-nan", "in", "infinit", "."].map(unread),
    ...["0x1", "0x", "0xp1", "0x.p1", "0x1p", "0x1.fffffffffffff8p1023", "0x1p99999999999999999999"].map(unread),
    ...["1__0", "_1", "1_", "1_.5", "1._5", "1_e3", "1e_3", "1e3_", "0_x1p0", "0x1_p0", "0x1p_2", "0x_.8p0"].map(
      unread,
    ),
  );
});

test("a double is the nearest to an integer", () => {
  expectRows(["double(1)", 1], ["double(9223372036854775807)", 2 ** 63], ["double(18446744073709551615u)", 2 ** 64]);
});

test("a bool is read from a few words", () => {
  expectRows(
    ...["true", "TRUE", "True", "t", "T", "1"].map((text): Row => [`bool('${text}')`, true]),
    ...["false", "FALSE", "False", "f", "F", "0"].map((text): Row => [`bool('${text}')`, false]),
    ...["yes", "tRUE", "", " true"].map((text): Row => [`bool('${text}')`, unconverted("bool")]),
  );
});

test("a double is printed as %g does: with an exponent below 1e-4 and from 1e6 on", () => {
  expectRows(
    ["string(1.0)", "1"],
    ["string(0.1)", "0.1"],
    ["string(0.0001)", "0.0001"],
    ["string(0.00001)", "1e-05"],
    ["string(999999.0)", "999999"],
    ["string(1000000.0)", "1e+06"],
    ["string(1234567.8)", "1.2345678e+06"],
    ["string(1e100)", "1e+100"],
    ["string(-0.0)", "-0"],
    ["string(0.0 / 0.0)", "NaN"],
    ["string(1.0 / 0.0)", "+Inf"],
    ["string(-1.0 / 0.0)", "-Inf"],
  );
});

test("other values are printed without quotes and types", () => {
  expectRows(
    ["string(-9223372036854775808)", "-9223372036854775808"],
    ["string(18446744073709551615u)", "18446744073709551615"],
    ["string(true)", "true"],
    ["string('a')", "a"],
    ["string(duration('90m'))", "5400s"],
    ["string(duration('1ns'))", "0.000000001s"],
    ["string(duration('-1500ms'))", "-1.5s"],
    ["string(timestamp('2020-01-01T00:00:00.120Z'))", "2020-01-01T00:00:00.12Z"],
    ["string(timestamp('2020-01-01T00:00:00-08:30'))", "2020-01-01T00:00:00-08:30"],
  );
});

test("bytes are the UTF-8 of a text, and back if they are UTF-8", () => {
  expectRows(
    ["bytes('é😀')", bytes("é😀")],
    ["bytes(b'a')", bytes("a")],
    ["string(b'\\xc3\\xa9')", "é"],
    ["string(b'\\xef\\xbb\\xbfa')", "\ufeffa"],
    ["string(b'\\xff')", wrong("invalid UTF-8 in bytes, cannot convert to string")],
    ["string(b'\\xed\\xa0\\x80')", wrong("invalid UTF-8 in bytes, cannot convert to string")],
  );
});

test("times are made of texts, points in time of seconds, too", () => {
  expectRows(
    ["duration('1m')", new CelDuration(60_000_000_000n)],
    ["duration(duration('1m'))", new CelDuration(60_000_000_000n)],
    ["timestamp(1)", new CelTimestamp(1_000_000_000n)],
    ["timestamp(timestamp(1))", new CelTimestamp(1_000_000_000n)],
    ["timestamp(-62135596800)", new CelTimestamp(-62_135_596_800_000_000_000n)],
    ["timestamp(-62135596801)", wrong("timestamp overflow")],
    ["timestamp(253402300799)", new CelTimestamp(253_402_300_799_000_000_000n)],
    ["timestamp(253402300800)", wrong("timestamp overflow")],
  );
});

test("dyn() changes a value in nothing, but what is known of it", () => {
  expectRows(
    ["dyn([1])", [1n]],
    ["dyn(1) == 'a'", false],
    ["1 == 'a'", wrong("found no matching overload for '_==_' applied to '(int, string)'", "cel/check")],
  );
});

test("what cannot be converted says so, before if that is known", () => {
  const checked = (name: string, types: string) =>
    wrong(`found no matching overload for '${name}' applied to '${types}'`, "cel/check");
  expectRows(
    ["int(true)", checked("int", "(bool)")],
    ["string([])", checked("string", "(list(dyn))")],
    ["timestamp(1u)", checked("timestamp", "(uint)")],
    ["bool(1)", checked("bool", "(int)")],
    ["int()", checked("int", "()")],
    ["int(dyn(true))", wrong("no such overload: int(bool)")],
    ["string(body.list)", wrong("no such overload: string(list)")],
    ["string(null)", wrong("no such overload: string(null_type)")],
    ["uint(body.none)", wrong("no such overload: uint(null_type)")],
    ["timestamp(body.number)", wrong("no such overload: timestamp(double)")],
    ["duration(dyn(1))", wrong("no such overload: duration(int)")],
    ["bytes(dyn(1))", wrong("no such overload: bytes(int)")],
    ["bool(dyn(int))", wrong("no such overload: bool(type)")],
    ["double(dyn(timestamp(0)))", wrong("no such overload: double(google.protobuf.Timestamp)")],
  );
});
