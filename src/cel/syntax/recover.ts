import { type Branch, END, type Match, type Place, type Start } from "./places.ts";
import { expectedAt, expectedByCallers, type Recognizer } from "./recognizer.ts";
import { giveUp, reportSyntax } from "./reports.ts";
import { consume, listKinds, quoteTokens, type Token, type TokenStream, tokenAt } from "./tokens.ts";

const MOST_RECOVERIES = 30;
const MOST_SKIPPED = 256;

/** A token was as expected. */
export function endRecovery(recognizer: Recognizer): void {
  recognizer.isRecovering = false;
  if (recognizer.lastPlaces.size > 0) recognizer.lastPlaces.clear();
}

/**
 * At a branch: whether it can be entered, after leaving out tokens if that helps.
 *
 * @see antlr4-go/antlr error_strategy.go Sync
 */
export function synchronize(recognizer: Recognizer, branch: Branch): boolean {
  const { stream } = recognizer;
  const starts = recognizer.startsOf(branch);
  if (recognizer.isRecovering || starts.has("nothing") || starts.has(tokenAt(stream).kind)) return true;
  if (!branch.isLoopBack) return leaveOutToken(recognizer, branch);
  reportSurprise(recognizer, branch, "extraneous input");
  skipUntil(stream, new Set([...expectedAt(recognizer, branch), ...expectedByCallers(recognizer)]));
  return true;
}

/**
 * Where another token was expected: leaves out the one that is there, or acts as if the missing one were there. Gives the token
 * that is taken for the expected one, if any is.
 *
 * @see antlr4-go/antlr error_strategy.go RecoverInline
 */
export function recoverInline(recognizer: Recognizer, place: Match): Token | undefined {
  const { stream } = recognizer;
  countRecovery(recognizer);
  const isLeftOut = leaveOutToken(recognizer, place);
  const token = tokenAt(stream);
  if (isLeftOut) consume(stream);
  else if (expectedAt(recognizer, place.next).has(token.kind)) reportSurprise(recognizer, place, "missing");
  else return undefined;
  return token;
}

/** Leaves out the next token if the one behind it is expected. */
function leaveOutToken(recognizer: Recognizer, place: Place): boolean {
  const { stream } = recognizer;
  if (!expectedAt(recognizer, place).has(tokenAt(stream, 2).kind)) return false;
  reportSurprise(recognizer, place, "extraneous input");
  consume(stream);
  endRecovery(recognizer);
  return true;
}

/** Gives up the rule because of a token that is not expected. */
export function failMismatched(recognizer: Recognizer, place: Place): Place {
  reportSurprise(recognizer, place, "mismatched input");
  return giveUpRule(recognizer, place);
}

/** Gives up the rule because no alternative begins with the next token, or with the next two. */
export function failWithoutAlternative(recognizer: Recognizer, place: Place, distance: number): Place {
  const { stream } = recognizer;
  const last = tokenAt(stream, distance);
  const message = `no viable alternative at input ${quoteTokens(stream, tokenAt(stream), last)}`;
  reportError(recognizer, last, message.replace(UNNAMED, "mismatched input '$1' expecting IDENTIFIER"));
  return giveUpRule(recognizer, place);
}

/** As in the reference, which still says of keywords what it once said. */
const UNNAMED = /^no viable alternative at input '.(true|false|null)'$/;

/**
 * Skips what none of the open rules goes on with.
 *
 * @see antlr4-go/antlr error_strategy.go Recover
 */
function giveUpRule(recognizer: Recognizer, place: Place): Place {
  const { stream, lastIndex, lastPlaces } = recognizer;
  countRecovery(recognizer);
  // The same again: without skipping something it would go on for ever.
  const isStuck = lastIndex === stream.index && lastPlaces.has(place);
  if (isStuck) consume(stream);
  recognizer.lastIndex = stream.index;
  lastPlaces.add(place);
  skipUntil(stream, expectedByCallers(recognizer), isStuck ? MOST_SKIPPED - 1 : MOST_SKIPPED);
  return END;
}

function countRecovery(recognizer: Recognizer): void {
  const { reports } = recognizer.stream;
  if (recognizer.recoveries++ < MOST_RECOVERIES) return;
  const { offset } = tokenAt(recognizer.stream);
  reportSyntax(reports, offset, `error recovery attempt limit exceeded: ${MOST_RECOVERIES}`);
  reports.isOver = true;
}

function reportSurprise(
  recognizer: Recognizer,
  place: Place,
  surprise: "mismatched input" | "extraneous input" | "missing",
): void {
  const { stream } = recognizer;
  const token = tokenAt(stream);
  const input = quoteTokens(stream, token);
  const expected = listKinds(expectedAt(recognizer, place));
  const message =
    surprise === "missing" ? `missing ${expected} at ${input}` : `${surprise} ${input} expecting ${expected}`;
  reportError(recognizer, token, message);
}

function reportError(recognizer: Recognizer, { offset }: Token, message: string): void {
  if (!recognizer.isRecovering) reportSyntax(recognizer.stream.reports, offset, message);
  recognizer.isRecovering = true;
}

function skipUntil(stream: TokenStream, kinds: ReadonlySet<Start>, most = Number.POSITIVE_INFINITY): void {
  for (let { kind } = tokenAt(stream); kind !== "end" && !kinds.has(kind); { kind } = tokenAt(stream)) {
    if (most-- === 0) {
      giveUp(stream.reports, `error recovery token lookahead limit exceeded: ${MOST_SKIPPED}`);
      break;
    }
    consume(stream);
  }
}
