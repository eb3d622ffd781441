import { expect, test } from "vitest";
import { durationProblem } from "../../src/decode/duration-problem.ts";

test.each([
  ["", 'time: invalid duration ""'],
  ["-", 'time: invalid duration "-"'],
  ["x", 'time: invalid duration "x"'],
  [".s", 'time: invalid duration ".s"'],
  ["5", 'time: missing unit in duration "5"'],
  ["1.", 'time: missing unit in duration "1."'],
  ["1h5", 'time: missing unit in duration "1h5"'],
  ["1d", 'time: unknown unit "d" in duration "1d"'],
  ["1 h", 'time: unknown unit " h" in duration "1 h"'],
  ["1h-5m", 'time: unknown unit "h-" in duration "1h-5m"'],
  ["99999999999999999999", 'time: invalid duration "99999999999999999999"'],
  ["3000000h", 'time: invalid duration "3000000h"'],
])("%j is no duration, and Go says why", (text, problem) => {
  expect(durationProblem(text)).toBe(problem);
});

test("what is not ASCII is printed byte by byte", () => {
  expect(durationProblem('"1\\ü\n\x7f')).toBe('time: invalid duration "\\"1\\\\\\xc3\\xbc\\x0a\x7f"');
});
