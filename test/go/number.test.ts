import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFloat32 } from "../../src/go/number.ts";

const formatAll = (answers: readonly (readonly [number, string])[]) => answers.map(([x]) => [x, formatFloat32(x)]);

test("numbers are printed with the precision of a float32", () => {
  const answers: [number, string][] = [
    [0, "0"],
    [-0, "-0"],
    [1, "1"],
    [-1, "-1"],
    [1.5, "1.5"],
    [-12.75, "-12.75"],
    [10, "10"],
    [100.25, "100.25"],
    [0.1, "0.1"],
    [1 / 3, "0.33333334"],
    [2 / 3, "0.6666667"],
    [Math.PI, "3.1415927"],
    [1234567890.5, "1.234568e+09"],
    [16777217, "1.6777216e+07"],
    [8388608.5, "8.388608e+06"],
    [2147483648, "2.1474836e+09"],
    [9007199254740991, "9.007199e+15"],
    [1.1754943508222875e-38, "1.1754944e-38"],
    [1e-45, "1e-45"],
  ];
  expect(formatAll(answers)).toEqual(answers);
});

test("there is an exponent below 1e-4 and from 1e6 on", () => {
  const answers: [number, string][] = [
    [100000, "100000"],
    [999999, "999999"],
    [1e6, "1e+06"],
    [1234567, "1.234567e+06"],
    [1e7, "1e+07"],
    [1e10, "1e+10"],
    [1e38, "1e+38"],
    [0.0001, "0.0001"],
    [0.00012345, "0.00012345"],
    [0.00001, "1e-05"],
    [1e-7, "1e-07"],
  ];
  expect(formatAll(answers)).toEqual(answers);
});

test("what no float32 can hold is infinite, or zero", () => {
  const answers: [number, string][] = [
    [3.4028234663852886e38, "3.4028235e+38"],
    [3.5e38, "+Inf"],
    [-1e39, "-Inf"],
    [Number.POSITIVE_INFINITY, "+Inf"],
    [Number.NaN, "NaN"],
    [1e-46, "0"],
    [-1e-46, "-0"],
  ];
  expect(formatAll(answers)).toEqual(answers);
});

test("hard cases of rounding come out as in Go", () => {
  const answers: [number, string][] = [
    [1575601.25, "1.5756012e+06"], // in the middle: even
    [0.000244140625, "0.00024414063"], // in the middle, but a power of two: up
    [2 ** 90, "1.2379401e+27"], // the nearest decimal of eight digits is another number
    [2 ** -96, "1.2621775e-29"],
    [7.038531308148791e-26, "7.0385313e-26"], // 7.038531e-26 would be rounded twice
  ];
  expect(formatAll(answers)).toEqual(answers);
});

test("the text reads back as the same float32", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(Math.fround(Number(formatFloat32(x)))).toBe(x);
    }),
  );
});
