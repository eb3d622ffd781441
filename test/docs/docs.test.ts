import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Every code block of the documents is run, from the sources of this repository, and prints what the document says.

const root = fileURLToPath(new URL("../../", import.meta.url));
const documents = ["README.md", ...readdirSync(join(root, "docs")).map((name) => join("docs", name))].filter((path) =>
  path.endsWith(".md"),
);

interface Block {
  readonly document: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
  /** The block `text` that follows: what is printed. */
  readonly prints: string | undefined;
}

function blocksOf(document: string): Block[] {
  const text = readFileSync(join(root, document), "utf8");
  const found = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  return found.map((block, index) => {
    const next = found[index + 1];
    const between = next === undefined ? "" : text.slice(block.index + block[0].length, next.index);
    return {
      document,
      line: text.slice(0, block.index).split("\n").length,
      language: block[1] ?? "",
      code: block[2] ?? "",
      prints: next?.[1] === "text" && between.trim() === "" ? next[2] : undefined,
    };
  });
}

/** Runs TypeScript from a document; the package's name means the sources. */
function runTypeScript({ code, document, line }: Block): string {
  const folder = join(root, "node_modules/.cache/docs");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${document.replaceAll(/\W/g, "-")}-${line}.mts`);
  const source = code.replaceAll(
    /from "@x\/tekton-core(\/\w+)?"/g,
    (_, area = "") => `from ${JSON.stringify(join(root, `src${area}/index.ts`))}`,
  );
  writeFileSync(file, source);
  return execFileSync(process.execPath, ["--import", "tsx", file], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
}

/** What stands in a shell block, and how it is run here. Commands that nobody knows here fail the test. */
const SHELL: readonly (readonly [RegExp, ((command: string) => string) | "elsewhere"])[] = [
  // What is built is tested by the package tests; here the sources stand in.
  [
    /^npm ci && npm run build && node dist\/cli\.cjs /,
    (command) => shell(command.replace(/^.* dist\/cli\.cjs /, "tekton-core ")),
  ],
  // `npm test` runs these tests; installing is what the package tests do.
  [/^npm (ci|install|test|run build)\b/, "elsewhere"],
  [/^npm run (record|fuzz) /, "elsewhere"],
  [/^\(cd .* && go build /, "elsewhere"],
  [/^(npx )?tekton-core .* \| jq /, (command) => shell(command.replace(/ \| jq .*/, ""))],
  [/^(cat .* \| )?(npx )?tekton-core /, (command) => shell(command)],
  [/^(echo .* \| )?npm run -s answer$/, shell],
];

function shell(command: string): string {
  const cli = `${JSON.stringify(process.execPath)} --import tsx src/cli/main.ts`;
  const { stdout, stderr, status } = spawnSync("bash", ["-c", command.replace(/\b(npx )?tekton-core /, `${cli} `)], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  if (status !== 0 && !command.includes("broken")) throw new Error(`${command}\nexits with ${status}: ${stderr}`);
  return stdout + (command.includes("broken") ? stderr : "");
}

/** What the commands print; undefined if none of them is run here. */
function runShell({ code }: Block): string | undefined {
  const printed = code
    .trimEnd()
    .split("\n")
    .flatMap((command) => {
      const how = SHELL.find(([pattern]) => pattern.test(command))?.[1];
      if (how === undefined) throw new Error(`a command that no test runs: ${command}`);
      return how === "elsewhere" ? [] : how(command);
    });
  return printed.length === 0 ? undefined : printed.join("");
}

for (const block of documents.flatMap(blocksOf)) {
  const { document, line, language, prints } = block;
  if (language === "text") continue;
  test(`${document}:${line} (${language})`, () => {
    if (language === "ts") expect(runTypeScript(block)).toBe(prints ?? "");
    else if (language === "sh") {
      const printed = runShell(block);
      if (prints !== undefined && printed !== undefined) expect(printed).toBe(prints);
    } else expect(["yaml", "json"]).toContain(language);
  });
}
