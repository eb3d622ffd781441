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
  GREATER,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  PERCENT,
  PIPE,
  QUESTION,
  SINGLE_QUOTE,
} from "./characters.ts";
import {
  atDocumentEnd,
  type Cursor,
  enterFlow,
  holdFlow,
  isIndicator,
  type KeyStart,
  leaveFlow,
  mayEndKey,
  skipToToken,
  YamlProblem,
} from "./cursor.ts";
import { scanDirective } from "./directives.ts";
import { cannotStart, notAllowedHere } from "./problems.ts";
import { scanBlock } from "./scan-block.ts";
import { scanPlain } from "./scan-plain.ts";
import { scanName, scanTag } from "./scan-property.ts";
import { scanQuoted } from "./scan-quoted.ts";

// The reference gives no token to its parser as long as a `:` may still make a key of what starts with it. Until that is
// known it scans on, at the end of the line into the next token.

/**
 * Looks at what follows the root node. The reference accepts any token there and never looks at the rest, as long as it
 * need not scan it: to know that the root is no key, or whether that token is one. `root` is where the root started, if it
 * may be a key.
 */
export function checkTrailing(cursor: Cursor, root: KeyStart | undefined): void {
  skipToToken(cursor);
  const { pos, lineStart } = cursor;
  const isAwaited = root !== undefined && cursor.looseFlow?.pos !== root.pos;
  const effect = scanToken(cursor, root);
  if (effect === "starts a key") scanUntilKnown(cursor, { pos, lineStart });
  if (!isAwaited) return;
  const finalEffect = effect === "none" ? scanUntilKnown(cursor, root) : effect;
  if (finalEffect === "makes the key") throw new YamlProblem("did not find expected key", root.pos, cursor.pos);
}

/**
 * Whether a `:` further on makes a key of what starts at `start`, in the line of the cursor. That is asked outside of
 * brackets only: inside, a line break allows no key, so whatever bracket closes ahead has been opened ahead.
 */
export function isKeyAhead(cursor: Cursor, start: number): boolean {
  // What stands at the cursor belongs to this key: it starts no other.
  const ahead = { ...cursor, keyAllowed: false };
  const key: KeyStart = { pos: start, lineStart: cursor.lineStart };
  return scanUntilKnown(ahead, key) === "makes the key";
}

/** Scans on as long as a `:` may still make a key of what started at `key`, and tells what has ended that. */
function scanUntilKnown(cursor: Cursor, key: KeyStart): Effect {
  let effect: Effect = "none";
  while (effect === "none" && isPossible(cursor, key)) {
    skipToToken(cursor);
    effect = scanToken(cursor, key);
  }
  return effect;
}

/** Whether a `:` may still make a key of what started at `key`. */
const isPossible = (cursor: Cursor, key: KeyStart | undefined): boolean => key !== undefined && mayEndKey(cursor, key);

/** What a token means for the key that may have started before it. */
type Effect = "makes the key" | "starts a key" | "ends the hope" | "none";

/** Scans the token at the cursor, or finds that it is the `:` of `key`. */
function scanToken(cursor: Cursor, key: KeyStart | undefined): Effect {
  const { text, pos, flowLevel, keyAllowed } = cursor;
  const code = codeAt(text, pos);
  if (atDocumentEnd(cursor)) {
    if (code === PERCENT) scanDirective(cursor);
    return "ends the hope";
  }
  if (flowLevel === 0 && isIndicator(cursor, code, COLON) && isPossible(cursor, key)) return "makes the key";
  const isContent = !scanIndicator(cursor, code);
  if (isContent) scanContent(cursor, code);
  // Inside brackets other keys are possible, and of no interest here.
  if (flowLevel > 0) return cursor.flowLevel === 0 && cursor.looseFlow?.pos === key?.pos ? "ends the hope" : "none";
  if (!isContent) return "ends the hope";
  return keyAllowed ? "starts a key" : "none";
}

/** Scans what no key starts with; false if something else stands there. */
function scanIndicator(cursor: Cursor, code: number): boolean {
  const isBlock = cursor.flowLevel === 0;
  switch (code) {
    case CLOSE_BRACE:
    case CLOSE_BRACKET:
      leaveFlow(cursor);
      return true;
    case PIPE:
    case GREATER:
      if (!isBlock) throw cannotStart(cursor.pos);
      scanBlock(cursor, -1);
      return true;
    case COMMA:
      break;
    case MINUS:
    case QUESTION:
    case COLON:
      if (!isIndicator(cursor, code, code)) return false;
      if (isBlock && !cursor.keyAllowed) throw notAllowedHere(code, cursor.pos);
      break;
    default:
      return false;
  }
  cursor.pos++;
  // A key may start behind them, in brackets behind a comma or a dash only.
  cursor.keyAllowed = isBlock || code === COMMA || code === MINUS;
  return true;
}

/** Scans what a key may start with, where one may start. */
function scanContent(cursor: Cursor, code: number): void {
  if (cursor.keyAllowed) holdFlow(cursor);
  switch (code) {
    case OPEN_BRACE:
    case OPEN_BRACKET:
      enterFlow(cursor);
      return;
    case AMPERSAND:
    case ASTERISK:
      scanName(cursor);
      return;
    case BANG:
      scanTag(cursor);
      return;
    case SINGLE_QUOTE:
    case DOUBLE_QUOTE:
      scanQuoted(cursor);
      return;
  }
  if (!canStartPlain(code)) throw cannotStart(cursor.pos);
  scanPlain(cursor, 0);
}
