import {
  AMPERSAND,
  ASTERISK,
  BANG,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  codeAt,
  DOUBLE_QUOTE,
  GREATER,
  isBlankOrEnd,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PERCENT,
  PIPE,
  PLAIN_START,
  QUESTION,
  SINGLE_QUOTE,
} from "./characters.ts";
import { atDocumentEnd, type Cursor, isIndicator, skipToToken, YamlProblem } from "./cursor.ts";
import { scanDirective } from "./directives.ts";
import { scanBlock } from "./scan-block.ts";
import { scanPlain } from "./scan-plain.ts";
import { scanName, scanTag, type TagHandles } from "./scan-property.ts";
import { scanQuoted } from "./scan-quoted.ts";

/** How far behind its start the `:` of a key may stand, in characters. */
export const LONGEST_KEY = 1024;

/** Where a key starts that a `:` further on would make of what stands there. */
export interface KeyStart {
  readonly pos: number;
  readonly lineStart: number;
}

/**
 * Looks at what follows the root node. The reference accepts any token there and never looks at the rest, as long as the
 * token itself can be scanned. But what may turn out to be a key, the root or this token, it scans on behind: up to a `:`,
 * or to the end of the line. `root` is where the root started, if it may be such a key.
 */
export function checkTrailing(cursor: Cursor, handles: TagHandles, root: KeyStart | undefined): void {
  const behindRoot = root === undefined ? "nothing" : scanLine(cursor, handles, root);
  if (behindRoot === "a key's colon")
    throw new YamlProblem("did not find expected key", root?.pos ?? cursor.pos, cursor.pos);
  if (behindRoot === "tokens") return;
  skipToToken(cursor);
  const start: KeyStart = { pos: cursor.pos, lineStart: cursor.lineStart };
  if (scanToken(cursor, handles)) scanLine(cursor, handles, start);
}

/** Scans the rest of the line behind a possible key; tells what was there. */
function scanLine(
  cursor: Cursor,
  handles: TagHandles,
  { pos, lineStart }: KeyStart,
): "nothing" | "tokens" | "a key's colon" {
  let tokens = 0;
  for (; cursor.lineStart === lineStart && cursor.pos - pos <= LONGEST_KEY; tokens++) {
    skipToToken(cursor);
    if (cursor.lineStart !== lineStart || atDocumentEnd(cursor)) break;
    if (cursor.flowLevel === 0 && isValueIndicator(cursor)) return "a key's colon";
    // These end the hope for a key.
    if (cursor.flowLevel === 0 && endsFlowNode(codeAt(cursor.text, cursor.pos))) return "tokens";
    scanToken(cursor, handles);
  }
  return tokens === 0 ? "nothing" : "tokens";
}

const isValueIndicator = ({ text, pos, flowLevel }: Cursor): boolean =>
  codeAt(text, pos) === COLON && (flowLevel > 0 || isBlankOrEnd(codeAt(text, pos + 1)));

/** Scans one token; true if it may turn out to be a key. */
function scanToken(cursor: Cursor, handles: TagHandles): boolean {
  const { text, pos, keyAllowed } = cursor;
  if (atDocumentEnd(cursor)) {
    if (codeAt(text, pos) === PERCENT) scanDirective(cursor);
    return false;
  }
  const code = codeAt(text, pos);
  const indicates = cursor.flowLevel > 0 || isBlankOrEnd(codeAt(text, pos + 1));
  switch (code) {
    case OPEN_BRACE:
    case OPEN_BRACKET:
      return move(cursor, { keyAllowed: true, flowLevel: cursor.flowLevel + 1 }) && keyAllowed;
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      move(cursor, { keyAllowed: false, flowLevel: Math.max(0, cursor.flowLevel - 1) });
      return false;
    case COMMA:
      move(cursor, { keyAllowed: true });
      return false;
    case AMPERSAND:
    case ASTERISK:
      scanName(cursor);
      return keyAllowed;
    case BANG:
      scanTag(cursor, handles);
      return keyAllowed;
    case SINGLE_QUOTE:
    case DOUBLE_QUOTE:
      scanQuoted(cursor);
      return keyAllowed;
    case PIPE:
    case GREATER:
      if (cursor.flowLevel > 0) throw cannotStart(pos);
      scanBlock(cursor, -1);
      return false;
    case MINUS:
    case QUESTION:
    case COLON:
      if (code === MINUS ? isBlankOrEnd(codeAt(text, pos + 1)) : indicates) {
        if (cursor.flowLevel === 0 && !keyAllowed) throw notAllowedHere(code, pos);
        move(cursor, { keyAllowed: cursor.flowLevel === 0 });
        return false;
      }
  }
  if (!canStartPlain(code)) throw cannotStart(pos);
  scanPlain(cursor, 0);
  return keyAllowed;
}

function move(cursor: Cursor, change: { keyAllowed: boolean; flowLevel?: number }): true {
  cursor.pos++;
  cursor.keyAllowed = change.keyAllowed;
  cursor.flowLevel = change.flowLevel ?? cursor.flowLevel;
  return true;
}

/** Whether a plain scalar may start so; `-`, `?` and `:` may where they are no indicators. */
export const canStartPlain = (code: number): boolean =>
  code >= 0x80 || PLAIN_START[code] === 1 || code === MINUS || code === QUESTION || code === COLON;

export const cannotStart = (pos: number): YamlProblem =>
  new YamlProblem("found character that cannot start any token", pos);

/** `- `, `? ` or `: ` where nothing may start. */
export function notAllowedHere(code: number, pos: number): YamlProblem {
  const what = code === MINUS ? "block sequence entries" : code === QUESTION ? "mapping keys" : "mapping values";
  return new YamlProblem(`${what} are not allowed in this context`, pos);
}

/** What is wrong where `code` should not stand: an indicator in a place where none may, or what the caller says. */
export function misplaced(cursor: Cursor, code: number, problem: string): YamlProblem {
  const indicates = [MINUS, QUESTION, COLON].some((indicator) => isIndicator(cursor, code, indicator));
  if (indicates && cursor.flowLevel === 0 && !cursor.keyAllowed) return notAllowedHere(code, cursor.pos);
  return new YamlProblem(problem, cursor.pos);
}

export const endsFlowNode = (code: number): boolean => code === COMMA || code === CLOSE_BRACKET || code === CLOSE_BRACE;

export const invalidKey = (pos: number): YamlProblem => new YamlProblem("invalid map key", pos);

export const unsupportedKey = (pos: number): YamlProblem => new YamlProblem("unsupported map key of type null", pos);
