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
}

/** A line of the vectors for Pipelines-as-Code. */
interface PacVector extends Vector {
  readonly in: { readonly expression: string; readonly event?: { readonly eventType?: string } };
  readonly out: Readonly<Record<string, unknown>>;
}

const FILES = [
  ...["yaml-dialect", "yaml-corpus", "dag", "matrix", "validate-corpus", "validate-mutants", "validate-upstream"],
  ...["v1beta1", "convert", "when", "cel", "substitute", "apply-taskrun", "apply-pipelinerun"],
  ...["runs", "runs-examples", "taskruns", "taskrun-status"],
];

for (const name of FILES) {
  test.skipIf(!isThere)(`${name}.jsonl${skipped}`, async () => {
    expect(await differencesIn(`tekton/${name}.jsonl`)).toEqual([]);
  });
}

/** Lines that need a rule of Pipelines-as-Code itself, which come with its own area: 44 of 500. */
const OF_PAC = new Map<string, (vector: PacVector) => boolean>([
  [
    "the branch of a push loses refs/heads/",
    ({ out }) => out["baseBranch"] !== undefined || out["headBranch"] !== undefined,
  ],
  ["params of a Repository with filters and secrets", ({ out }) => out["events"] !== undefined],
  [
    "labels have to be named for events about labels",
    ({ in: { event } }) => event?.eventType === "pull_request_labeled",
  ],
  ["globs that cannot be read", ({ in: { expression } }) => expression === '"[".pathChanged()'],
]);

test.skipIf(!isThere)(`pac/cel.jsonl but for ${[...OF_PAC.keys()].join("; ")}${skipped}`, async () => {
  const isOfPac = (vector: Vector) =>
    "in" in vector && "out" in vector && [...OF_PAC.values()].some((is) => is(vector as PacVector));
  expect(await differencesIn("pac/cel.jsonl", (vector) => !isOfPac(vector))).toEqual([]);
});

async function differencesIn(path: string, isWanted: (vector: Vector) => boolean = () => true): Promise<unknown[]> {
  const { hold } = await import(new URL("tools/lib/compare.mjs", shared).href);
  const text = readFileSync(new URL(`vectors/${path}`, shared), "utf8");
  const vectors = text
    .trimEnd()
    .split("\n")
    .map((line): Vector => JSON.parse(line));
  const different: unknown[] = [];
  for (const vector of vectors.filter(isWanted)) {
    const { found } = await hold(path, vector, async (request: object) => JSON.parse(answer({ ...request })));
    if (found.length > 0) different.push({ id: vector.id, found });
  }
  return different;
}
