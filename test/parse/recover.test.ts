import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { recoverYaml } from "../../src/parse/recover.ts";
import { found, wanted } from "./markers.ts";
import { yamlPieces } from "./yaml-pieces.ts";

async function recover(text: string) {
  const recovered = await Promise.all(parseDocuments(text).map(recoverYaml));
  return found(recovered.flat());
}

test("errors behind the first one are guessed", async () => {
  const text = `
apiVersion: tekton.dev/v1
kind: @Task # want "found character that cannot start any token"
metadata:
  name: "a\\q" # want "Invalid escape sequence \\\\q"
spec:
  steps:
    - name: b
      image: c: d # want "Nested mappings are not allowed in compact mappings"
      args: ["e" "f"] # want "Missing , or : between flow sequence items"
      script: \`g # want "Plain value cannot start with reserved character \`"
`;
  expect(await recover(text)).toEqual(wanted(text));
});

test("a guess is a warning, with the rest of its mistake as range", async () => {
  const [, guess] = await recoverYaml(readYaml("a: @b\nc: @d\n"));
  expect(guess).toEqual({
    code: "parse/guess",
    severity: "warning",
    message: "Plain value cannot start with reserved character @",
    details: "a guess, as the text is unclear from the first error on: mend that one first",
    paths: [],
    at: [],
    range: { start: { line: 2, column: 4, offset: 9 }, end: { line: 2, column: 5, offset: 10 } },
  });
});

test("each document has its own guesses, at its lines in the file", async () => {
  const text = `\ufeff
a: @b # want "found character that cannot start any token"
c: @d # want "Plain value cannot start with reserved character @"
---
e: 1
---
f: 'g' h # want "did not find expected key"
i: "\\j" # want "Invalid escape sequence \\\\j"
`.replaceAll("\n", "\r\n");
  expect(await recover(text)).toEqual(wanted(text));
});

test("on one line one mistake is enough, and of those that bring others along the first", async () => {
  const text = `
a: @b # want "found character that cannot start any token"
c: [d: @e, f: @g] # want "Plain value cannot start with reserved character @"
h: i: j # want "Nested mappings are not allowed in compact mappings"
k: l: m
n: o: p
`;
  expect(await recover(text)).toEqual(wanted(text));
});

test("a document that can be read has its own diagnostics and no guesses", async () => {
  const document = readYaml("a: 1\na: 2\n");
  expect(await recoverYaml(document)).toBe(document.diagnostics);
});

test("where JSON is wanted nothing is guessed about YAML", async () => {
  const text = '{"a":1}\n{"b":2}\nc: @\nd: @\ne: "\\q"\n';
  const documents = await Promise.all(parseDocuments(text).map(recoverYaml));
  expect(documents.flat().map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "parse/json: did not find another JSON value",
  ]);
});

test("where `yaml` would take long, or fails, there are no guesses", async () => {
  const texts = [
    `a: @b\n${"c: @d\n".repeat(11_000)}`,
    "[".repeat(20_000),
    `${"a: {".repeat(400)}@${"[".repeat(20_000)}`,
  ];
  expect((await Promise.all(texts.map(recover))).map((messages) => messages.length)).toEqual([1, 1, 1]);
});

test("there are at most a hundred guesses", async () => {
  expect((await recover("a: @b\n".repeat(1000))).length).toBe(101);
});

test("it never rejects; guesses follow the error, in order", async () => {
  await fc.assert(
    fc.asyncProperty(yamlPieces, async (text) => {
      const document = readYaml(text);
      const recovered = await recoverYaml(document);
      expect(recovered.slice(0, document.diagnostics.length)).toEqual(document.diagnostics);
      const starts = recovered.slice(document.diagnostics.length).map(({ range }) => range?.start.offset ?? -1);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      for (const start of starts) expect(start).toBeGreaterThan(document.diagnostics[0]?.range?.start.offset ?? -1);
    }),
    { numRuns: 1000 },
  );
});
