import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CODES } from "../../src/cli/codes.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rows = Array.from(
  readFileSync(join(root, "docs/diagnostics.md"), "utf8").matchAll(/^\| `([a-z]+\/[a-z-]+)` +\| \w+ +\| (.*?) +\|$/gm),
  ([, code = "", text = ""]) => [code, text] as const,
);
const documented = rows.map(([code]) => code);

/** What looks like a code in the sources, and is none. */
const OTHER_TEXTS = ["group/version", "fflate/browser"];

/** How the sources of each area write a code without the area before it. */
const SHORT: readonly (readonly [area: string, pattern: RegExp, folder?: string])[] = [
  [
    "decode",
    /(?:report\.add|refused)\(\s*"([a-z-]+)"|(?:mistyped\(.*report, |code = )"([a-z-]+)"\)|\? "(unknown-[a-z-]+)" : "([a-z-]+)"/g,
  ],
  ["validate", /(?:check(?:: |\(\s*)|WEBHOOK_CRASH = )"([a-z-]+)"/g],
  ["validate", /failure\("([a-z-]+)"|check: "([a-z-]+)",\s*message/g, "run/start"],
  ["dag", /problem\("([a-z-]+)"/g],
];

/** What the command line says of each code; it makes no diagnostics. */
const TABLE = join("cli", "codes.ts");

const sourceFiles = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && file !== TABLE,
);

/** A file without its comments. */
const sourceOf = (file: string): string =>
  readFileSync(join(root, "src", file), "utf8").replace(/^ *(?:\/\/|\/?\*).*$/gm, "");

/** The codes that the sources write. */
function codesIn(file: string): string[] {
  const text = sourceOf(file);
  const full = Array.from(text.matchAll(/"([a-z]+\/[a-z-]+)"/g), ([, code = ""]) => code);
  const short = SHORT.filter(([area, , folder = area]) => file.startsWith(`${folder}/`)).flatMap(([area, pattern]) =>
    [...text.matchAll(pattern)].flatMap((match) => match.slice(1).flatMap((code) => (code ? `${area}/${code}` : []))),
  );
  return [...full, ...short].filter((code) => !OTHER_TEXTS.includes(code));
}

test("every code of a diagnostic is documented, and no other", () => {
  expect([...documented].sort()).toEqual([...new Set(sourceFiles.flatMap(codesIn))].sort());
});

test("where an area puts its name before a code, it is known here how it writes the code", () => {
  const areas = sourceFiles.flatMap((file) =>
    Array.from(sourceOf(file).matchAll(/code: `([a-z]+)\/\$\{/g), ([, area]) => area),
  );
  expect(new Set(areas)).toEqual(new Set(SHORT.map(([area]) => area)));
});

test("the command line says of each code what the document says", () => {
  expect([...CODES]).toEqual(rows);
});
