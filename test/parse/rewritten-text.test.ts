import { expect, test } from "vitest";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { asItStands, nodesInOriginal, rewrite } from "../../src/parse/rewritten-text.ts";

/** A text in which an escaped slash is a slash, and each plus a word. */
const rewritten = (original: string) => rewrite(original, /\\\/|\+/g, (found) => (found === "+" ? " plus " : "/"));

test("what a pattern finds gives way to other text, and each offset tells where it was", () => {
  const { text, original, originalOffset, keepsPlaces } = rewritten("a+b\\/c");
  expect({ text, original, keepsPlaces }).toEqual({
    text: "a plus b/c",
    original: "a+b\\/c",
    keepsPlaces: false,
  });
  expect(["a", "b", "c"].map((letter) => originalOffset(text.indexOf(letter)))).toEqual([0, 2, 5]);
  expect(originalOffset(text.length)).toBe(original.length);
});

test("where nothing is found, or found and left as it is, everything keeps its place", () => {
  const texts = [asItStands("a+b"), rewritten("a-b"), rewrite("a+b", /\+/g, () => "+")];
  expect(texts.map(({ text, originalOffset, keepsPlaces }) => [text, originalOffset(2), keepsPlaces])).toEqual([
    ["a+b", 2, true],
    ["a-b", 2, true],
    ["a+b", 2, true],
  ]);
});

/** Each node as it stands in the original, and the keys that do not stand there as they read. */
function nodesOf(original: string) {
  const text = rewritten(original);
  const { count, places, keys } = nodesInOriginal(readYaml(text.text).nodes, text);
  const written = Array.from({ length: count }, (_, node) => original.slice(places[3 * node], places[3 * node + 1]));
  return { written, keys: [...keys] };
}

test("nodes stand at their places in the original, and keys read as in the new text", () => {
  expect(nodesOf('{"a\\/b":"c\\/d","e":["\\/",{"\\/":[]}],"\\t":{}}')).toEqual({
    written: [
      '{"a\\/b":"c\\/d","e":["\\/",{"\\/":[]}],"\\t":{}}',
      ...['"a\\/b"', '"c\\/d"'],
      ...['"e"', '["\\/",{"\\/":[]}]', '"\\/"', '{"\\/":[]}', '"\\/"', "[]"],
      ...['"\\t"', "{}"],
    ],
    keys: [
      [9, "\t"],
      [1, "a/b"],
      [7, "/"],
    ],
  });
  expect(nodesOf("a+b: c+d\nlist:\n- e+f\n- g+h: -i\n").keys).toEqual([
    [1, "a plus b"],
    [7, "g plus h"],
  ]);
});

test("a text in which nothing was replaced has its own nodes", () => {
  const { nodes } = readYaml("a: 1\n");
  expect(nodesInOriginal(nodes, asItStands("a: 1\n"))).toBe(nodes);
});
