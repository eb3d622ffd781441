import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeConfig } from "../../src/decode/config.ts";
import { decodeResource } from "../../src/decode/decode.ts";
import type { Diagnostic, Path } from "../../src/diagnostic.ts";
import { locate } from "../../src/parse/locate.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { validate } from "../../src/validate/validate.ts";

// Where a finding is shown, of thousands of documents. They are no part of this repository.

const vectors = new URL("../../../shared/vectors/tekton/", import.meta.url);
const isThere = existsSync(vectors);
const skipped = isThere ? "" : " (skipped: there is no ../shared/vectors)";

interface Vector {
  readonly id: string;
  readonly doc: unknown;
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly defaults?: Readonly<Record<string, unknown>>;
  readonly old?: unknown;
}

/** How many keys of a path are missing in a value; the first missing one may be that of what should be there. */
function missingKeys(value: unknown, path: Path): number {
  let inner = value;
  for (const [index, key] of path.entries()) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, key)) return path.length - index;
    inner = (inner as Readonly<Record<string | number, unknown>>)[key];
  }
  return 0;
}

/** What is wrong with the places of a document's findings. */
function wrongPlaces({ id, doc, flags = {}, defaults = {}, old }: Vector): unknown[] {
  const config = decodeConfig({ featureFlags: flags, defaults });
  const document = readYaml(typeof doc === "string" ? doc : JSON.stringify(doc, undefined, 1));
  const decoded = decodeResource(document.value);
  const before = old === undefined ? undefined : decodeResource(old);
  if (!config.ok || !decoded.ok || before?.ok === false) return [];
  const options = { config: config.value, ...(before === undefined ? {} : { old: before.value }) };
  const isWrong = ({ at, range }: Diagnostic) =>
    missingKeys(document.value, at) > 1 ||
    range === undefined ||
    range.end.offset <= range.start.offset ||
    range.end.offset > document.source.text.length;
  return locate(document, validate(decoded.value, options))
    .filter(isWrong)
    .map(({ message, at, range }) => ({ id, message, at, missing: missingKeys(document.value, at), range }));
}

for (const name of ["validate-upstream", "validate-corpus", "validate-mutants"])
  test.skipIf(!isThere)(
    `each finding in ${name}.jsonl is at a key, or at one that is missing in what is there${skipped}`,
    () => {
      const lines = readFileSync(new URL(`${name}.jsonl`, vectors), "utf8")
        .trimEnd()
        .split("\n");
      expect(lines.flatMap((line) => wrongPlaces(JSON.parse(line)))).toEqual([]);
    },
  );
