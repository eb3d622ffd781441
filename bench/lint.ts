import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { median } from "./measure.ts";

/** Which version of the linter is held against ours. */
const OTHER = "@ibm/tekton-lint@1.1.0";
const OTHER_HOME = resolve("node_modules/.cache/bench/tekton-lint");
const OTHER_COMMAND = join(OTHER_HOME, "node_modules/@ibm/tekton-lint/dist/lint.js");
const OURS = resolve("dist/cli.cjs");
const SMALL = resolve("examples/build-and-deploy.yaml");
const REPOSITORIES = ["tektoncd-catalog", "konflux-ci-build-definitions"];

interface Linter {
  readonly name: string;
  readonly args: readonly string[];
}

/**
 * The command as people wait for it: started anew each time, beside an empty Node and beside another linter, on one small file
 * and on real repositories.
 */
export function benchLint({ rounds }: { readonly rounds: number }): void {
  if (!existsSync(OURS)) {
    console.log("linting: after `npm run build` only\n");
    return;
  }
  const ours: Linter = { name: "tekton-core", args: [OURS, "validate"] };
  const others: readonly Linter[] = installOther() ? [{ name: "tekton-lint", args: [OTHER_COMMAND] }] : [];
  const folder = mkdtempSync(join(tmpdir(), "tekton-core-bench-"));
  try {
    benchSmall([ours, ...others], { rounds: 5 * rounds, folder });
    for (const name of REPOSITORIES) benchRepository(name, [ours, ...others], { rounds, folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Bench {
  readonly rounds: number;
  readonly folder: string;
}

function benchSmall(linters: readonly Linter[], bench: Bench): void {
  const empty: Linter = { name: "empty Node", args: ["-e", "0"] };
  const costs = lint([empty, ...linters], [SMALL], bench);
  const node = costs.get(empty)?.ms ?? Number.NaN;
  console.log("one small file      ms   over empty Node   ÷ empty Node");
  for (const [{ name }, { ms }] of costs)
    console.log(
      `${name.padEnd(14)}${ms.toFixed(1).padStart(8)}${(ms - node).toFixed(1).padStart(18)}${(ms / node).toFixed(2).padStart(15)}`,
    );
  console.log();
}

function benchRepository(name: string, linters: readonly Linter[], bench: Bench): void {
  const files = filesOf(name);
  if (files.length === 0) {
    console.log(`${name}: not at hand in ../shared/corpus\n`);
    return;
  }
  console.log(`${name.padEnd(30)}files  files/s   peak MB   ours ÷ it: time   memory`);
  for (const count of [10, 100, files.length].filter((size) => size <= files.length)) {
    const costs = lint(linters, spread(files, count), bench);
    const ours = [...costs.values()][0];
    for (const [linter, { ms, peakMb }] of costs) {
      const columns = [(1000 * count) / ms, peakMb].map((number) => number.toFixed(0).padStart(9)).join("");
      const ratios = ours === undefined ? [] : [ours.ms / ms, ours.peakMb / peakMb];
      const shown = ratios.map((ratio) => ratio.toFixed(2).padStart(14)).join("");
      console.log(`${linter.name.padEnd(28)}${String(count).padStart(7)}${columns}${shown}`);
    }
  }
  console.log();
}

function filesOf(repository: string): readonly string[] {
  const root = resolve("../shared/corpus", repository);
  if (!existsSync(root)) return [];
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  return paths.filter((path) => path.endsWith(".yaml")).map((path) => join(root, path));
}

/** So many files from all over the repository: its folders are not alike. */
const spread = (files: readonly string[], count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => files[Math.floor((index * files.length) / count)] ?? "");

/** Medians of rounds in which each comes in turn; what one leaves in the system's caches serves the others too. */
function lint(linters: readonly Linter[], files: readonly string[], { rounds, folder }: Bench) {
  const hook = join(folder, "peak.cjs");
  const report = join(folder, "peak");
  writeFileSync(
    hook,
    `process.once("exit", () => require("node:fs").writeFileSync(${JSON.stringify(report)}, String(process.resourceUsage().maxRSS)));`,
  );
  const runs = new Map(linters.map((linter) => [linter, { ms: [] as number[], peakMb: [] as number[] }]));
  // The first round warms up: what is read from the disk then is not again.
  for (let round = 0; round <= rounds; round++)
    for (const [{ name, args }, { ms, peakMb }] of runs) {
      rmSync(report, { force: true });
      const start = performance.now();
      const more = args[0] === "-e" ? [] : files;
      const { status } = spawnSync(process.execPath, ["--require", hook, ...args, ...more], {
        cwd: folder,
        maxBuffer: 1 << 28,
        env: { ...process.env, TL_CACHE_DIR: join(folder, "cache") },
      });
      const took = performance.now() - start;
      // Whoever finds something ends with a code of its own; a crash would only look fast.
      if (status === null || !existsSync(report)) throw new Error(`${name} was killed`);
      if (round === 0) continue;
      ms.push(took);
      peakMb.push(Number(readFileSync(report, "utf8")) / 1024);
    }
  return new Map([...runs].map(([linter, { ms, peakMb }]) => [linter, { ms: median(ms), peakMb: median(peakMb) }]));
}

/** Installs the other linter, in a folder of its own, if it is not there yet. */
function installOther(): boolean {
  if (existsSync(OTHER_COMMAND)) return true;
  mkdirSync(OTHER_HOME, { recursive: true });
  writeFileSync(join(OTHER_HOME, "package.json"), JSON.stringify({ private: true }));
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund", OTHER], {
    cwd: OTHER_HOME,
    shell: process.platform === "win32",
  });
  if (status !== 0) console.log(`${OTHER} cannot be had from the registry`);
  return status === 0;
}
