import { expect, test } from "vitest";
import { entryPoints } from "../../scripts/build/entry-points.ts";
import { importsOf, type SourceImport, sourceFiles } from "./source-imports.ts";

/** Which area may import which, beside those that everyone imports. */
const MAY_IMPORT = new Map<string, readonly string[]>([
  ["diagnostic", []],
  ["wrong-argument", []],
  ["suggest", []],
  ["value-at", []],
  ["go", []],
  ["types", []],
  ["parse", []],
  ["decode", ["types", "parse"]],
  ["cel", []],
  ["substitute", ["types"]],
  ["dag", ["types", "substitute"]],
  ["status", ["types"]],
  ["validate", ["types", "decode", "substitute", "dag", "cel"]],
  ["lint", ["types", "substitute", "dag"]],
  ["pod", ["types", "substitute"]],
  ["pac", ["types", "parse", "substitute", "cel"]],
  ["backend", ["types"]],
  ["backend/local", ["types", "backend", "pod", "status"]],
  ["backend/kubernetes", ["types", "backend", "pod", "status"]],
  ["run", ["types", "substitute", "cel", "dag", "status", "validate", "backend"]],
  ["language", ["parse", "types", "validate", "lint", "dag", "substitute"]],
]);
const EVERYONE_IMPORTS = ["diagnostic", "wrong-argument", "suggest", "value-at", "go"];
const MAY_IMPORT_NODE = ["backend/local", "backend/kubernetes", "cli"];

const imports = sourceFiles().flatMap((file) => importsOf(file));
const among = (wrong: (imported: SourceImport) => boolean) =>
  imports.filter(wrong).map(({ from, to, clause }) => `${from}: ${clause} from ${to}`);

test("an area imports what the table lets it import", () => {
  expect(among(({ from, to, isFile }) => isFile && !mayImport(areaOf(from), areaOf(to)))).toEqual([]);
});

test("each folder is an area of the table", () => {
  const areas = new Set(sourceFiles().map(areaOf));
  expect([...areas].filter((area) => !MAY_IMPORT.has(area) && area !== "cli" && area !== "root")).toEqual([]);
});

test("only the root imports an index.ts", () => {
  const lists = new Set(entryPoints().map(({ source }) => source.slice("src/".length)));
  expect(among(({ from, to, isFile }) => isFile && lists.has(to) && from !== "index.ts")).toEqual([]);
});

test("only backends and the command line import Node", () => {
  expect(among(({ from, to }) => to.startsWith("node:") && !MAY_IMPORT_NODE.includes(areaOf(from)))).toEqual([]);
});

test("no file imports itself in a circle, not even its types", () => {
  expect(circles(imports)).toEqual([]);
});

test("what a list exports is written out: no `export *`", () => {
  expect(among(({ clause }) => clause.startsWith("*") && !clause.startsWith("* as"))).toEqual([]);
});

test("zod is imported as a namespace, so that bundlers can take it apart", () => {
  expect(among(({ to, clause }) => to === "zod" && !/^(type )?\* as z$/.test(clause))).toEqual([]);
});

test("imports are found in whatever form they are written", () => {
  const text = `
    import a, { type b } from "./b.ts";
    import "./c.ts";
    export * from "../go/d.ts";
    export type { e } from "e";
    type F = import("./f.ts").F;
    const g = () => import("g");`;
  expect(importsOf("dag/a.ts", text).map(({ to, clause }) => [to, clause])).toEqual([
    ["dag/b.ts", "a, { type b }"],
    ["dag/c.ts", ""],
    ["go/d.ts", "*"],
    ["e", "{ e }"],
    ["dag/f.ts", ""],
    ["g", ""],
  ]);
});

test("a circle is found", () => {
  const between = (from: string, to: string): SourceImport => ({ from, to, isFile: true, clause: "" });
  expect(circles([between("a", "b"), between("b", "c"), between("c", "b"), between("a", "c")])).toEqual(["b → c → b"]);
});

/** `backend/local/journal.ts` is in `backend/local`, `diagnostic.ts` in `diagnostic`, and `index.ts` in the root. */
function areaOf(file: string): string {
  if (file === "index.ts") return "root";
  return /^(backend\/(?:local|kubernetes)|[^/]+)\//.exec(file)?.[1] ?? file.replace(/\.ts$/, "");
}

function mayImport(from: string, to: string): boolean {
  if (from === to || from === "cli" || (from === "root" && to !== "cli")) return true;
  if (EVERYONE_IMPORTS.includes(to)) return !["diagnostic", "wrong-argument", "suggest"].includes(from);
  return MAY_IMPORT.get(from)?.includes(to) ?? false;
}

/** Each circle once, from where it is first met. */
function circles(all: readonly SourceImport[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to, isFile } of all) if (isFile) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}
