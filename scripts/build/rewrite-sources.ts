import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** Makes of a source file what is to be built in its place. */
export type Rewrite = (text: string, path: string) => string;

/** Builds the sources of this project as they are after these, one after the other. */
export const rewriteSources = (...rewrites: readonly Rewrite[]): Plugin => ({
  name: "rewrite-sources",
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: rewrites.reduce((text, rewrite) => rewrite(text, path), await readFile(path, "utf8")),
      loader: "ts",
    }));
  },
});
