import type { JsonValue } from "../../go/json.ts";
import { blockLines } from "../../parse/edit/write-yaml.ts";

/**
 * Resources as documents of YAML 1.1, which is what clusters read. Scripts are block literals, lines are not folded.
 *
 * The package yaml would leave `0o7` plain and line separators as they are, which `kubectl` reads as something else; so they
 * are written as edits of files are.
 */
export const yamlOf = (resources: readonly object[]): string =>
  resources
    // An encoded resource is JSON.
    .map((resource) => `${(blockLines(resource as JsonValue, LAYOUT) ?? []).join("\n")}\n`)
    .join("---\n");

const LAYOUT = { indent: 2, listIndent: 2 };
