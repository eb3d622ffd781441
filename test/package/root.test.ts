import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const src = new URL("../../src/", import.meta.url);

/** The names that an index file lists, those of types included. */
function exportedNames(path: string): string[] {
  const text = readFileSync(new URL(path, src), "utf8");
  return [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, list = ""]) =>
    list
      .split(",")
      .map((name) => name.trim().replace(/^type /, ""))
      .filter((name) => name !== ""),
  );
}

/** Areas that need more than a language: nothing of them is in the root. */
const NOT_PURE = new Set(["cli", "backend"]);

test("the root repeats every name of every pure area, and each name has one home, but what is for all areas", () => {
  const areas = readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_PURE.has(entry.name))
    .filter((entry) => readdirSync(new URL(`${entry.name}/`, src)).includes("index.ts"));
  const diagnostic = ["Checked", "Diagnostic", "Path", "Severity", "SourcePosition", "SourceRange"];
  const names = areas.flatMap(({ name }) => exportedNames(`${name}/index.ts`)).filter((n) => !diagnostic.includes(n));
  expect(names.length - new Set(names).size).toBe(0);
  expect(exportedNames("index.ts").sort()).toEqual([...names, ...diagnostic].sort());
});
