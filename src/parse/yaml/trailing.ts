import {
  AMPERSAND,
  ASTERISK,
  BANG,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  canStartPlain,
  codeAt,
  DOUBLE_QUOTE,
  endsFlowNode,
  GREATER,
  isBlankOrEnd,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PERCENT,
  PIPE,
  QUESTION,
  SINGLE_QUOTE,
} from "./characters.ts";
import { atDocumentEnd, type Cursor, LONGEST_KEY, skipToToken, YamlProblem } from "./cursor.ts";
import { scanDirective } from "./directives.ts";
import { cannotStart, notAllowedHere } from "./problems.ts";
import { scanBlock } from "./scan-block.ts";
import { scanPlain } from "./scan-plain.ts";
import { scanName, scanTag, type TagHandles } from "./scan-property.ts";
import { scanQuoted } from "./scan-quoted.ts";

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
