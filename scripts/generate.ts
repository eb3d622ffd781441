// Makes what is derived from the zod schemas of src/types: the tables that decoding walks, and the JSON Schemas.
//   npm run generate            writes the files
//   npm run generate -- --check exits with 1 if a file is stale
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { decodingTables } from "./generate/decoding-tables.ts";
import { jsonSchemas } from "./generate/json-schemas.ts";
import { kindSchemas, v1beta1KindSchemas } from "./generate/kinds.ts";

const root = new URL("../", import.meta.url);
const files = new Map([...decodingTables(), ...jsonSchemas([...kindSchemas, ...v1beta1KindSchemas])]);

const stale = [...files].filter(([path, text]) => textOf(path) !== text);
if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is stale: run \`npm run generate\``);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(new URL(path, root).pathname), { recursive: true });
    writeFileSync(new URL(path, root), text);
    console.log(`wrote ${path}`);
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), "utf8");
  } catch {
    return undefined;
  }
}
