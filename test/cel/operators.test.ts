import { expect, test } from "vitest";
import { CelDuration, CelTimestamp, CelUint } from "../../src/cel/values.ts";
import { evaluated, expecting, noOverload, type Row, wrong } from "./evaluated.ts";

const expectRows = expecting();
const overflow = wrong("integer overflow");
const uintOverflow = wrong("unsigned integer overflow");
const SECOND = 1_000_000_000n;
const HOUR = 3600n * SECOND;

test("ints are added, subtracted and multiplied within 64 bits", () => {
  expectRows(
    ["9223372036854775806 + 1", 9_223_372_036_854_775_807n],
    ["9223372036854775807 + 1", overflow],
    ["-9223372036854775808 - 1", overflow],
    ["9223372036854775807 - -1", overflow],
    ["3037000499 * 3037000499", 9_223_372_030_926_249_001n],
    ["3037000500 * 3037000500", overflow],
    ["-9223372036854775808 * -1", overflow],
    ["-(-9223372036854775808)", overflow],
  );
});

test("ints are divided towards zero, and the remainder has the sign of what is divided", () => {
  expectRows(
    ["7 / 2", 3n],
    ["-7 / 2", -3n],
    ["7 / -2", -3n],
    ["-7 % 3", -1n],
    ["7 % -3", 1n],
    ["1 / 0", wrong("division by zero")],
    ["1 % 0", wrong("modulus by zero")],
    ["-9223372036854775808 / -1", overflow],
    ["-9223372036854775808 % -1", overflow],
  );
});

test("uints have no sign", () => {
  expectRows(
    ["1u + 2u * 3u", new CelUint(7n)],
    ["1u - 2u", uintOverflow],
    ["18446744073709551615u + 1u", uintOverflow],
    ["4294967296u * 4294967296u", uintOverflow],
    ["7u / 2u", new CelUint(3n)],
    ["7u % 4u", new CelUint(3n)],
    ["1u / 0u", wrong("division by zero")],
    ["1u % 0u", wrong("modulus by zero")],
  );
});

test("doubles are those of IEEE 754, and have no remainder", () => {
  expectRows(
    ["0.1 + 0.2", 0.30000000000000004],
    ["1.0 / 0.0", Infinity],
    ["-1.0 / 0.0", -Infinity],
    ["0.0 / 0.0", Number.NaN],
    ["1e308 * 10.0", Infinity],
    ["dyn(5.5) % dyn(2.0)", wrong("no such overload: _%_")],
  );
});

test("numbers of different types are not computed with each other", () => {
  expectRows(
    ["1 + 1u", wrong("found no matching overload for '_+_' applied to '(int, uint)'", "cel/check")],
    ["dyn(1) + dyn(1u)", noOverload],
    ["dyn(1.0) * dyn(1)", noOverload],
    ["dyn(1u) - dyn(1)", noOverload],
    ["dyn(1) / dyn(0u)", noOverload],
    ["dyn(1) + 1", 2n],
  );
});

test("texts, bytes and lists are joined", () => {
  expectRows(
    ["'a' + 'b' + ''", "ab"],
    ["b'a' + b'\\xff'", Uint8Array.of(0x61, 0xff)],
    ["[1] + [2, 3] + []", [1n, 2n, 3n]],
    ["dyn('a') + dyn(1)", noOverload],
    ["dyn([1]) + dyn(1)", noOverload],
    ["dyn(b'a') + dyn('a')", noOverload],
  );
});

test("what cannot be added says so when its type is known only then", () => {
  expectRows(
    ["dyn(true) + dyn(1)", wrong("no such overload: _+_")],
    ["dyn({}) + dyn({})", wrong("no such overload: _+_")],
    ["null + null", wrong("no such overload: _+_")],
    ["dyn([]) * dyn(1)", wrong("no such overload: _*_")],
    ["-dyn(1u)", wrong("no such overload: -_")],
    ["!dyn(1)", noOverload],
  );
});

test("a point in time is moved by a span of time, and two of them are a span apart", () => {
  expectRows(
    ["timestamp(0) + duration('1h')", new CelTimestamp(HOUR)],
    ["duration('1h') + timestamp(0)", new CelTimestamp(HOUR)],
    ["timestamp(0) - duration('1h')", new CelTimestamp(-HOUR)],
    ["timestamp('2020-01-01T00:00:00Z') - timestamp('2019-01-01T00:00:00Z')", new CelDuration(365n * 24n * HOUR)],
    ["duration('1h') - duration('90m')", new CelDuration(-HOUR / 2n)],
    ["dyn(duration('1h')) - dyn(timestamp(0))", noOverload],
    ["dyn(timestamp(0)) + dyn(timestamp(0))", noOverload],
  );
});

test("times and spans of time have ends", () => {
  expectRows(
    ["timestamp('9999-12-31T23:59:59Z') + duration('1s')", wrong("timestamp overflow")],
    ["timestamp('0001-01-01T00:00:00Z') - duration('1ns')", wrong("timestamp overflow")],
    ["timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')", overflow],
    ["duration('9223372036s') + duration('1s')", overflow],
    ["-dyn(duration('1s'))", new CelDuration(-SECOND)],
  );
});

test("an even number of signs is none", () => {
  expectRows(
    ["!!true", true],
    ["!!!true", false],
    ["--n", 7n],
    ["---n", -7n],
    ["- - 1", 1n],
    ["1--1", 2n],
    ["1 - -1", 2n],
    ["n -1", 6n],
  );
});

test("products bind before sums, sums before comparisons, comparisons before && before || before ? :", () => {
  expectRows(
    ["1 + 2 * 3 - 4 / 2 % 3", 5n],
    ["(1 + 2) * 3", 9n],
    ["10 - 2 - 3", 5n],
    ["100 / 10 / 5", 2n],
    ["1 + 2 == 3 && true || false", true],
    ["1 < 2 == true", true],
    ["'a' in ['a'] == true", true],
    ["false || true && false", false],
    ["false ? 1 : true ? 2 : 3", 2n],
    ["1 in [1] ? 'yes' : 'no'", "yes"],
    ["!false && true", true],
    ["-1 + 2", 1n],
    ["-n * 2", -14n],
  );
});

test("without an environment there are the operators and functions of Tekton's `when`, and no variables", () => {
  const rows: Row[] = [
    ["'a' + 'b' == 'ab'", true],
    ["'a'.size() + size([1])", 2n],
    ["s", wrong("undeclared reference to 's' (in container '')", "cel/check")],
    ["'a'.reverse()", wrong("undeclared reference to 'reverse' (in container '')", "cel/check")],
  ];
  expect(rows.map(([text]) => [text, evaluated(text)])).toStrictEqual(rows);
});
