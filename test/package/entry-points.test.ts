import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { entryPoints, exportsOf } from "../../scripts/build/entry-points.ts";
import { smokeCalls } from "./smoke-calls.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const isCode = ([subpath]: [string, unknown]) => subpath === "." || !/\.json$|\*/.test(subpath);

test("each index.ts has its lines in `exports`, and each export its index.ts", () => {
  expect(Object.fromEntries(Object.entries(manifest.exports).filter(isCode))).toEqual(exportsOf(entryPoints()));
});

test("the root is there for tools that do not read `exports`", () => {
  const { main, module, types } = manifest;
  expect({ main, module, types }).toEqual({
    main: "./dist/index.cjs",
    module: "./dist/index.js",
    types: "./dist/index.d.ts",
  });
});

test("the command is there when its source is", () => {
  expect(manifest.bin).toEqual(existsSync("src/cli/main.ts") ? { "tekton-core": "dist/cli.cjs" } : undefined);
});

test("each entry point has a smoke call", () => {
  expect(entryPoints().filter(({ subpath }) => !smokeCalls.has(subpath))).toEqual([]);
});
