import { readdirSync } from "node:fs";

/** A way into the package: `import … from "@x/tekton-core/dag"`. */
export interface EntryPoint {
  /** As `exports` of package.json names it: `"."`, `"./dag"`, `"./backend/local"`. */
  readonly subpath: string;
  /** The hand-written list behind it: `src/dag/index.ts`. */
  readonly source: string;
  /** What the build writes, without ending: `dist/dag`. */
  readonly output: string;
  /** Whether it runs in a browser. */
  readonly pure: boolean;
}

/** The root, every area with an `index.ts`, and the backends. An `index.ts` deeper inside an area is its own affair. */
const PUBLIC_LIST = /^(?:([\w-]+|backend\/[\w-]+)\/)?index\.ts$/;

/** The entry points of the package, as the folders of `src` have them. */
export function entryPoints(): EntryPoint[] {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  return files.sort().flatMap((path) => {
    const match = PUBLIC_LIST.exec(path);
    if (match === null) return [];
    const area = match[1];
    return {
      subpath: area === undefined ? "." : `./${area}`,
      source: `src/${path}`,
      output: `dist/${area ?? "index"}`,
      pure: !path.startsWith("backend/") || area === "backend",
    };
  });
}

/** What `exports` of package.json has to say about the entry points. */
export function exportsOf(points: readonly EntryPoint[]): Record<string, object> {
  return Object.fromEntries(
    points.map(({ subpath, output }) => [
      subpath,
      {
        import: { types: `./${output}.d.ts`, default: `./${output}.js` },
        require: { types: `./${output}.d.cts`, default: `./${output}.cjs` },
      },
    ]),
  );
}
