import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDuration, parseDuration } from "../../src/go/duration.ts";

/** What Go prints of the duration it reads. */
const canonical = (text: string) => {
  const nanoseconds = parseDuration(text);
  return nanoseconds === undefined ? undefined : formatDuration(nanoseconds);
};
const int64 = () => fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

test("durations are read and printed as Go does", () => {
  const answers = [
    ["0", "0s"],
    ["-0", "0s"],
    ["0s", "0s"],
    ["5s", "5s"],
    ["+5s", "5s"],
    ["-1.5h", "-1h30m0s"],
    ["1h30m", "1h30m0s"],
    ["60m", "1h0m0s"],
    ["90s", "1m30s"],
    [".5s", "500ms"],
    ["5.s", "5s"],
    ["1us", "1\u00b5s"],
    ["1\u00b5s", "1\u00b5s"],
    ["1\u03bcs", "1\u00b5s"],
    ["1.5ms", "1.5ms"],
    ["1500us", "1.5ms"],
    ["1h1h", "2h0m0s"],
    ["1m.5s", "1m0.5s"],
    ["00000000000000000000000000001s", "1s"],
  ];
  expect(answers.map(([text = ""]) => [text, canonical(text)])).toEqual(answers);
});

test("what Go refuses is undefined", () => {
  const refused = ["", "+", "-", "s", ".s", "-.s", "60", "1d", "1 hour", " 1s", "1s ", "1S", "1hs", "1e3s", "-1s-1s"];
  refused.push("1.5.5s", "--1s", "0x1s", "\u0661s", "1\u00b5", "00");
  expect(refused.filter((text) => parseDuration(text) !== undefined)).toEqual([]);
});

test("fractions end at the nanosecond, with the rounding of Go's floats", () => {
  expect(parseDuration("0.9ns")).toBe(0n);
  expect(parseDuration("1.0000000005s")).toBe(1_000_000_000n);
  expect(parseDuration("0.3333333333333333333h")).toBe(1_200_000_000_000n);
  expect(parseDuration("0.830103483285477580700h")).toBe(2_988_372_539_827n);
  expect(parseDuration("0.000000000000000000000000001h")).toBe(0n);
  expect(parseDuration(`0.${"0".repeat(400)}1h`)).toBe(0n);
  expect(parseDuration(`1.${"9".repeat(500)}s`)).toBe(2_000_000_000n);
});

test("a duration ends where an int64 does", () => {
  expect(parseDuration("2562047h47m16.854775807s")).toBe(2n ** 63n - 1n);
  expect(parseDuration("2562047h47m16.854775808s")).toBeUndefined();
  expect(parseDuration("-2562047h47m16.854775808s")).toBe(-(2n ** 63n));
  expect(parseDuration("9223372036854775808ns")).toBeUndefined();
  expect(parseDuration("-9223372036854775808ns")).toBe(-(2n ** 63n));
  expect(parseDuration("3000000h")).toBeUndefined();
  expect(parseDuration("9".repeat(100_000))).toBeUndefined();
});

test("two halves of a uint64 add up to nothing, as in Go", () => {
  expect(parseDuration("9223372036854775808ns9223372036854775808ns")).toBe(0n);
});

test("durations are printed in the units that Go chooses", () => {
  const answers: [bigint, string][] = [
    [0n, "0s"],
    [1n, "1ns"],
    [999n, "999ns"],
    [1_000n, "1\u00b5s"],
    [1_500n, "1.5\u00b5s"],
    [999_999n, "999.999\u00b5s"],
    [1_000_000n, "1ms"],
    [100_000_000n, "100ms"],
    [999_999_999n, "999.999999ms"],
    [1_000_000_000n, "1s"],
    [59_999_999_999n, "59.999999999s"],
    [60_000_000_000n, "1m0s"],
    [3_600_000_000_000n, "1h0m0s"],
    [3_661_000_000_001n, "1h1m1.000000001s"],
    [86_400_000_000_000n, "24h0m0s"],
    [-1n, "-1ns"],
    [-1_500_000n, "-1.5ms"],
    [2n ** 63n - 1n, "2562047h47m16.854775807s"],
    [-(2n ** 63n), "-2562047h47m16.854775808s"],
  ];
  expect(answers.map(([nanoseconds]) => [nanoseconds, formatDuration(nanoseconds)])).toEqual(answers);
});

test("what is printed reads back as it was", () => {
  fc.assert(fc.property(int64(), (nanoseconds) => parseDuration(formatDuration(nanoseconds)) === nanoseconds));
});

test("printing is a fixed point", () => {
  const number = fc.tuple(fc.nat(2_000_000), fc.nat()).map(([whole, fraction]) => `${whole}.${fraction}`);
  const part = fc.tuple(number, fc.constantFrom("ns", "us", "ms", "s", "m", "h")).map((pair) => pair.join(""));
  fc.assert(
    fc.property(fc.constantFrom("", "-", "+"), part, (sign, unsigned) => {
      const printed = canonical(sign + unsigned) ?? "";
      expect(canonical(printed)).toBe(printed);
    }),
  );
});

test("no text makes reading throw", () => {
  const text = fc.string({ unit: fc.constantFrom(..."0159.+-hmsnu\u00b5 x") });
  fc.assert(fc.property(text, (input) => ["bigint", "undefined"].includes(typeof parseDuration(input))));
});
