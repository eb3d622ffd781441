// Reads all hostile texts, in a process of its own whose memory is limited. Says what it has done, line by line.
import { locate } from "../../src/parse/locate.ts";
import { objectsOf } from "../../src/parse/objects-of.ts";
import { parseDocuments } from "../../src/parse/parse-documents.ts";
import { recoverYaml } from "../../src/parse/recover.ts";
import { hostileTexts, tooMuch } from "./hostile-texts.ts";

const LARGE = 1_000_000;
/** `recoverYaml` looks no further into larger ones. */
const SMALL = 16 * 1024;

const somewhere = { code: "test/any", severity: "error", message: "", paths: [], at: ["a", "a", 0, "a", "b"] } as const;

for (const [name, textOf] of hostileTexts) {
  if (tooMuch.has(name)) continue;
  const start = performance.now();
  const text = textOf(LARGE);
  for (const document of parseDocuments(text)) {
    objectsOf(document);
    locate(document, [...document.diagnostics, somewhere]);
  }
  for (const document of parseDocuments(textOf(SMALL)).slice(0, 1)) await recoverYaml(document);
  console.log(`${name}\t${Math.round(performance.now() - start)}`);
}
