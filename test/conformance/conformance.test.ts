import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answer } from "../answer/answer.ts";
import { expectationOf, type Input, isRefusal, readAnswer, referenceOf } from "./expectation.ts";

// Inputs of our own with the answers of Tekton and Pipelines-as-Code themselves; `npm run record` made them, and oracle.json
// tells from which versions. They need nothing but this repository.

const folder = new URL("./", import.meta.url);
const versions = JSON.parse(readFileSync(new URL("oracle.json", folder), "utf8"));
const REFERENCES = { tekton: `Tekton ${versions.tekton}`, pac: `Pipelines-as-Code ${versions.pac}` };

interface Line {
  readonly input: Input;
  readonly expect: unknown;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl"))) {
  const lines = readFileSync(new URL(file, folder), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): Line => JSON.parse(line));

  const [first] = lines;
  const reference = first && REFERENCES[referenceOf(first.input)];

  test(`${file}: ${lines.length} answers are those of ${reference}`, () => {
    const different = lines.flatMap((line) => {
      const ours = expectationOf(line.input, readAnswer(answer(line.input)));
      return JSON.stringify(ours) === JSON.stringify(line.expect) ? [] : [{ ...line, ours }];
    });
    expect(different).toEqual([]);
    expect(lines.filter(({ expect }) => isRefusal(expect)).length).toBeLessThan(lines.length / 3);
  });
}
