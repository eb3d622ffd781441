import { closeGroup, contentOfAll, endAlternative, innermost, openGroup, type Parser, parserOver } from "./groups.ts";
import { readClass, readEscape, readGroup } from "./parse-class.ts";
import { readRepetition } from "./parse-repetition.ts";
import { atBoundary, atLineEnd, atLineStart, atTextEnd, atTextStart, offBoundary } from "./places.ts";
import { anyRune, notNewline, oneRune, runesOf } from "./rune-set.ts";
import { accept, PatternProblem, readRune, take } from "./scanner.ts";
import { type Node, place, repeat, rune } from "./tree.ts";

export interface ParsedPattern {
  readonly root: Node;
  /** The names of the groups by number, `""` for those without. */
  readonly groupNames: readonly string[];
}

/**
 * What a pattern is made of.
 *
 * @throws {PatternProblem} if Go refuses it
 * @see Go regexp/syntax Parse, with the flags Perl
 */
export function parsePattern(pattern: string): ParsedPattern {
  const parser = parserOver(pattern);
  let repetitionEnd = -1;
  while (parser.pos < pattern.length) {
    const { pos } = parser;
    const repetition = readRepetition(parser, parser.flags);
    if (repetition === undefined) {
      parseNext(parser);
      continue;
    }
    const repeated = innermost(parser).nodes.pop();
    if (repeated === undefined || pos === repetitionEnd) throw new PatternProblem("there is nothing to repeat");
    innermost(parser).nodes.push(repeat(repeated, repetition));
    repetitionEnd = parser.pos;
  }
  return { root: contentOfAll(parser), groupNames: parser.groupNames };
}

/** Reads what is no repetition. */
function parseNext(parser: Parser): void {
  switch (parser.pattern.charAt(parser.pos)) {
    case "(":
      openGroup(parser);
      break;
    case "|":
      endAlternative(parser);
      break;
    case ")":
      closeGroup(parser);
      break;
    default:
      if (accept(parser, "\\Q")) parseQuoted(parser);
      else innermost(parser).nodes.push(readAtom(parser));
  }
}

/** What stands before `\E`, or the end of the pattern, means itself. */
function parseQuoted(parser: Parser): void {
  const { nodes } = innermost(parser);
  while (parser.pos < parser.pattern.length && !accept(parser, "\\E")) nodes.push(literal(parser, readRune(parser)));
}

function readAtom(parser: Parser): Node {
  const { foldCase, multiLine, dotAll } = parser.flags;
  if (accept(parser, "[")) return rune(readClass(parser, { foldCase }), "set");
  if (accept(parser, "^")) return place(multiLine ? atLineStart : atTextStart);
  if (accept(parser, "$")) return place(multiLine ? atLineEnd : atTextEnd);
  if (accept(parser, ".")) return rune(dotAll ? anyRune : notNewline, "set");
  const holds = PLACES.get(take(parser, /\\[ABbz]/y)?.[0] ?? "");
  if (holds !== undefined) return place(holds);
  const group = readGroup(parser);
  if (group !== undefined) return rune(runesOf([group], { foldCase, negated: false }), "set");
  return literal(parser, accept(parser, "\\") ? readEscape(parser) : readRune(parser));
}

const PLACES = new Map([
  ["\\A", atTextStart],
  ["\\z", atTextEnd],
  ["\\b", atBoundary],
  ["\\B", offBoundary],
]);

function literal({ flags: { foldCase }, literals }: Parser, code: number): Node {
  const known = foldCase ? literals.folded : literals.exact;
  const node = known.get(code) ?? rune(oneRune(code, { foldCase }), foldCase ? "folded text" : "text");
  known.set(code, node);
  return node;
}
