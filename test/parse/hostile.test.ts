import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { hostileTexts, tooMuch } from "./hostile-texts.ts";

test("texts of a megabyte that are made to be slow or large are answered, within 512 MB", { timeout: 600_000 }, () => {
  const node = ["--max-old-space-size=512", "--import", "tsx", "test/parse/read-hostile.ts"];
  const { stdout, stderr } = spawnSync(process.execPath, node, { encoding: "utf8" });
  const answered = stdout.split("\n").flatMap((line) => line.split("\t").slice(0, -1));
  // Where there is no answer, the error output tells why.
  expect({ answered, stderr }).toEqual({
    answered: [...hostileTexts.keys()].filter((name) => !tooMuch.has(name)),
    stderr: "",
  });
});
