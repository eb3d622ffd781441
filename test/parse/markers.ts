import type { Diagnostic, Path, SourceRange } from "../../src/diagnostic.ts";
import { placeOf } from "../../src/parse/locate.ts";
import type { SourceDocument } from "../../src/parse/source-document.ts";

/** What the comments `# want "a", "b"` of a text say, line by line: `3 a`. Beside `found`. */
export function wanted(text: string): string[] {
  return markersIn(text).map(({ line, shown }) => `${line} ${shown}`);
}

/** The lines and messages of diagnostics. */
export function found(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range, message }) => `${range?.start.line} ${message}`);
}

/** What the comments `# want spec.steps.0 "name: a"` of a text say, line by line: which piece of the line is that value. */
export function wantedPlaces(text: string): string[] {
  return markersIn(text).map(({ line, path, shown }) => `${line} ${path} ${shown}`);
}

/** The pieces of text where `placeOf` finds the values that those comments ask for; `key:a.b` asks for a key. */
export function foundPlaces(document: SourceDocument): string[] {
  return markersIn(document.source.text).map(({ path }) => {
    const [, part, rest = ""] = /^(key:)?(.*)$/.exec(path) ?? [];
    const range = placeOf(document, pathOf(rest), part === undefined ? undefined : "key");
    return `${range?.start.line} ${path} ${textOf(document, range)}`;
  });
}

/** The text of a range. */
export function textOf({ source }: SourceDocument, range: SourceRange | undefined): string | undefined {
  return range === undefined ? undefined : source.text.slice(range.start.offset, range.end.offset);
}

interface Marker {
  readonly line: number;
  readonly path: string;
  readonly shown: string;
}

function markersIn(text: string): Marker[] {
  return text.split(/\r\n?|\n/).flatMap((content, index) => {
    const [, wants] = /# want (.*)$/.exec(content) ?? [];
    const markers = (wants ?? "").matchAll(/(?:([^\s",]+) )?"((?:[^"\\]|\\.)*)"/g);
    return Array.from(markers, ([, path = "", shown]) => ({ line: index + 1, path, shown: JSON.parse(`"${shown}"`) }));
  });
}

/** `spec.steps.0` as a path; a dot alone is the document. */
const pathOf = (path: string): Path =>
  path === "." ? [] : path.split(".").map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
