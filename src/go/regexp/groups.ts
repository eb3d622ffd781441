import { accept, PatternProblem, type Scanner, take } from "./scanner.ts";
import { alternate, capture, concat, type Node } from "./tree.ts";

/** A pattern, how far it has been read, and what has been made of it. */
export interface Parser extends Scanner {
  flags: Flags;
  /** Those that are open, the whole pattern first. */
  readonly groups: Group[];
  /** By number, `""` for those without. */
  readonly groupNames: string[];
  /** Those of each flag `i` that have been read, by code point: a pattern may have a million, most of them the same. */
  readonly literals: { readonly exact: Map<number, Node>; readonly folded: Map<number, Node> };
}

/** What `(?imsU)` turns on. */
export interface Flags {
  readonly foldCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  readonly isUngreedy: boolean;
}

interface Group {
  /** The number, if what it matches is captured. */
  readonly number: number | undefined;
  /** They count again behind the group. */
  readonly flagsOutside: Flags;
  /** The alternatives that have ended. */
  readonly alternatives: Node[];
  /** Of the alternative that is being read. */
  nodes: Node[];
}

export function parserOver(pattern: string): Parser {
  const flags = { foldCase: false, multiLine: false, dotAll: false, isUngreedy: false };
  const parser: Parser = {
    pattern,
    lastNameEnd: pattern.lastIndexOf(":]"),
    pos: 0,
    flags,
    groups: [],
    groupNames: [""],
    literals: { exact: new Map(), folded: new Map() },
  };
  pushGroup(parser, undefined);
  return parser;
}

export function innermost({ groups }: Parser): Group {
  const group = groups.at(-1);
  if (group === undefined) throw new PatternProblem("a bracket should be opened before it is closed");
  return group;
}

/** What the whole pattern is made of. */
export function contentOfAll(parser: Parser): Node {
  if (parser.groups.length > 1) throw new PatternProblem("a bracket should be closed");
  return contentOf(innermost(parser));
}

/** Reads what begins with `(`. */
export function openGroup(parser: Parser): void {
  const name = take(parser, /\(\?P?<([0-9A-Z_a-z]+)>/y)?.[1];
  if (name === undefined && parser.pattern.startsWith("(?", parser.pos)) {
    parseFlags(parser);
    return;
  }
  if (name === undefined) accept(parser, "(");
  pushGroup(parser, parser.groupNames.length);
  parser.groupNames.push(name ?? "");
}

/** Reads `(?i)`, which counts to the end of the group, or `(?i:`, which opens one. */
function parseFlags(parser: Parser): void {
  const [syntax, on = "", off = ""] = take(parser, /\(\?([imsU]*)(?:-([imsU]+))?[:)]/y) ?? [];
  if (syntax === undefined) throw new PatternProblem("there are no such flags");
  if (syntax.endsWith(":")) pushGroup(parser, undefined);
  const { foldCase, multiLine, dotAll, isUngreedy } = parser.flags;
  const isOn = (flag: string, before: boolean) => !off.includes(flag) && (before || on.includes(flag));
  parser.flags = {
    foldCase: isOn("i", foldCase),
    multiLine: isOn("m", multiLine),
    dotAll: isOn("s", dotAll),
    isUngreedy: isOn("U", isUngreedy),
  };
}

function pushGroup({ groups, flags }: Parser, number: number | undefined): void {
  groups.push({ number, flagsOutside: flags, alternatives: [], nodes: [] });
}

/** Reads `|`. */
export function endAlternative(parser: Parser): void {
  accept(parser, "|");
  const group = innermost(parser);
  group.alternatives.push(concat(group.nodes));
  group.nodes = [];
}

/** Reads `)`. */
export function closeGroup(parser: Parser): void {
  accept(parser, ")");
  const group = innermost(parser);
  parser.groups.pop();
  parser.flags = group.flagsOutside;
  const content = contentOf(group);
  innermost(parser).nodes.push(group.number === undefined ? content : capture(group.number, content));
}

const contentOf = ({ alternatives, nodes }: Group) => alternate([...alternatives, concat(nodes)]);
