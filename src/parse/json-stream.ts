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
 * Reads a text that starts with a brace as JSON, as far as it is that: values one behind the other. If there are fewer than
 * two, what comes next is for a reader of YAML, and the blanks before it are left out up to the end of the line.
 *
 * @see k8s.io/apimachinery pkg/util/yaml/decoder.go YAMLOrJSONDecoder
 * @example jsonStreamIn('{"a":1} {"b":2}') // { values: [{ start: 0, end: 7 }, { start: 8, end: 15 }], rest: 15 }
 */
export function jsonStreamIn(text: string): JsonStream {
  if (!startsLikeJson(text)) return { values: [], rest: 0 };
  const values = valuesIn(text);
  const end = values.at(-1)?.end ?? 0;
  return { values, rest: values.length > 1 ? afterAll(text, end, isJsonSpace) : behindLine(text, end) };
}

/** Whether JSON is looked for in a text: its first character is a brace. */
export const startsLikeJson = (text: string): boolean => text.charAt(afterAll(text, 0, isSpace)) === "{";

function valuesIn(text: string): Stretch[] {
  // To part values takes longer than to look whether there is but one, as in most files.
  if (isJson(text)) return [{ start: afterAll(text, 0, isJsonSpace), end: text.trimEnd().length }];
  const values: Stretch[] = [];
  for (;;) {
    const start = afterAll(text, values.at(-1)?.end ?? 0, isJsonSpace);
    const end = endOfValue(text, start);
    if (end < 0 || !isJson(text.slice(start, end))) return values;
    values.push({ start, end });
  }
}

const isJsonSpace = (character: string): boolean => " \t\r\n".includes(character);

/** Behind all characters of one kind that stand from an offset on. */
function afterAll(text: string, pos: number, isOfKind: (character: string) => boolean): number {
  while (pos < text.length && isOfKind(text.charAt(pos))) pos++;
  return pos;
}

/** Behind the line break that follows, if there is but space before it; else behind the space. */
function behindLine(text: string, pos: number): number {
  const end = afterAll(text, pos, (character) => character !== "\n" && isSpace(character));
  return text.charAt(end) === "\n" ? end + 1 : end;
}

/** Where the value ends that starts at `start`, if it is JSON; -1 if none starts there, or it is not closed. */
function endOfValue(text: string, start: number): number {
  return '{["'.includes(text.charAt(start)) ? endOfClosed(text, start) : endOfWord(text, start);
}

function endOfWord(text: string, start: number): number {
  const word = /[-+.\w]+/y;
  word.lastIndex = start;
  return word.test(text) ? word.lastIndex : -1;
}

/** Where the string, the list or the object ends that starts at `start`. */
function endOfClosed(text: string, start: number): number {
  const token = /\\.|["{}[\]]/gs;
  token.lastIndex = start;
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
 * JSON in the words of YAML, which has almost all of them: not the escape `\/`, no halves of a surrogate pair, not all
 * characters that may stand in a string, and no line break between a key and its colon. A half of a pair without the other
 * is read as U+FFFD, as in Go.
 *
 * @example jsonAsYaml('{"a"\n:"\\/"}').text // '{"a":"/"}'
 */
export const jsonAsYaml = (json: string): RewrittenText => rewrite(json, NOT_AS_IN_YAML, asInYaml);

/**
 * Of the escapes also those that YAML has, as what they escape starts no other. In a string stands no
 * line break; the first one behind a key is told by its quote, so that blanks are looked through once.
 */
const NOT_AS_IN_YAML =
  /\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[dD][89a-fA-F]..|\\.|[\x7f-\x9f\u2028\u2029\ufffe\uffff]|[\r\n](?<="[ \t]*[\r\n])[ \t\r\n]*:/g;

const LONE_SURROGATE_LENGTH = "\\ud800".length;
const SURROGATE_PAIR_LENGTH = 2 * LONE_SURROGATE_LENGTH;

function asInYaml(found: string): string {
  if (found === "\\/") return "/";
  if (found.endsWith(":")) return ":";
  if (!found.startsWith("\\")) return `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
  if (found.length === SURROGATE_PAIR_LENGTH) return JSON.parse(`"${found}"`) as string;
  return found.length === LONE_SURROGATE_LENGTH ? "\ufffd" : found;
}

/** Whether a text is JSON, and not just YAML. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
