import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { hostileTexts, tooMuch } from "./hostile-texts.ts";

/** Two seconds are usual for the slowest, on a machine that does nothing else; what takes quadratic time takes much longer. */
const MOST_MS = 30_000;

test("texts of a megabyte that are made to be slow or large are answered in time, within 512 MB", {
  timeout: 600_000,
}, () => {
  const node = ["--max-old-space-size=512", "--import", "tsx", "test/parse/read-hostile.ts"];
  const { stdout, stderr } = spawnSync(process.execPath, node, { encoding: "utf8" });
  const answers = Array.from(stdout.matchAll(/(.+)\t(\d+)\n/g), ([, name, ms]) => ({ name, ms: Number(ms) }));
  const answered = answers.map(({ name }) => name);
  // Where there is no answer, the error output tells why.
  expect({ answered, stderr }).toEqual({
    answered: [...hostileTexts.keys()].filter((name) => !tooMuch.has(name)),
    stderr: "",
  });
  expect(answers.filter(({ ms }) => ms > MOST_MS)).toEqual([]);
});
