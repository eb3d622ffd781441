import type { Plugin } from "esbuild";
import { defineConfig, type Options } from "tsup";
import { entryPoints } from "./scripts/build/entry-points.ts";
import { plainLoops } from "./scripts/build/plain-loops.ts";
import { pureConstants } from "./scripts/build/pure-constants.ts";
import { rewriteSources } from "./scripts/build/rewrite-sources.ts";

/** Where `tsc -p tsconfig.build.json` puts the declarations; tsup only bundles them, its own way to make them is slow. */
const DECLARATIONS = "dist/declarations";

/** Without this, esbuild makes `new RegExp("\\p{L}", "u")` of what it does not know: a new one for each call. */
const esbuildOptions: Options["esbuildOptions"] = (options) => {
  options.supported = { "regexp-unicode-property-escapes": true };
};

const points = entryPoints().map(({ output, source }) => ({ name: output.slice("dist/".length), source }));

/** ESM shares code between the entry points in chunks; CJS does not, because tsup's CJS chunks load 20 times slower. */
const library: Options = {
  entry: Object.fromEntries(points.map(({ name, source }) => [name, source])),
  format: ["esm", "cjs"],
  target: ["node20", "es2022"],
  dts: {
    entry: Object.fromEntries(points.map(({ name, source }) => [name, declarationOf(source)])),
    compilerOptions: { ignoreDeprecations: "6.0" },
  },
  removeNodeProtocol: false,
  esbuildOptions,
  esbuildPlugins: [rewriteSources(pureConstants)],
};

/** One file that starts fast: what is imported dynamically is rarely needed, so it is left to node_modules. */
const program: Options = {
  entry: { "cli-program": "src/cli/main.ts" },
  format: ["cjs"],
  target: "node20",
  minify: true,
  noExternal: [/./],
  removeNodeProtocol: false,
  esbuildOptions,
  esbuildPlugins: [rewriteSources(plainLoops(["src/cli/main.ts"]), pureConstants), dynamicImportsStayOutside()],
};

const start: Options = {
  entry: { cli: "src/cli/start.ts" },
  format: ["cjs"],
  target: "node20",
  removeNodeProtocol: false,
  banner: { js: "#!/usr/bin/env node" },
};

export default defineConfig([library, program, start]);

function declarationOf(source: string): string {
  return source.replace(/^src/, DECLARATIONS).replace(/\.ts$/, ".d.ts");
}

function dynamicImportsStayOutside(): Plugin {
  return {
    name: "dynamic-imports-stay-outside",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ kind, path }) =>
        kind === "dynamic-import" ? { path, external: true } : undefined,
      );
    },
  };
}
