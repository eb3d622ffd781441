import { isSpace } from "../go/space.ts";
import { type RewrittenText, rewrite } from "./rewritten-text.ts";

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The JSON values with which a text starts, and where the rest of it starts. */
export interface JsonStream {
  readonly values: readonly Stretch[];
  readonly rest: number;
}

/**
 * Reads a text that starts with a brace as JSON, as far as it is that: values one behind the other. If there are less than
 * two, what comes next is for a reader of YAML, and the blanks before it are left out up to the end of the line.
 *
 * @see k8s.io/apimachinery pkg/util/yaml/decoder.go YAMLOrJSONDecoder
 * @example jsonStreamIn('{"a":1} {"b":2}') // { values: [{ start: 0, end: 7 }, { start: 8, end: 15 }], rest: 15 }
 */
export function jsonStreamIn(text: string): JsonStream {
  if (text.charAt(afterSpace(text, 0, isSpace)) !== "{") return { values: [], rest: 0 };
  // To part values takes longer than to look whether there is but one, as in most files.
  if (isJson(text))
    return { values: [{ start: afterSpace(text, 0, isJsonSpace), end: text.trimEnd().length }], rest: text.length };
  const values: Stretch[] = [];
  let rest = 0;
  for (;;) {
    const start = afterSpace(text, rest, isJsonSpace);
    const end = endOfValue(text, start);
    if (end < 0 || !isJson(text.slice(start, end))) break;
    values.push({ start, end });
    rest = end;
  }
  return { values, rest: values.length > 1 ? afterSpace(text, rest, isJsonSpace) : behindLine(text, rest) };
}

const isJsonSpace = (character: string): boolean => " \t\r\n".includes(character);

function afterSpace(text: string, pos: number, isSpace: (character: string) => boolean): number {
  while (pos < text.length && isSpace(text.charAt(pos))) pos++;
  return pos;
}

/** Behind the line break that follows, if there is but space before it; else behind the space. */
function behindLine(text: string, pos: number): number {
  const end = afterSpace(text, pos, (character) => character !== "\n" && isSpace(character));
  return text.charAt(end) === "\n" ? end + 1 : end;
}

/** Where the value ends that starts at `start`, if it is JSON; -1 if none starts there, or it is not closed. */
function endOfValue(text: string, start: number): number {
  const isNested = '{["'.includes(text.charAt(start));
  const token = isNested ? /\\.|["{}[\]]/gs : /[-+.\w]+/y;
  token.lastIndex = start;
  if (!isNested) return token.test(text) ? token.lastIndex : -1;
  let depth = 0;
  let inString = false;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === '"') inString = !inString;
    else if (!inString) depth += "{[".includes(found[0]) ? 1 : "}]".includes(found[0]) ? -1 : 0;
    if (!inString && depth === 0) return token.lastIndex;
  }
  return -1;
}

/**
 * JSON in the words of YAML, which has almost all of them: not the escape `\/`, no halves of a surrogate pair, and not all
 * characters that may stand in a string. A half without the other is read as U+FFFD, as in Go.
 */
export function jsonAsYaml(json: string): RewrittenText {
  return rewrite(json, NOT_AS_IN_YAML, (found) => {
    if (found === "\\/") return "/";
    if (found.length === 1) return `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
    if (found.length === 2) return found;
    return found.length === 6 ? "\ufffd" : (JSON.parse(`"${found}"`) as string);
  });
}

/** Of the escapes also those that YAML has: what they escape starts no other. */
const NOT_AS_IN_YAML =
  /\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[dD][89a-fA-F]..|\\.|[\x7f-\x9f\u2028\u2029\ufffe\uffff]/g;

/** Whether a text is JSON, and not just YAML. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
