import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answer } from "../answer/answer.ts";

// Thousands of inputs with the answer of the real Go code. They are no part of this repository: where they are not beside
// it, test/conformance is what proves the claim.

const shared = new URL("../../../shared/", import.meta.url);
const isThere = existsSync(new URL("vectors/", shared));
const skipped = isThere ? "" : " (skipped: there is no ../shared/vectors)";

interface Vector {
  readonly id: string;
  readonly expect: { readonly error?: string };
}

/** Which lines of a file can be answered by now, and why the others cannot. */
const FILES: readonly { name: string; only?: (vector: Vector) => boolean; why?: string }[] = [
  { name: "yaml-dialect" },
  { name: "yaml-corpus" },
  { name: "dag" },
  { name: "matrix" },
  { name: "validate-corpus" },
  { name: "convert" },
  ...["validate-mutants", "validate-upstream", "v1beta1"].map((name) => ({
    name,
    only: ({ expect: { error = "" } }: Vector) => !error.includes("invalid cel expression"),
    why: "without ten lines whose CEL does not compile: there is no compiler yet",
  })),
];

for (const { name, only = () => true, why } of FILES) {
  test.skipIf(!isThere)(`${name}.jsonl${why === undefined ? "" : ` (${why})`}${skipped}`, async () => {
    const { hold } = await import(new URL("tools/lib/compare.mjs", shared).href);
    const text = readFileSync(new URL(`vectors/tekton/${name}.jsonl`, shared), "utf8");
    const vectors = text
      .trimEnd()
      .split("\n")
      .map((line): Vector => JSON.parse(line));
    const different: unknown[] = [];
    for (const vector of vectors.filter(only)) {
      const { found } = await hold(`${name}.jsonl`, vector, async (request: object) =>
        JSON.parse(answer({ ...request })),
      );
      if (found.length > 0) different.push({ id: vector.id, found });
    }
    expect(different).toEqual([]);
  });
}
