import fc from "fast-check";
import jsonPatch from "fast-json-patch";
import { expect, test } from "vitest";
import { goJson, type JsonValue, type PatchOperation } from "../../src/go/json.ts";
import { editYaml } from "../../src/parse/edit-yaml.ts";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { plainDocuments } from "./plain-documents.ts";

/** The text after a patch on its first document; if it is refused, why. */
function edit(text: string, ...patch: PatchOperation[]): string {
  const [document = readYaml(text)] = parseDocuments(text);
  const edited = editYaml(document, patch);
  return edited.ok ? edited.value : edited.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n");
}

const replace = (path: string, value: unknown): PatchOperation => ({ op: "replace", path, value });
const add = (path: string, value: unknown): PatchOperation => ({ op: "add", path, value });
const remove = (path: string): PatchOperation => ({ op: "remove", path });
const move = (from: string, path: string): PatchOperation => ({ op: "move", from, path });

const task = `# A task.
apiVersion: tekton.dev/v1   # the version
kind: Task
metadata: {name: "a", labels: {app: b}}
spec:
  params: []
  steps:
    # Builds.
    - name: build   # first
      # pinned
      image: 'busybox'
      script: |
        make

        make install
    # Tests.
    - name: test
      args: ["a", "b"]
      env:
      - name: HOME
        value: /root
`;

/** The lines of the task that are others after a patch, `-` those that were, `+` those that are. */
function changes(...patch: PatchOperation[]): string {
  const before = task.split("\n");
  const after = edit(task, ...patch).split("\n");
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const shown = (sign: string, lines: string[]) => lines.slice(start, lines.length - end).map((line) => sign + line);
  return [...shown("-", before), ...shown("+", after)].join("\n");
}

test("a scalar is replaced where it stands; quotes and comments stay", () => {
  expect(changes(replace("/apiVersion", "tekton.dev/v1beta1"))).toBe(`\
-apiVersion: tekton.dev/v1   # the version
+apiVersion: tekton.dev/v1beta1   # the version`);
  expect(changes(replace("/spec/steps/0/image", "it's"))).toBe(`\
-      image: 'busybox'
+      image: 'it''s'`);
  expect(changes(replace("/metadata/name", "c"), replace("/metadata/labels/app", "d, e"))).toBe(`\
-metadata: {name: "a", labels: {app: b}}
+metadata: {name: "c", labels: {app: "d, e"}}`);
});

test("scripts are written as literals", () => {
  expect(changes(replace("/spec/steps/0/script", "#!/bin/sh\nmake $1 $$ $&\n"))).toBe(`\
-        make
-
-        make install
+        #!/bin/sh
+        make $1 $$ $&`);
  expect(changes(replace("/spec/steps/0/name", "a\n\nb"))).toBe(`\
-    - name: build   # first
+    - name: |-   # first
+        a
+
+        b`);
});

test("a mapping or a list takes the place of a scalar, and a scalar theirs", () => {
  expect(changes(replace("/apiVersion", { a: [1, { b: [] }] }))).toBe(`\
-apiVersion: tekton.dev/v1   # the version
+apiVersion:   # the version
+  a:
+    - 1
+    - b: []`);
  expect(changes(replace("/spec/steps/1/env", "none"))).toBe(`\
-      env:
-      - name: HOME
-        value: /root
+      env: none`);
  expect(changes(replace("/spec/steps/1/args", ["c"]))).toBe(`\
-      args: ["a", "b"]
+      args: [c]`);
});

test("an item is added behind the one before it", () => {
  expect(changes(add("/spec/steps/1", { name: "check" }))).toBe("+    - name: check");
  expect(changes(add("/spec/steps/-", { name: "deploy", script: "a\nb\n" }))).toBe(`\
+    - name: deploy
+      script: |
+        a
+        b`);
  expect(changes(add("/spec/steps/1/env/0", { name: "A", value: "yes" }))).toBe(`\
+      - name: A
+        value: "yes"`);
  expect(changes(add("/spec/steps/1/args/1", "c"), add("/spec/steps/1/args/0", "010"))).toBe(`\
-      args: ["a", "b"]
+      args: ["010", "a", c, "b"]`);
});

test("a key is added behind the last one", () => {
  expect(changes(add("/spec/steps/1/env/0/on", 1))).toBe('+        "on": 1');
  expect(changes(add("/metadata/labels/c", { d: 1 }))).toBe(`\
-metadata: {name: "a", labels: {app: b}}
+metadata: {name: "a", labels: {app: b, c: {d: 1}}}`);
  expect(changes(add("/spec/params/-", { name: "p" }))).toBe(`\
-  params: []
+  params:
+    - name: p`);
});

test("what is removed takes the comments inside and right above along", () => {
  expect(changes(remove("/spec/steps/0"))).toBe(`\
-    # Builds.
-    - name: build   # first
-      # pinned
-      image: 'busybox'
-      script: |
-        make
-
-        make install`);
  expect(changes(remove("/spec/steps/0/image"))).toBe("-      # pinned\n-      image: 'busybox'");
  expect(edit("a:\n  - b\n  # c\n# d\ne: f\n", remove("/a"))).toBe("# d\ne: f\n");
});

test("comments with a blank line below, or above the first key of a mapping, stay: they may be about more", () => {
  expect(edit("a:\n  # all\n\n  - b\n  - c\n", remove("/a/0"))).toBe("a:\n  # all\n\n  - c\n");
  expect(edit("# licence\na: 1\n# b\nb: 2\n", remove("/a"))).toBe("# licence\n# b\nb: 2\n");
  expect(edit("a:\n  # x\n  - x\n  # z\n  - z\n", remove("/a/0"), remove("/a/0"))).toBe("a: []\n");
});

test("a document that is JSON stays JSON", () => {
  expect(edit('{"a": 1}', { op: "replace", path: "/a", value: "x" })).toBe('{"a": "x"}');
  expect(edit('{"spec":{"tasks":[{"name":"a"}]}}\n', add("/spec/tasks/0/runAfter", ["b", "yes"]))).toBe(
    '{"spec":{"tasks":[{"name":"a", "runAfter": ["b", "yes"]}]}}\n',
  );
  expect(edit('{"a": []}', add("/a/-", { b: "c", d: null }), { op: "move", from: "/a", path: "/e" })).toBe(
    '{"e": [{"b": "c", "d": null}]}',
  );
  expect(edit('{"a": 1}', { op: "replace", path: "", value: { b: ["c"] } })).toBe('{"b": ["c"]}');
});

test("a value that moves into an empty mapping brings its comments, too", () => {
  const text = "spec:\n  # why\n  pod: # here\n    # no root\n    root: no # really\n  run:\n    - {} # none\n";
  expect(edit(text, add("/spec/template", {}), move("/spec/pod", "/spec/template/pod"))).toBe(
    "spec:\n  run:\n    - {} # none\n  template:\n    # why\n    pod: # here\n      # no root\n      root: no # really\n",
  );
  expect(edit(text, move("/spec/pod", "/spec/run/0/pod"))).toBe(
    "spec:\n  run:\n    - # none\n      # why\n      pod: # here\n        # no root\n        root: no # really\n",
  );
});

test("a value that goes into a mapping of its own looks as it did, and its comments stay with it", () => {
  const text = "a: 'b' # b\n# c\n# C\nc: |- # text\n  d\n\n  e\n # behind\nf: &f # list\n- 1\ng: {h: 1}\n";
  expect(edit(text, replace("/a", { x: "b" }))).toBe(text.replace("a: 'b' # b", "a:\n  x: 'b' # b"));
  expect(edit(text, replace("/c", { w: "d\n\ne" }))).toBe(
    text.replace(/# c[^f]*f:/, "c:\n  # c\n  # C\n  w: |- # text\n    d\n\n    e\n   # behind\nf:"),
  );
  expect(edit(text, replace("/f", { z: [1] }))).toBe(text.replace("f: &f # list\n- 1", "f:\n  z: &f # list\n  - 1"));
  expect(edit(text, replace("/g/h", { i: 1 }))).toBe(text.replace("{h: 1}", "{h: {i: 1}}"));
});

test("comments behind a value that are further right move along", () => {
  const text = "a:\n  b:\n    c: 1\n    # end of b\n   # still b\n  # end of a\nd: 2\n";
  expect(edit(text, move("/a/b", "/e"))).toBe("a: {}\n  # end of a\nd: 2\ne:\n  c: 1\n  # end of b\n # still b\n");
  expect(edit("- a: 1\n  # end\n- b: 2\n", move("/0", "/1"))).toBe("- b: 2\n- a: 1\n  # end\n");
});

test("when the first key of an item is removed, the second one moves up to the dash", () => {
  expect(changes(remove("/spec/steps/1/name"))).toBe(`\
-    - name: test
-      args: ["a", "b"]
+    - args: ["a", "b"]`);
  expect(changes(remove("/spec/steps/0/name"))).toBe(`\
-    - name: build   # first
+    -`);
});

test("what becomes empty is written in brackets", () => {
  expect(changes(remove("/spec/steps/1/env/0"))).toBe(`\
-      env:
-      - name: HOME
-        value: /root
+      env: []`);
  expect(changes(remove("/metadata/labels/app"))).toBe(`\
-metadata: {name: "a", labels: {app: b}}
+metadata: {name: "a", labels: {}}`);
  expect(edit("a: 1\n", remove("/a"))).toBe("{}\n");
});

const list = `list:
  # one
  - a: 1 # eins
    # more
    b: |
      text
  # two
  - c: 2
other: []
`;

test("items move with their comments", () => {
  const moved = `list:
  # two
  - c: 2
  # one
  - a: 1 # eins
    # more
    b: |
      text
other: []
`;
  expect(edit(list, move("/list/1", "/list/0"))).toBe(moved);
  expect(edit(list, move("/list/0", "/list/1"))).toBe(moved);
  expect(edit(list, move("/list/0", "/other/0"))).toBe(`list:
  # two
  - c: 2
other:
  - a: 1
    b: |
      text
`);
});

test("copies come with the comments inside", () => {
  expect(edit(list, { op: "copy", from: "/list/0", path: "/list/-" })).toBe(`list:
  # one
  - a: 1 # eins
    # more
    b: |
      text
  # two
  - c: 2
  - a: 1 # eins
    # more
    b: |
      text
other: []
`);
});

test("a key that gets another name stays where it is", () => {
  expect(changes(move("/spec/steps/0/image", "/spec/steps/0/on"))).toBe(`\
-      image: 'busybox'
+      "on": 'busybox'`);
  expect(edit("a: 1 # c\nb: 2\n", move("/a", "/b"))).toBe("b: 1\n");
});

test("a test that holds changes nothing, one that fails refuses the patch", () => {
  expect(edit(task, { op: "test", path: "/kind", value: "Task" })).toBe(task);
  expect(edit(task, { op: "test", path: "/metadata/labels", value: { app: "b" } })).toBe(task);
  expect(edit(task, remove("/spec"), { op: "test", path: "/kind", value: "Pipeline" })).toBe(
    'parse/patch: the value at "/kind" is not the one that the patch expects',
  );
});

test("the root may be replaced", () => {
  expect(edit("# a\nb: c # d\n", replace("", { e: ["f"] }))).toBe("# a\ne:\n  - f # d\n");
  expect(edit("a\n", replace("", "yes"))).toBe('"yes"\n');
  expect(edit("[a]\n", add("/-", "b"))).toBe("[a, b]\n");
});

test("line ends stay as they are", () => {
  expect(edit("a: 1\r\nb:\r\n  - c\r\n", add("/b/-", "d\ne\n"))).toBe(
    "a: 1\r\nb:\r\n  - c\r\n  - |\r\n    d\r\n    e\r\n",
  );
  expect(edit("a: 1\r\nb: 2", remove("/b"))).toBe("a: 1");
  expect(edit("a: 1", add("/b", 2))).toBe("a: 1\nb: 2");
  expect(edit("\ufeffa: 1\nb: 2\n", remove("/a"))).toBe("\ufeffb: 2\n");
});

test("a carriage return too many before a line break is part of it", () => {
  const text = "a: 1\r\r\nb:\r\r\n  # c\r\r\n  - c # d\r\r\n  - e\r\r\n---\r\r\nf: 1\r\r\n";
  expect(edit(text, add("/b/-", "g\nh\n"))).toBe(
    text.replace("  - e\r\r\n", "  - e\r\r\n  - |\r\r\n    g\r\r\n    h\r\r\n"),
  );
  expect(edit(text, remove("/b/0"))).toBe(text.replace("  # c\r\r\n  - c # d\r\r\n", ""));
  expect(edit(text, move("/b/0", "/b/1"))).toBe(
    text.replace(/( {2}# c.*c # d\r\r\n)( {2}- e\r\r\n)/s, (_, moved, other) => other + moved),
  );
  expect(edit(text, remove("/b"))).toBe("a: 1\r\r\n---\r\r\nf: 1\r\r\n");
  expect(edit("a: 1\r\r\nb: 2", remove("/b"))).toBe("a: 1");
  expect(edit("a: 1\r\n\r\nb: 2", remove("/b"))).toBe("a: 1\r\n");
});

test("other documents are not touched", () => {
  const text = "# one\na:   1\n---\n\nb: {c:  2}   # two\n--- # three\nd: @\n";
  const [, second] = parseDocuments(text);
  expect(second && editYaml(second, [add("/e", 3)])).toEqual({
    ok: true,
    value: "# one\na:   1\n---\n\nb: {c:  2}   # two\ne: 3\n--- # three\nd: @\n",
    diagnostics: [],
  });
});

/** The text of the file after a patch on the document at an index; if it is refused, why. */
function editAt(index: number, text: string, ...patch: PatchOperation[]): string {
  const edited = editYaml(parseDocuments(text)[index] ?? readYaml(text), patch);
  return edited.ok ? edited.value : edited.diagnostics.map(({ code, message }) => `${code}: ${message}`).join("\n");
}

test("JSON behind JSON is edited where it is no YAML, and stays JSON", () => {
  expect(editAt(1, '{"a":1}["\\/"]', replace("/0", "x"))).toBe('{"a":1}["x"]');
  expect(editAt(1, '{"a":1}\n["\\ud83d\\ude00","x"]\n', remove("/1"))).toBe('{"a":1}\n["\\ud83d\\ude00"]\n');
  expect(editAt(1, '{"a":1} "\\/" 2', replace("", ["yes"]))).toBe('{"a":1} ["yes"] 2');
  expect(editAt(2, '{"a":1} {"b":"\\/"} 3', replace("", { c: "d" }))).toBe('{"a":1} {"b":"\\/"} {"c": "d"}');
});

test("an edit after which another document of the file would read otherwise is refused", () => {
  const refused = "parse/edit: cannot change this without changing another document of the file";
  expect(editAt(1, '{"a":1}\nb: 2\n---\nc: 3\n', remove("/b"))).toBe(refused);
  expect(editAt(0, '{"a":1}\n{"b":"\\/"}', replace("", [1]))).toBe(refused);
  expect(editAt(0, '{"a":1}\nb: 2\n', replace("", "c"))).toBe(refused);
  expect(editAt(0, '{"a":1}\n{"b":2}\n@', replace("/a", 3))).toBe('{"a":3}\n{"b":2}\n@');
  expect(editAt(0, '{"a":1}\n---\nb: 2\n', replace("", [1]))).toBe("[1]\n---\nb: 2\n");
});

test("the last line of a text that was read on its own stays as it is", () => {
  const edited = (text: string) => editYaml(readYaml(text), [replace("/a", 2)]);
  expect(edited("a: 1\nb: |\n  c")).toEqual({ ok: true, value: "a: 2\nb: |\n  c", diagnostics: [] });
  expect(edited("a: 1\n---\nb: @")).toEqual({ ok: true, value: "a: 2\n---\nb: @", diagnostics: [] });
});

test("lists stand as they do elsewhere in the text", () => {
  expect(edit("a:\n- b\nc: 1\n", replace("/c", ["d"]))).toBe("a:\n- b\nc:\n- d\n");
  expect(edit("a:\n    b:\n        - c\nd: 1\n", replace("/d", { e: ["f"] }))).toBe(
    "a:\n    b:\n        - c\nd:\n    e:\n        - f\n",
  );
});

test("strings that YAML 1.1 takes for something else are quoted, others are not", () => {
  const strings = [
    "yes",
    "n",
    "010",
    "0o7",
    "1e3",
    "1_000",
    "~",
    "",
    ".5",
    "<<",
    "- a",
    "a: b",
    "a #b",
    "@a",
    " a",
    "a:",
  ];
  const plain = [
    "a",
    "1:30",
    "2001-01-01",
    "1.2.3",
    "a:b",
    "a#b",
    "$(params.x)",
    "-a",
    "a, b",
    "it's",
    "é",
    "v1",
    "yEs",
  ];
  const quotes = strings.map((text) => JSON.stringify(text));
  expect(edit("a: 1\n", replace("/a", [...strings, ...plain]))).toBe(
    `a:\n${[...quotes, ...plain].map((text) => `  - ${text}\n`).join("")}`,
  );
});

test("any value can be written", () => {
  const values = [12345678901234567890n, -1, -0, 1e21, 0.1, true, null, [], {}, [[1, [2]]], { "": { yes: "no" } }];
  const strings = [
    "\t",
    "\n",
    "a\n ",
    " a\nb",
    "\u0000",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\x7f",
    "a\r\nb",
    "---",
    "...",
    '"',
    "\\",
    "a\n---\nb",
  ];
  const text = edit("a: 1\n", replace("/a", [...values, ...strings]));
  expect(readYaml(text).value).toEqual({ a: [...values, ...strings] });
});

test("keys may be called __proto__", () => {
  expect(edit("a: 1\n", add("/__proto__", { constructor: 2 }))).toBe("a: 1\n__proto__:\n  constructor: 2\n");
  expect(edit("__proto__: {a: 1}\n", remove("/__proto__/a"))).toBe("__proto__: {}\n");
});

test("an added key hides one that is merged", () => {
  expect(edit("a: &a {b: 1}\nc:\n  <<: *a\n", replace("/c/b", 2))).toBe("a: &a {b: 1}\nc:\n  <<: *a\n  b: 2\n");
});

test("an alias gives way to a value of its own", () => {
  expect(edit("a: &a {b: 1}\nc: *a # d\n", replace("/c", { b: 2 }))).toBe("a: &a {b: 1}\nc: # d\n  b: 2\n");
});

test("tags and anchors that would change the new value go, others stay", () => {
  expect(edit("a: !!str 1\n", replace("/a", 2))).toBe("a: 2\n");
  expect(edit("a: !!str 1\n", replace("/a", "b"))).toBe("a: !!str b\n");
  expect(edit("a: &a 1 # b\n", replace("/a", [2]))).toBe("a: &a # b\n  - 2\n");
});

test("what cannot be changed alone is refused", () => {
  const refused = "parse/edit: cannot change this without changing something else";
  const text = "a: &a {b: [1]}\nc: *a\nd: {<<: *a}\n";
  expect(edit(text, add("/c/b/-", 2))).toBe(refused);
  expect(edit(text, add("/a/b/-", 2))).toBe(refused);
  expect(edit(text, remove("/d/b"))).toBe(refused);
  expect(edit("a: 1\na: 2\n", remove("/a"))).toBe(refused);
});

test("a refusal says where", () => {
  const document = readYaml("a: [1]\n");
  expect(editYaml(document, [remove("/a/0/b")])).toEqual({
    ok: false,
    diagnostics: [
      {
        code: "parse/patch",
        severity: "error",
        message: 'there is no value at "/a/0/b"',
        paths: [],
        at: ["a", 0, "b"],
        range: document.source.rangeOf(4, 5),
      },
    ],
  });
});

test("a document that could not be read has its own diagnostics", () => {
  const document = readYaml("a: @\n");
  expect(editYaml(document, [])).toEqual({ ok: false, diagnostics: document.diagnostics });
});

test("a document that is not what its text says is the caller's mistake", () => {
  expect(() => editYaml({ ...readYaml("a: 1"), value: { a: 2 } }, [])).toThrow(
    new TypeError("Cannot edit the document: its value is not what its text says"),
  );
});

const pointerOf = (path: readonly (string | number)[]) =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Pointers to all values in a value, and behind the end of each list and mapping. */
function pointersIn(value: JsonValue, path: readonly (string | number)[] = []): string[] {
  if (typeof value !== "object" || value === null) return [pointerOf(path)];
  const inside = Object.entries(value).flatMap(([key, item]) => pointersIn(item, [...path, key]));
  return [pointerOf(path), ...inside, pointerOf([...path, Array.isArray(value) ? "-" : "new key"])];
}

const anyValue = fc.oneof(
  fc.constantFrom<unknown>("a", "yes", "010", "a\nb\n", "a\n\nb", "", 1, true, null, [], {}, ["a"], { a: { b: [1] } }),
  fc.jsonValue({ maxDepth: 2 }),
);

const operations = fc.tuple(fc.constantFrom("add", "replace", "remove", "move", "copy"), fc.nat(), fc.nat(), anyValue);

test("the text after a patch reads as the patched value", () => {
  fc.assert(
    fc.property(plainDocuments, operations, (text, [op, one, two, value]) => {
      const document = readYaml(text);
      const before = structuredClone(document.value ?? null);
      const pointers = pointersIn(before);
      const at = (index: number) => pointers[index % pointers.length] ?? "";
      // The types of the other package know fewer values.
      const operation = { op, path: at(one), from: at(two), value } as PatchOperation;
      const edited = editYaml(document, [operation]);
      // The other package goes on where RFC 6902 says that there is an error.
      if (edited.diagnostics[0]?.code === "parse/patch") return;
      const expected = jsonPatch.applyPatch({ root: before }, [rooted(operation)] as never, true).newDocument.root;
      expect(edited.ok && goJson(readYaml(edited.value).value ?? null)).toBe(goJson(expected));
    }),
    { numRuns: 500 },
  );
});

test("what is JSON is JSON after a patch", () => {
  fc.assert(
    fc.property(plainDocuments, fc.constantFrom(0, 2), operations, (text, indent, [op, one, two, value]) => {
      const json = JSON.stringify(readYaml(text).value ?? null, null, indent);
      const document = readYaml(json);
      const pointers = pointersIn(document.value ?? null);
      const at = (index: number) => pointers[index % pointers.length] ?? "";
      const edited = editYaml(document, [{ op, path: at(one), from: at(two), value } as PatchOperation]);
      if (edited.ok) expect(goJson(JSON.parse(edited.value))).toBe(goJson(readYaml(edited.value).value ?? null));
    }),
    { numRuns: 500 },
  );
});

/** The same below `root`, as the other package cannot replace the whole. */
const rooted = (operation: PatchOperation) => ({
  ...operation,
  path: `/root${operation.path}`,
  ...("from" in operation ? { from: `/root${operation.from}` } : {}),
});

test("an addition leaves all other lines as they are", () => {
  fc.assert(
    fc.property(plainDocuments, anyValue, fc.nat(), (text, value, index) => {
      const document = readYaml(text);
      const ends = pointersIn(document.value ?? null).filter((pointer) => /\/(?:-|new key)$/.test(pointer));
      const path = ends[index % ends.length] ?? "/-";
      const edited = editYaml(document, [add(path, value)]);
      const lines = edited.ok ? edited.value.split("\n") : [];
      const missing = text.split("\n").filter((line) => !lines.includes(line));
      // In brackets the line itself is changed.
      expect(missing.length).toBeLessThanOrEqual(/[[{]/.test(missing.join("")) ? 1 : 0);
    }),
    { numRuns: 500 },
  );
});

const operation = fc.record({
  op: fc.constantFrom("add", "replace", "remove", "move", "copy", "rename", "test"),
  at: fc.nat(),
  from: fc.nat(),
  value: anyValue,
});

/** A patch that fits, and the text after its operations have been done one after the other. */
function oneByOne(
  text: string,
  wanted: readonly { readonly op: string; readonly at: number; readonly from: number; readonly value: unknown }[],
): { readonly patch: readonly PatchOperation[]; readonly after: string } {
  const patch: PatchOperation[] = [];
  for (const { op, at, from, value } of wanted) {
    const document = readYaml(text);
    const pointers = pointersIn(document.value ?? null);
    const path = pointers[at % pointers.length] ?? "";
    const next = {
      ...{ op: op === "rename" ? "move" : op, path: op === "rename" ? path.replace(/[^/]*$/, "other") : path },
      ...{ from: op === "rename" ? path : pointers[from % pointers.length], value },
    } as PatchOperation;
    const edited = next.path.startsWith("/") ? editYaml(document, [next]) : undefined;
    if (!edited?.ok) continue;
    patch.push(next);
    text = edited.value;
  }
  return { patch, after: text };
}

/** The comments of a plain document; in its literals stand others. */
const commentsIn = (text: string) => text.match(/# (?:c|d: e|i)$/gm)?.sort() ?? [];

test("a patch has the same value and the same comments as its operations one after the other", () => {
  fc.assert(
    fc.property(plainDocuments, fc.array(operation, { minLength: 2, maxLength: 8 }), (text, wanted) => {
      const { patch, after } = oneByOne(text, wanted);
      const edited = editYaml(readYaml(text), patch);
      expect(edited.diagnostics).toEqual([]);
      const whole = edited.ok ? edited.value : "";
      expect(goJson(readYaml(whole).value ?? null)).toBe(goJson(readYaml(after).value ?? null));
      expect(commentsIn(whole)).toEqual(commentsIn(after));
    }),
    { numRuns: 500 },
  );
});

test("of several operations that cannot be done the first one in the patch is told", () => {
  const text = "a: &a {b: [1]}\nc: *a\nd: {e: 1}\n";
  const refused = "parse/edit: cannot change this without changing something else";
  expect(edit(text, remove("/d/e"), add("/d/f", 1), add("/c/b/-", 2), remove("/x"))).toBe(refused);
  expect(edit(text, remove("/d/e"), remove("/x"), add("/c/b/-", 2))).toBe('parse/patch: there is no value at "/x"');
  expect(edit(text, remove("/d/e"), remove("/d/e"), remove("/x"))).toBe('parse/patch: there is no value at "/d/e"');
});

test("what is added at one place has the order of the patch", () => {
  const text = "a:\n  - b\nc:\n  d:\n    - e # e\n";
  expect(edit(text, add("/c/f", 1), add("/c/d/-", 2), add("/g", 3), add("/c/d/-", 4), add("/a/0", 5))).toBe(
    "a:\n  - 5\n  - b\nc:\n  d:\n    - e # e\n    - 2\n    - 4\n  f: 1\ng: 3\n",
  );
  expect(edit("a: [1, 2]\n", add("/a/0", 3), add("/a/-", 4), replace("/a/1", 5), remove("/a/0"))).toBe(
    "a: [5, 2, 4]\n",
  );
});

test("thousands of operations take a few readings, whatever each of them does", () => {
  const count = 4000;
  const all = (item: (index: number) => string) => Array.from({ length: count }, (_, index) => item(index)).join("");
  const text = `list:\n${all((index) => `  - a: ${index} # a\n    # b\n    b: {}\n    c: 1\n`)}`;
  const each = (index: number): PatchOperation[] => [
    move(`/list/${index}/a`, `/list/${index}/d`),
    remove(`/list/${index}/c`),
    move(`/list/${index}/d`, `/list/${index}/b/d`),
  ];
  expect(edit(text, ...Array.from({ length: count }, (_, index) => each(index)).flat())).toBe(
    `list:\n${all((index) => `  -\n    # b\n    b:\n      d: ${index} # a\n`)}`,
  );
});
