import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic, Path } from "../../src/diagnostic.ts";
import type { JsonValue } from "../../src/go/json.ts";
import { locate, placeOf } from "../../src/parse/locate.ts";
import { objectsOf } from "../../src/parse/objects-of.ts";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { foundPlaces, textOf, wantedPlaces } from "./markers.ts";
import { yamlPieces } from "./yaml-pieces.ts";

const expectPlaces = (text: string) => expect(foundPlaces(readYaml(text))).toEqual(wantedPlaces(text));

/** The texts of the places of some paths. */
function shown(text: string, ...paths: readonly Path[]) {
  const document = readYaml(text);
  return paths.map((path) => textOf(document, placeOf(document, path)));
}

test("a scalar stands where its text is, a mapping or a list at its key, an item at its first line", () => {
  expectPlaces(`
apiVersion: tekton.dev/v1 # want apiVersion "tekton.dev/v1", . "apiVersion: tekton.dev/v1"
metadata: # want metadata "metadata"
  name: a # want metadata.name "a", key:metadata.name "name"
spec: # want spec "spec", key:spec "spec"
  steps: # want spec.steps "steps"
    - name: 'b c' # want spec.steps.0 "name: 'b c'", spec.steps.0.name "'b c'"
      args: # want spec.steps.0.args "args"
        - d # want spec.steps.0.args.0 "d"
    -
      image: e f # want spec.steps.1 "image: e f"
  params: # want spec.params "params"
  - name: g # want spec.params.0 "name: g", spec.params.0.name "g"
  - - h # want spec.params.1 "- h", spec.params.1.0 "h"
    - i # want spec.params.1.1 "i"
`);
});

test("what is empty is shown by its key or its dash", () => {
  expectPlaces(`
a: # want a "a"
b: !!str # want b "b"
c: {d, e: } # want c "c", c.d "d", c.e "e"
f: # want f "f"
  - # want f.0 "-"
  -
    g: # want f.1.g "g", f.1 "g"
`);
  expect(shown("- a\n-", [1])).toEqual(["-"]);
  expect(shown("", [], ["a"])).toEqual(["", ""]);
});

test("what does not exist is shown by its nearest parent", () => {
  expectPlaces(`
spec: # want spec.steps "spec", key:spec.steps "spec", spec.0 "spec"
  name: a # want spec.name.first.0 "a", key:spec.name.first "a"
  list: [b] # want spec.list.1 "list", spec.list.-1 "list", spec.list.b "list"
`);
  expect(shown("a: 1\nb: 2\n", ["c"], ["toString"], ["__proto__"])).toEqual(["a: 1", "a: 1", "a: 1"]);
});

test("in brackets", () => {
  expectPlaces(`
a: {b: [c, 'd', {"e": f}], g: 1} # want a "a", a.b.1 "'d'", a.b.2 "{\\"e\\": f}", key:a.b.2.e "\\"e\\"", a.g "1"
h: [i: j, k] # want h.0 "i: j", h.0.i "j", h.1 "k"
l: [ # want l "l"
  m, n, # want l.1 "n"
  {o: p, # want l.2 "{o: p", l.2.o "p"
  q: r}] # want l.2.q "r"
`);
});

test("of several lines the first one is shown", () => {
  expect(shown("a: |\n  b\nc: 'd\n  e'\nf: g\n  h\n", ["a"], ["c"], ["f"])).toEqual(["|", "'d", "g"]);
  expect(shown("- a: |\n    b\n  c: d\n- [e,\n  f]\n", [0], [1])).toEqual(["a: |", "[e"]);
  expect(shown('{\n "a": [\n  { # b\n  "c": 1\n  }\n ]\n}\n', [], ["a"], ["a", 0])).toEqual(["{", '"a"', "{"]);
});

test("keys are found whatever they look like", () => {
  expectPlaces(`
yes: a # want true "a", key:true "yes"
'it''s': c # want it's "c"
"d\\u0065": e # want de "e", key:de "\\"d\\\\u0065\\""
-f: g # want -f "g"
h : i # want h "i", key:h "h"
? j # want key:j "j"
: k # want j "k"
__proto__: {constructor: l} # want __proto__.constructor "l"
`);
  expect(shown("010: a\n1.0: b\n1e7: c\n", ["8"], ["1"], ["1e+07"])).toEqual(["a", "b", "c"]);
});

test("of keys that stand twice the last one is meant", () => {
  expectPlaces(`
a: {b: 1}
c: 1
a: {d: 2} # want a.d "2", key:a "a", a.b "a"
`);
});

test("aliases and merges lead to where the text stands", () => {
  expectPlaces(`
a: &a # want a "a"
  -b: 1 # want a.-b "1", c.-b "1", e.-b "1", h.-b "1"
c: *a # want c "c"
e:
  f: 1
  <<: *a
  g: 2 # want e.g "2"
h:
  <<: [*a, {i: 3, -b: 4}] # want h.i "3"
  j: 5 # want h.j "5"
k:
  - &l m # want k.0 "m"
  - *l # want k.1 "*l"
  - {<<: {p: 1}, p: 2, <<: {q: 3}} # want k.2.p "2", k.2.q "3"
`);
});

test("a merge replaces what stands before it, and yields to what stands behind", () => {
  expectPlaces(`
a: &a {c: 1, d: 2} # want b.c "1"
b:
  c: 3
  <<: *a
  d: 4 # want b.d "4"
`);
});

test("lines may end with carriage returns, a text may start with a byte order mark", () => {
  expectPlaces('\ufeffa: b # want a "b"\r\nc: # want c "c"\r\n  - d # want c.0 "d"\r\n');
  expect(shown("a: |\r\n  b\r\nc: 'd\r\n  e'\r\n", [], ["a"], ["c"])).toEqual(["a: |", "|", "'d"]);
  const document = readYaml("\ufeffa: 1\r\nb: 2\rc: 3\n");
  expect([["a"], ["b"], ["c"]].map((path) => placeOf(document, path)?.start)).toEqual([
    { line: 1, column: 4, offset: 4 },
    { line: 2, column: 4, offset: 10 },
    { line: 3, column: 4, offset: 15 },
  ]);
});

test("columns count UTF-16 units", () => {
  const document = readYaml("a: {😀: é}\n");
  expect(placeOf(document, ["a", "😀"])).toEqual({
    start: { line: 1, column: 9, offset: 8 },
    end: { line: 1, column: 10, offset: 9 },
  });
});

test("places count from the start of the file, in every document", () => {
  const [, second] = parseDocuments("a: 1\n---\nb: 2");
  expect(second && placeOf(second, ["b"])).toEqual({
    start: { line: 3, column: 4, offset: 12 },
    end: { line: 3, column: 5, offset: 13 },
  });
});

test("a document that cannot be read has no places", () => {
  expect(placeOf(readYaml("a: @"), ["a"])).toBeUndefined();
});

const problem = (at: Path, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "test/any",
  severity: "error",
  message: "wrong",
  paths: ["spec"],
  at,
  ...more,
});

test("diagnostics get the range of their place", () => {
  const document = readYaml("a: 1\nb: 2\n");
  const range = document.source.rangeOf(8, 9);
  expect(locate(document, [problem(["b"]), problem(["a"], { range }), problem(["b"], { part: "key" })])).toEqual([
    problem(["b"], { range }),
    problem(["a"], { range }),
    problem(["b"], { part: "key", range: document.source.rangeOf(5, 6) }),
  ]);
});

test("diagnostics about a part of a document are about the document afterwards", () => {
  const document = readYaml("kind: List\nitems:\n- a: 1\n- b: 2\n");
  const [, item] = objectsOf(document);
  const located = locate(document, [problem(["b"]), problem([])], item?.at);
  expect(located.map(({ at, paths, range }) => ({ at, paths, text: textOf(document, range) }))).toEqual([
    { at: ["items", 1, "b"], paths: ["spec"], text: "2" },
    { at: ["items", 1], paths: ["spec"], text: "b: 2" },
  ]);
});

/** All places inside a value. */
function* pathsIn(root: JsonValue): Generator<Path> {
  const open: [Path, JsonValue][] = [[[], root]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next;
    yield path;
    if (typeof value !== "object" || value === null) continue;
    for (const [key, item] of Object.entries(value))
      open.push([[...path, Array.isArray(value) ? Number(key) : key], item]);
  }
}

test("no place leaves its document or its line, whatever the text", () => {
  fc.assert(
    fc.property(yamlPieces, fc.array(fc.oneof(fc.string(), fc.nat(3))), (text, anyPath) => {
      for (const document of parseDocuments(text)) {
        if (document.value === undefined) continue;
        for (const path of [...pathsIn(document.value), anyPath]) {
          const range = placeOf(document, path);
          const inside =
            range !== undefined && document.start <= range.start.offset && range.end.offset <= document.end;
          expect([path, inside, range?.start.line]).toEqual([path, true, range?.end.line]);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

/** Values as JSON texts with a line break here and there, of which YAML reads the same. */
const jsonTexts = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 2))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent));

test("what stands at the place of a scalar, or of a key, reads as that scalar or key", () => {
  fc.assert(
    fc.property(jsonTexts, (text) => {
      const document = readYaml(text);
      for (const path of pathsIn(document.value ?? null)) {
        const value = path.reduce<unknown>((parent, key) => Object(parent)[key], document.value);
        const key = path.at(-1);
        if (typeof value !== "object")
          expect(readYaml(textOf(document, placeOf(document, path)) ?? "").value).toBe(value);
        if (typeof key === "string")
          expect(readYaml(textOf(document, placeOf(document, path, "key")) ?? "").value).toBe(key);
      }
    }),
  );
});
