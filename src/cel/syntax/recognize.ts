import { DEEPEST, TOO_MANY_RULES } from "../parse/limits.ts";
import { celGrammar } from "./grammar.ts";
import { type Branch, type Call, END, type Match, type Place, startsIn } from "./places.ts";
import { isRule, type OpenRule, type Recognizer, type RuleContext } from "./recognizer.ts";
import { endRecovery, failMismatched, failWithoutAlternative, recoverInline, synchronize } from "./recover.ts";
import { giveUp, type Reports } from "./reports.ts";
import { consume, tokenAt, tokensOf } from "./tokens.ts";

/**
 * Reads a text as far as it can be read and reports its errors of syntax. It keeps a stack of its own, so that no nesting can
 * overflow the one of JavaScript.
 *
 * @see google/cel-go parser/gen/cel_parser.go CELParser
 */
export function recognize(text: string, reports: Reports): RuleContext {
  const grammar = celGrammar();
  const stream = tokensOf(text, reports);
  const root: OpenRule = { rule: "start", offset: tokenAt(stream).offset, children: [], precedence: 0, behind: END };
  const recognizer: Recognizer = {
    grammar,
    startsOf: startsIn(grammar),
    stream,
    rule: root,
    depths: new Map(),
    isRecovering: false,
    recoveries: 0,
    lastIndex: -1,
    lastPlaces: new Set(),
  };
  let place: Place | undefined = grammar.start;
  while (place !== undefined && !reports.isOver) place = step(recognizer, place);
  return root;
}

/** Does what is to be done at a place, and gives the next one; there is none behind the first rule. */
function step(recognizer: Recognizer, place: Place): Place | undefined {
  switch (place.type) {
    case "match":
      return match(recognizer, place);
    case "branch":
      return choose(recognizer, place);
    case "call":
      return enter(recognizer, place);
    case "end":
      return leave(recognizer);
  }
}

function match(recognizer: Recognizer, place: Match): Place {
  const { stream, rule } = recognizer;
  const token = tokenAt(stream);
  const isExpected = place.kinds.includes(token.kind);
  const matched = isExpected ? token : recoverInline(recognizer, place);
  if (matched === undefined) return failMismatched(recognizer, place);
  if (isExpected) {
    endRecovery(recognizer);
    consume(stream);
  }
  // What has been read of the rule becomes one operand, if it is not.
  if (place.isInfix && rule.children.length > 1) rule.children = [{ ...rule }];
  rule.children.push(matched);
  return place.next;
}

function choose(recognizer: Recognizer, place: Branch): Place {
  if (!synchronize(recognizer, place)) return failMismatched(recognizer, place);
  const choice = place.predict(place, recognizer);
  const isFound = choice >= 0 || (choice === -1 && place.isOptional === true);
  const next = isFound ? place.alternatives.at(choice) : undefined;
  return next ?? failWithoutAlternative(recognizer, place, -choice);
}

function enter(recognizer: Recognizer, { rule, precedence, next }: Call): Place {
  const { grammar, stream, depths, rule: caller } = recognizer;
  const open: OpenRule = { rule, offset: tokenAt(stream).offset, children: [], precedence, caller, behind: next };
  caller.children.push(open);
  recognizer.rule = open;
  const depth = (depths.get(rule) ?? 0) + 1;
  depths.set(rule, depth);
  if (depth > DEEPEST) giveUp(stream.reports, TOO_MANY_RULES);
  return grammar[rule];
}

function leave(recognizer: Recognizer): Place | undefined {
  const { rule, caller, behind, children } = recognizer.rule;
  if (caller === undefined) return undefined;
  const [only] = children;
  // A long list would have eight times as many rules otherwise.
  if (isRule(only) && children.length === 1 && LEVELS.has(rule)) caller.children[caller.children.length - 1] = only;
  recognizer.depths.set(rule, (recognizer.depths.get(rule) ?? 0) - 1);
  recognizer.rule = caller;
  return behind;
}

/** The rules of operators, and what they end with. */
const LEVELS = new Set<string>("expr conditionalOr conditionalAnd relation calc unary member primary".split(" "));
