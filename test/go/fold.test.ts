import { expect, test } from "vitest";
import { foldName } from "../../src/go/fold.ts";

test("names of different case fold to the same text", () => {
  expect(["taskRef", "TASKREF", "taskref", "tas\u212aref", "ta\u017fkRef"].map(foldName)).toEqual(
    Array.from({ length: 5 }, () => "TASKREF"),
  );
});

test("other names stay apart", () => {
  expect(["task-ref", "task_ref", "t\u00e4skref", "taskref "].map(foldName)).toEqual([
    "TASK-REF",
    "TASK_REF",
    "T\u00c4SKREF",
    "TASKREF ",
  ]);
});

test("each character becomes the lowest of those that differ in case only, as in Go", () => {
  const answers = [
    ["k", "K"],
    ["\u212a", "K"], // Kelvin sign
    ["\u017f", "S"], // long s
    ["\u0131", "\u0131"], // dotless i: alone
    ["\u0130", "\u0130"], // dotted I: alone
    ["\u00e5", "\u00c5"],
    ["\u212b", "\u00c5"], // angstrom sign
    ["\u00ff", "\u00ff"],
    ["\u0178", "\u00ff"],
    ["\u1e9e", "\u00df"], // capital sharp s
    ["\u00df", "\u00df"],
    ["\u01c6", "\u01c4"],
    ["\u01c5", "\u01c4"], // title case
    ["\u03bc", "\u00b5"], // mu
    ["\u039c", "\u00b5"],
    ["\u03b9", "\u0345"], // iota
    ["\u1fbe", "\u0345"],
    ["\u03c2", "\u03a3"], // final sigma
    ["\u03d1", "\u0398"],
    ["\u2126", "\u03a9"], // ohm sign
    ["\u1f88", "\u1f80"],
    ["\u1c80", "\u0412"],
    ["\ua64b", "\u1c88"],
    ["\u10d0", "\u10d0"],
    ["\u1c90", "\u10d0"],
    ["\uab70", "\u13a0"],
    ["\u{10428}", "\u{10400}"],
    ["\u{1e922}", "\u{1e900}"],
    ["\ufb01", "\ufb01"], // a ligature: alone
    ["\u65e5", "\u65e5"],
    ["\ud800", "\ufffd"],
  ];
  expect(answers.map(([rune = ""]) => [rune, foldName(rune)])).toEqual(answers);
});

test("pairs of letters newer than Go's Unicode 15.0 stay apart, whatever this engine knows", () => {
  expect(["\u1c8a", "\ua7db", "\u{10d70}"].map(foldName)).toEqual(["\u1c8a", "\ua7db", "\u{10d70}"]);
});

test("folding is a fixed point", () => {
  const letters = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).join("");
  expect(foldName(foldName(letters))).toBe(foldName(letters));
});
