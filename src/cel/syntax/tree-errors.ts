import { DEEPEST, TOO_DEEP } from "../parse/limits.ts";
import { parseLiteral } from "../parse/literals.ts";
import { type MacroCall, type MacroPart, type Macros, macroOf, macroProblem } from "../parse/macros.ts";
import { isReserved } from "../parse/reserved.ts";
import { isRule, type Node, type RuleContext } from "./recognizer.ts";
import { giveUp, type Reports, report } from "./reports.ts";

interface Visitor {
  readonly macros: Macros;
  readonly reports: Reports;
  readonly depth: number;
}

/**
 * Reports what is wrong with a tree besides its syntax. What is missing in the tree has been reported, and is passed over.
 *
 * @see google/cel-go parser/parser.go Visit
 */
export function reportTreeErrors(tree: RuleContext, macros: Macros, reports: Reports): void {
  visit({ macros, reports, depth: 0 }, tree.children[0]);
}

const NESTED = new Set(["expr", "relation", "calc", "member"]);
/** As in the reference: what is missing is said to be before the text. */
const MISSING: MacroPart = { kind: undefined, offset: -1 };

function visit(visitor: Visitor, node: Node | undefined): MacroPart {
  const tree = unwrap(node);
  if (tree === undefined || visitor.reports.isOver) return MISSING;
  const inside = NESTED.has(tree.rule) ? { ...visitor, depth: visitor.depth + 1 } : visitor;
  if (inside.depth > DEEPEST) giveUp(visitor.reports, TOO_DEEP);
  switch (tree.rule) {
    case "unary":
      return visitSigned(inside, tree);
    case "member":
      return visitMember(inside, tree);
    case "primary":
      return visitPrimary(inside, tree);
    case "literal":
      return visitLiteral(inside, tree);
    default:
      return visitOperation(inside, tree);
  }
}

/** Parentheses stand for what is in them. */
function unwrap(node: Node | undefined): RuleContext | undefined {
  let tree = node;
  while (tree?.rule === "primary" && tree.children[0]?.kind === "(") tree = tree.children[1];
  return tree?.rule && tree;
}

/** Operators with their operands; of several `&&` or `||`, the one in the middle stands for all. */
function visitOperation(visitor: Visitor, tree: RuleContext): MacroPart {
  for (const operand of rulesIn(tree)) visit(visitor, operand);
  const operators = tree.children.filter((child) => !isRule(child));
  return partAt(operators[tree.rule === "expr" ? 0 : operators.length >> 1], "call");
}

function visitSigned(visitor: Visitor, tree: RuleContext): MacroPart {
  const [member] = rulesIn(tree);
  const expression = visit(visitor, member);
  const signs = tree.children.length - (member === undefined ? 0 : 1);
  // As in the reference: of a sign or an operand there is nothing, and a text stands for it.
  if (tree.children.length === 0) return partAt(tree, "literal");
  return signs % 2 === 0 ? expression : partAt(tree, "call");
}

/** A field, an element or a call, of what stands before it. */
function visitMember(visitor: Visitor, tree: RuleContext): MacroPart {
  const [before, operator, third, ...behind] = tree.children;
  const [, inner] = rulesIn(tree);
  const target = visit(visitor, before);
  if (third?.kind === "identifier") return visitCall(visitor, { name: third.text, target }, behind);
  const isIndex = operator?.kind === "[";
  if (isIndex) visit(visitor, inner);
  else if (!isNamed(inner)) complain(visitor, inner, "unsupported ident kind");
  const isUnsupported = third?.kind === "?";
  if (isUnsupported) complain(visitor, operator, `unsupported syntax '${isIndex ? "[" : "."}?'`);
  return partAt(operator, isUnsupported ? undefined : isIndex ? "call" : "select");
}

/** An error of a macro stands for the call, where the macro sees it. */
function visitCall(
  visitor: Visitor,
  called: Pick<MacroCall, "name" | "target">,
  [open, list]: readonly Node[],
): MacroPart {
  const { macros, reports } = visitor;
  const call: MacroCall = { ...called, args: rulesIn(list).map((argument) => visit(visitor, argument)) };
  const macro = macroOf(call, macros);
  if (macro === undefined) return partAt(open, "call");
  const problem = macroProblem(macro, call);
  if (problem === undefined) return partAt(open, macro === "has" ? "select" : "comprehension");
  report(reports, problem.offset, problem.message);
  return { kind: undefined, offset: problem.offset ?? 0 };
}

function visitPrimary(visitor: Visitor, tree: RuleContext): MacroPart {
  const [inner] = rulesIn(tree);
  switch (tree.children[0]?.kind) {
    case undefined:
      return MISSING;
    case "[":
      for (const element of rulesIn(inner)) visitElement(visitor, element);
      return partAt(tree, "list");
    case "{":
      visitEntries(visitor, inner);
      return partAt(tree, "map");
    default:
      return visitNamed(visitor, tree);
  }
}

function visitElement(visitor: Visitor, element: RuleContext): void {
  visit(visitor, rulesIn(element)[0]);
  if (isOptional(element)) complain(visitor, element, "unsupported syntax '?'");
}

/** The entries of a map or message, as far as they are whole. */
function visitEntries(visitor: Visitor, list: RuleContext | undefined): void {
  const { children } = list ?? { children: [] };
  for (let index = 0; index + 2 < children.length; index += 4) {
    visitEntry(visitor, list, children[index], children[index + 2]);
  }
}

function visitEntry(visitor: Visitor, list: Node | undefined, key: Node | undefined, value: Node | undefined): void {
  const [inner] = rulesIn(key);
  const isField = key?.rule === "optField";
  if (isOptional(key)) complain(visitor, key, "unsupported syntax '?'");
  // As in the reference: the list is blamed.
  else if (isField && !isNamed(inner)) complain(visitor, list, "unsupported ident kind");
  else for (const each of isField ? [value] : [inner, value]) visit(visitor, each);
}

/** A name, a call or a message. */
function visitNamed(visitor: Visitor, tree: RuleContext): MacroPart {
  const dot = tree.children[0]?.kind === "." ? "." : "";
  const [token, ...behind] = tree.children.slice(dot.length);
  const [open] = behind;
  if (open !== undefined && open.kind !== "(") {
    visitEntries(visitor, rulesIn(tree)[0]);
    return partAt(
      tree.children.find(({ kind }) => kind === "{"),
      "message",
    );
  }
  const text = token?.text ?? "";
  if (isReserved(text)) {
    complain(visitor, tree, `reserved identifier: ${text}`);
    return partAt(tree, undefined);
  }
  const name = dot + text;
  if (open !== undefined) return visitCall(visitor, { name, target: undefined }, behind);
  return { ...partAt(token, "identifier"), name };
}

function visitLiteral(visitor: Visitor, tree: RuleContext): MacroPart {
  const { children } = tree;
  const { kind = "end" } = children.at(-1) ?? {};
  const { message } = parseLiteral(kind, children.map(({ text }) => text).join(""));
  if (message !== undefined) complain(visitor, tree, message);
  return children.length > 0 ? partAt(tree, "literal") : MISSING;
}

const rulesIn = (node: Node | undefined): readonly RuleContext[] => node?.children?.filter(isRule) ?? [];
const isOptional = (node: Node | undefined) => node?.children?.[0]?.kind === "?";
const isNamed = (name: RuleContext | undefined) => name !== undefined && name.children.length > 0;
const partAt = (node: Node | undefined, kind: MacroPart["kind"]): MacroPart =>
  node === undefined ? MISSING : { kind, offset: node.offset };

const complain = ({ reports }: Visitor, node: Node | undefined, message: string): void =>
  report(reports, (node ?? MISSING).offset, message);
