import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { build, type Metafile } from "esbuild";
import { expect, test } from "vitest";
import { entryPoints } from "../../scripts/build/entry-points.ts";
import { smokeCalls, specifierOf } from "./smoke-calls.ts";

const { name } = JSON.parse(readFileSync("package.json", "utf8"));
const pureEntries = entryPoints().filter(({ pure }) => pure);

test.for(pureEntries)("$subpath runs in a browser", async ({ subpath }) => {
  const { call, answer } = smokeCalls.get(subpath) ?? { call: "null", answer: "no smoke call" };
  const { code } = await bundle(`import * as api from "${specifierOf(name, subpath)}"; globalThis.answer = ${call};`);
  expect(JSON.parse(runInBrowserWorld(code))).toEqual(answer);
});

test("who plans a pipeline with the root does not get zod", async () => {
  const { inputs } = await bundle(`import { planPipeline } from "${name}"; globalThis.answer = planPipeline;`);
  expect(inputs.filter((path) => path.includes("node_modules"))).toEqual([]);
});

test.for(pureEntries.filter(({ subpath }) => subpath !== "." && subpath !== "./types"))(
  "$subpath starts without zod",
  async ({ output }) => {
    expect(await packagesLoadedBy(`${output}.js`)).not.toContain("zod");
  },
);

/** As a bundler for the web makes it; anything of Node in it is an error. */
async function bundle(contents: string): Promise<{ code: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: "." },
    bundle: true,
    platform: "browser",
    format: "iife",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  return { code: outputFiles[0]?.text ?? "", inputs: keptInputs(metafile) };
}

const keptInputs = ({ outputs }: Metafile): string[] =>
  Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : []));

/** The packages that Node loads together with a module. */
async function packagesLoadedBy(module: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [module],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    ignoreAnnotations: true, // Node does not know `sideEffects: false`
    write: false,
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.flatMap(({ path, kind }) => (kind === "import-statement" ? path : [])),
  );
}

/** Runs a script that has the language and what browsers add to it, but no Node, and no way to make code of strings. */
function runInBrowserWorld(code: string): string {
  const { TextDecoder, TextEncoder, URL, URLSearchParams, atob, btoa, structuredClone, crypto, performance } =
    globalThis;
  const { AbortController, AbortSignal, console, queueMicrotask, setTimeout, clearTimeout } = globalThis;
  const browser = {
    ...{ TextDecoder, TextEncoder, URL, URLSearchParams, atob, btoa, structuredClone, crypto, performance },
    ...{ AbortController, AbortSignal, console, queueMicrotask, setTimeout, clearTimeout },
  };
  const world = createContext(browser, { codeGeneration: { strings: false, wasm: true } });
  return runInContext(`${code}\nJSON.stringify(answer)`, world);
}
