import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeConfig } from "../../src/decode/config.ts";
import { decodeResource } from "../../src/decode/decode.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { locate } from "../../src/parse/locate.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import { validate } from "../../src/validate/validate.ts";
import { leadsSomewhere } from "../validate/leads-somewhere.ts";

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

/** What is wrong with the places of a document's findings. */
function wrongPlaces({ id, doc, flags = {}, defaults = {}, old }: Vector): unknown[] {
  const config = decodeConfig({ featureFlags: flags, defaults });
  const document = readYaml(typeof doc === "string" ? doc : JSON.stringify(doc, undefined, 1));
  const decoded = decodeResource(document.value);
  const before = old === undefined ? undefined : decodeResource(old);
  if (!config.ok || !decoded.ok || before?.ok === false) return [];
  const options = { config: config.value, ...(before === undefined ? {} : { old: before.value }) };
  const isWrong = ({ at, range }: Diagnostic) =>
    !leadsSomewhere(document.value, at) ||
    range === undefined ||
    range.end.offset <= range.start.offset ||
    range.end.offset > document.source.text.length;
  return locate(document, validate(decoded.value, options))
    .filter(isWrong)
    .map(({ message, at, range }) => ({ id, message, at, range }));
}

for (const name of ["validate-upstream", "validate-corpus", "validate-mutants"])
  test.skipIf(!isThere)(`each finding in ${name}.jsonl is at a key that is there${skipped}`, () => {
    const lines = readFileSync(new URL(`${name}.jsonl`, vectors), "utf8")
      .trimEnd()
      .split("\n");
    expect(lines.flatMap((line) => wrongPlaces(JSON.parse(line)))).toEqual([]);
  });
