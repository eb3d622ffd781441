import type { ErrorCode } from "yaml";
import type { Diagnostic } from "../diagnostic.ts";
import { type SourceDocument, wantDocument } from "./source-document.ts";

/** Longer texts may take `yaml` more than a second, when each character is a mistake. */
const LONGEST_TEXT = 64 * 1024;
const MOST_GUESSES = 100;

/**
 * All that seems to be wrong with the text of a document, for editors and the command line: what the reader said, and
 * guesses at what it would say next. The reader stops at its first error, since from there on nothing is certain.
 *
 * The guesses are made by the package `yaml`, imported only when there is something to guess. It goes on behind an error,
 * though by rules of its own: its findings are warnings with the code `parse/guess`, each on a line further down, and
 * some are wrong. They vanish when the first error is mended, or turn into the next error.
 *
 * A document that can be read has its own diagnostics and no guesses, and so has one of more than 64 Ki UTF-16 units or
 * one that `yaml` fails on. Rejects only if `document` is none, with a TypeError.
 *
 * @example
 * const [document] = parseDocuments("a: @x\nb: 1\nc: 'x' y\n");
 * (await recoverYaml(document)).map(({ range, code }) => `${range.start.line} ${code}`) // ["1 parse/syntax", "3 parse/guess"]
 */
export async function recoverYaml(document: SourceDocument): Promise<readonly Diagnostic[]> {
  wantDocument(document, "recover");
  const { diagnostics, start, end } = document;
  const first = diagnostics.find(({ code }) => code === "parse/syntax")?.range;
  if (first === undefined || end - start > LONGEST_TEXT) return diagnostics;
  const guesses: Diagnostic[] = [];
  let { line } = first.start;
  for (const { message, from, to } of await mistakesIn(document)) {
    const range = document.source.rangeOf(from, Math.min(to, document.source.endOfLine(from)));
    // On one line, one mistake is enough: the others come from it.
    if (from <= first.end.offset || range.start.line <= line) continue;
    guesses.push({ code: "parse/guess", severity: "warning", message, details: DETAILS, paths: [], at: [], range });
    line = range.start.line;
    if (guesses.length === MOST_GUESSES) break;
  }
  return [...diagnostics, ...guesses];
}

const DETAILS = "a guess, as the text is unclear from the first error on: mend that one first";

interface Mistake {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

async function mistakesIn({ source, start, end }: SourceDocument): Promise<Mistake[]> {
  try {
    const { parseDocument } = await import("yaml");
    const { errors } = parseDocument(source.text.slice(start, end), {
      // Finding duplicate keys takes quadratic time.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
      schema: "failsafe",
    });
    const seen = new Set<ErrorCode>();
    const inOrder = errors.sort((a, b) => a.pos[0] - b.pos[0]);
    const telling = inOrder.filter(({ code }) => {
      const isNew = !seen.has(code);
      seen.add(code);
      return TELLING.has(code) || (isNew && TELLING_ONCE.has(code));
    });
    return telling.map(({ message, pos: [from, to] }) => ({ message, from: start + from, to: start + to }));
  } catch {
    // Its limits (deep nesting overflows its stack) and its bugs are no news to the user.
    return [];
  }
}

/** Codes of mistakes that stand for themselves. */
const TELLING: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["BAD_DQ_ESCAPE", "BAD_SCALAR_START", "TAB_AS_INDENT"]);

/** Codes that one mistake may bring up on line after line. Those that are in neither set are no mistakes to us. */
const TELLING_ONCE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "BAD_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "BLOCK_IN_FLOW",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "MULTIPLE_ANCHORS",
  "MULTIPLE_TAGS",
  "UNEXPECTED_TOKEN",
]);
