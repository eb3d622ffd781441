import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { plainLoops } from "../../scripts/build/plain-loops.ts";

const folder = mkdtempSync(join(tmpdir(), "tekton-core-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function rewritten(text: string): string {
  const path = join(folder, `${files++}.ts`);
  writeFileSync(path, text);
  return plainLoops([path])(text, path);
}

/** What a program leaves in `said`. */
const saidBy = (text: string): unknown =>
  runInNewContext(`${ts.transpile(text, { target: ts.ScriptTarget.ES2022 })}\n;said`);

const HEAD = "const said: unknown[] = [];\nconst list: readonly [string, number][] = [['a', 1], ['b', 2]];\n";

test("a loop over a list counts", () => {
  expect(rewritten(`${HEAD}for (const item of list) said.push(item);`)).toBe(
    `${HEAD}for (let $list0 = (list), $index0 = 0; $index0 < $list0.length; $index0++) { const item = $list0[$index0]; said.push(item); }`,
  );
});

test("a list is taken apart by its indexes", () => {
  expect(rewritten(`${HEAD}const [, [name, count = 3] = []] = list;`)).toBe(
    `${HEAD}const { 1: { 0: name, 1: count = 3 } = [] } = list;`,
  );
});

test.each([
  ["items that are taken apart", "for (const [name, count] of list) said.push(name, count);"],
  ["indexes and items", "for (const [index, [name]] of list.entries()) said.push(index, name);"],
  ["indexes alone", "for (const [index] of list.entries()) said.push(index);"],
  ["items alone", "for (const [, item] of list.entries()) said.push(item);"],
  [
    "an item that stands in for none",
    "for (const [index, item = 'none'] of [undefined, 1].entries()) said.push(index, item);",
  ],
  ["pairs as a whole", "for (const [...pair] of list.entries()) said.push(pair);"],
  [
    "a list that is chosen by `in`",
    "const chosen = { b: 1 }; for (const n of 'b' in chosen ? [1] : [2]) said.push(n);",
  ],
  ["a loop in a loop", "for (const a of list) for (const b of list) if (a !== b) { said.push(a, b); break; }"],
  ["a list that grows", "const a = [3]; for (const n of a) { if (n > 0) a.push(n - 1); said.push(n); }"],
  ["a variable that changes", "for (let [, n] of list) { n += 1; said.push(n); }"],
  [
    "functions that keep the variable",
    "const f = []; for (const [i] of list.entries()) f.push(() => i); said.push(...f.map((g) => g()));",
  ],
  ["a way out of both loops", "out: for (const a of list) for (const b of list) { said.push(b); continue out; }"],
  [
    "what is looked up once",
    "let asked = 0; const ask = () => { asked++; return list; }; for (const _ of ask()) said.push(asked);",
  ],
  [
    "a list of a generic function",
    "const f = <T extends readonly string[]>(all: T) => { for (const a of all) said.push(a); }; f(['x', 'y']);",
  ],
  ["parameters", "said.push(...list.map(([name, count = 7]) => name + count), (([a]: [number]) => a)([5]));"],
  ["no list: a map", "for (const [name, count] of new Map(list)) said.push(name, count);"],
  ["no list: a set", "for (const n of new Set([1, 1, 2])) said.push(n);"],
  ["no list: a text", "for (const letter of 'a😀b') said.push(letter);"],
  [
    "no list: a generator",
    "function* count() { yield 1; yield 2; } for (const n of count()) said.push(n); const [first] = count(); said.push(first);",
  ],
  ["no list: the entries of a map", "for (const [k, [v]] of new Map([[1, ['x']]]).entries()) said.push(k, v);"],
  ["a rest", "const [first, ...rest] = list; said.push(first, rest);"],
])("nothing else changes: %s", (_, body) => {
  const text = HEAD + body;
  expect(saidBy(rewritten(text))).toEqual(saidBy(text));
});

test("what is no list, is left as it stands", () => {
  const text = `${HEAD}for (const letter of "ab") said.push(letter);\nfor (const n of new Set([1])) said.push(n);\nconst [a] = new Set([1]);\n`;
  expect(rewritten(text)).toBe(text);
});

test("another text than the one that the types are of is refused", () => {
  const path = join(folder, "other.ts");
  writeFileSync(path, "export {};");
  expect(() => plainLoops([path])("export { };", path)).toThrow("are looked for in another text");
});
