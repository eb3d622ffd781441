import { expect, test } from "vitest";
import { readYaml } from "../../src/parse/read-yaml.ts";

const hintOf = (text: string) => readYaml(text).diagnostics[0]?.details;

test.for([
  ["a:\n\tb: 1\n", "indent with spaces: YAML takes no tabs there"],
  ["a: |\n\tb\n", "indent with spaces: YAML takes no tabs there"],
  ["a: {{ .Values.a }}\nb: c\n", "this looks like a template, `{{ … }}`: only what it renders can be read"],
  ["a: @b\n", "put the value in quotes: no plain one starts with this character"],
  ["a: b: c\n", "is the line indented too far? A value that holds `: ` has to be in quotes"],
  ["a: 1\n b: 2\n", "is the line indented too far? A value that holds `: ` has to be in quotes"],
  ['a: "b\nc: d\n', "the quote that opens here is not closed"],
  ['a: "b\n--- c\n', "a quote further up is not closed"],
  ["a: 1\nb\nc: 2\n", "want `key: value`"],
  ["a: {b: c\n", "is a bracket not closed? In brackets, commas stand between values"],
  ["a:\n- b\nc\n", "want `key: value`"],
  ["a:\n - b\n c: d\n", "is it indented like the lines before it?"],
  ["a: 'it's'\n", "the value before it has ended: are its quotes right?"],
  ["a: *b\n", undefined],
] as const)("%j has the hint %j", ([text, hint]) => {
  expect(hintOf(text)).toBe(hint);
});
