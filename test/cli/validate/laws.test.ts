import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { command } from "../command.ts";

const texts = ["broken", "build-and-deploy", "pipeline-run", "tasks"].map((name) =>
  readFileSync(`examples/${name}.yaml`, "utf8"),
);

/** A real file with a stretch of it gone, doubled, or replaced. */
const damaged = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.nat(),
    fc.nat(200),
    fc.constantFrom("", "{", "[]", "null", "5", "\n", "*a", "$("),
  )
  .map(([text, start, length, other]) => {
    const from = start % text.length;
    return text.slice(0, from) + other + text.slice(from + length);
  });

test("whatever a file holds, there is an answer, and the same one in all formats", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, fc.string({ unit: "grapheme" })), async (stdin) => {
      const { code, stdout, stderr } = await command("validate --format json -", { stdin });
      expect({ stderr, isKnown: [0, 4].includes(code) }).toEqual({ stderr: "", isKnown: true });
      const { problems } = JSON.parse(stdout);
      const others = await Promise.all(
        ["text", "sarif", "github", "junit"].map((format) => command(`validate --format ${format} -`, { stdin })),
      );
      expect(others.map((other) => other.code)).toEqual([code, code, code, code]);
      const [text, sarif, github] = others.map((other) => other.stdout);
      const inFiles = problems.filter(({ file }: { file: string | null }) => file !== null);
      expect(JSON.parse(sarif ?? "").runs[0].results).toHaveLength(inFiles.length);
      expect(github?.match(/^::/gm) ?? []).toHaveLength(problems.length);
      expect(text?.match(/^ --> /gm) ?? []).toHaveLength(inFiles.length);
    }),
    { numRuns: 150 },
  );
});
