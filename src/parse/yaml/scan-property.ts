import { BANG, codeAt, GREATER, isBlankOrEnd, isWord, LESS, PERCENT } from "./characters.ts";
import { type Cursor, YamlProblem } from "./cursor.ts";

/** Where tags begin that YAML itself defines; written `!!`. */
export const YAML_TAG = "tag:yaml.org,2002:";

/** What a `%TAG` directive says: `!e!` stands for `tag:example.com,2000:`. */
export type TagHandles = ReadonlyMap<string, string>;

export const DEFAULT_HANDLES: TagHandles = new Map([
  ["!", "!"],
  ["!!", YAML_TAG],
]);

const URI_CHARACTERS = new Set([...";/?:@&=+$,.!~*'()[]%"].map((character) => character.charCodeAt(0)));

/** The octets of one character. As in the reference only the first bits of each count: `%C0%80` is a character. */
const ESCAPED_CHARACTER =
  /^%(?:[0-7][\da-f]|[cd][\da-f]%[89ab][\da-f]|e[\da-f](?:%[89ab][\da-f]){2}|f[0-7](?:%[89ab][\da-f]){3})/i;
const LONGEST_ESCAPE = "%F0%9F%98%80".length;

const MAY_FOLLOW_NAME = new Set([..."?:,]}%@`"].map((character) => character.charCodeAt(0)));

/** Reads the name of an anchor or an alias; the cursor stands at the `&` or `*`. */
export function scanName(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.pos + 1;
  let pos = start;
  while (isWord(codeAt(text, pos))) pos++;
  const next = codeAt(text, pos);
  if (pos === start || !(isBlankOrEnd(next) || MAY_FOLLOW_NAME.has(next)))
    throw new YamlProblem("did not find expected alphabetic or numeric character", cursor.pos, pos + 1);
  cursor.keyAllowed = false;
  cursor.pos = pos;
  cursor.scalarEnd = pos;
  return text.slice(start, pos);
}

/** A tag as it is written: `!!str` has the handle `!!` and the suffix `str`. */
export interface WrittenTag {
  /** Empty where the suffix says all. */
  readonly handle: string;
  readonly suffix: string;
}

/** A tag in full: `!!str` is `tag:yaml.org,2002:str`; undefined if no directive says what its handle stands for. */
export function resolveTag({ handle, suffix }: WrittenTag, handles: TagHandles): string | undefined {
  if (handle === "") return suffix;
  const prefix = handles.get(handle);
  return prefix === undefined ? undefined : prefix + suffix;
}

/** Reads a tag; the cursor stands at the `!`. */
export function scanTag(cursor: Cursor): WrittenTag {
  const { text, pos: start } = cursor;
  cursor.keyAllowed = false;
  if (codeAt(text, start + 1) === LESS) {
    cursor.pos = start + 2;
    const suffix = scanUri(cursor, start, "");
    if (codeAt(text, cursor.pos) !== GREATER) throw new YamlProblem("did not find the expected '>'", start, cursor.pos);
    cursor.pos++;
    endTag(cursor, start);
    return { handle: "", suffix };
  }
  const head = scanHandle(cursor);
  const isHandle = head.length > 1 && head.endsWith("!");
  const suffix = scanUri(cursor, start, isHandle ? "" : head.slice(1), { mayBeEmpty: !isHandle });
  endTag(cursor, start);
  // `!` alone says: a string, whatever it looks like.
  if (!isHandle && suffix === "") return { handle: "", suffix: "!" };
  return { handle: isHandle ? head : "!", suffix };
}

function endTag(cursor: Cursor, start: number): void {
  if (!isBlankOrEnd(codeAt(cursor.text, cursor.pos)))
    throw new YamlProblem("did not find expected whitespace or line break", start, cursor.pos + 1);
  cursor.scalarEnd = cursor.pos;
}

/** Reads `!`, `!!` or `!name!`; of what is not a handle after all, `!name`. */
export function scanHandle(cursor: Cursor): string {
  const { text, pos: start } = cursor;
  let pos = start + 1;
  while (isWord(codeAt(text, pos))) pos++;
  if (codeAt(text, pos) === BANG) pos++;
  cursor.pos = pos;
  return text.slice(start, pos);
}

/** Reads the rest of a tag with its `%` escapes; `head` is what is read already. */
export function scanUri(cursor: Cursor, start: number, head: string, { mayBeEmpty = false } = {}): string {
  const { text } = cursor;
  let uri = head;
  let from = cursor.pos;
  let pos = from;
  for (;;) {
    const code = codeAt(text, pos);
    if (!isWord(code) && !URI_CHARACTERS.has(code)) break;
    if (code !== PERCENT) {
      pos++;
      continue;
    }
    const [escaped] = ESCAPED_CHARACTER.exec(text.slice(pos, pos + LONGEST_ESCAPE)) ?? [];
    if (escaped === undefined) throw new YamlProblem("did not find URI escaped octet", start, pos + 1);
    uri += text.slice(from, pos) + decodeEscaped(escaped);
    pos += escaped.length;
    from = pos;
  }
  uri += text.slice(from, pos);
  if (pos === cursor.pos && uri === "" && !mayBeEmpty)
    throw new YamlProblem("did not find expected tag URI", start, pos + 1);
  cursor.pos = pos;
  return uri;
}

/** Tags that mean something are ASCII: other characters may stay escaped. */
const decodeEscaped = (escaped: string): string =>
  escaped.length === 3 ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : escaped;
