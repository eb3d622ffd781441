import type { Problem } from "../problem.ts";
import type { Call, Expression, Macro } from "./ast.ts";

/** A call that is written out for something else. */
export interface MacroForm {
  readonly macro: Macro | "has";
  readonly argCount: number;
  /** It stands behind what it is about. */
  readonly isMember: boolean;
}

/** The macros of an environment, by the name that they are called by. */
export type Macros = ReadonlyMap<string, readonly MacroForm[]>;

const loop = (macro: Macro, ...argCounts: number[]): MacroForm[] =>
  argCounts.map((argCount) => ({ macro, argCount, isMember: true }));

/** @see google/cel-go cel/macro.go StandardMacros */
export const STANDARD_MACROS: Macros = new Map([
  ["has", [{ macro: "has", argCount: 1, isMember: false }]],
  ["all", loop("all", 2)],
  ["exists", loop("exists", 2)],
  ["exists_one", loop("existsOne", 2)],
  ["map", loop("map", 2, 3)],
  ["filter", loop("filter", 2)],
]);

/** @see google/cel-go ext/lists.go sortByMacro */
export const LIST_MACROS: Macros = new Map([["sortBy", loop("sortBy", 2)]]);

/**
 * What stands for a call if it is one of a macro; else the call.
 *
 * @see google/cel-go parser/parser.go expandMacro
 */
export function expandMacro(call: Call, macros: Macros, errors: Problem[]): Expression {
  const { name, target, args } = call;
  const isMember = target !== undefined;
  const form = macros.get(name)?.find((known) => known.argCount === args.length && known.isMember === isMember);
  const [first] = args;
  if (form === undefined || first === undefined) return call;
  if (form.macro !== "has" && target !== undefined) return expandLoop(call, form.macro, target, first, errors);
  const { offset, height } = call;
  if (first.kind === "select") return { ...first, offset, height, isTest: true };
  errors.push({ offset: first.offset, message: "invalid argument to has() macro" });
  return call;
}

/** @see google/cel-go parser/macro.go makeQuantifier, MakeMap, MakeFilter */
function expandLoop(call: Call, macro: Macro, range: Expression, variable: Expression, errors: Problem[]): Expression {
  const problem = loopProblem(macro, range, variable);
  const [, second, third] = call.args;
  if (problem !== undefined) errors.push(problem);
  if (problem !== undefined || variable.kind !== "identifier" || second === undefined) return call;
  const { offset, height } = call;
  const isFilter = macro === "filter";
  const filter = isFilter || third !== undefined ? second : undefined;
  const body = isFilter ? variable : (third ?? second);
  return { kind: "comprehension", offset, height, macro, range, variable, filter, body };
}

function loopProblem(macro: Macro, range: Expression, variable: Expression): Problem | undefined {
  if (macro === "sortBy" && !SORTED.has(range.kind)) {
    const message = "sortBy can only be applied to a list, identifier, comprehension, call or select expression";
    return { offset: range.offset, message };
  }
  const { offset } = variable;
  const isQuantifier = macro === "all" || macro === "exists" || macro === "existsOne";
  const unnamed = isQuantifier ? "argument must be a simple name" : "argument is not an identifier";
  if (variable.kind !== "identifier") return { offset, message: unnamed };
  const taken = { offset, message: "iteration variable overwrites accumulator variable" };
  return variable.name === "__result__" ? taken : undefined;
}

const SORTED = new Set<Expression["kind"]>(["list", "select", "identifier", "comprehension", "call"]);
