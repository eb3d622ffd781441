import type { Problem } from "../problem.ts";
import type { Call, Expression, Macro } from "./ast.ts";

/** A call that is written out for something else. */
interface MacroForm {
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

/** A part of an expression, as far as macros look at it. */
export interface MacroPart {
  /** Undefined of what has been read wrongly. */
  readonly kind: Expression["kind"] | undefined;
  readonly offset: number;
  readonly name?: string;
}

/** A call, as far as macros look at it. */
export interface MacroCall {
  readonly name: string;
  readonly target: MacroPart | undefined;
  readonly args: readonly MacroPart[];
}

/** The macro that a call is one of, if any. */
export function macroOf({ name, target, args }: MacroCall, macros: Macros): MacroForm["macro"] | undefined {
  const isMember = target !== undefined;
  return macros.get(name)?.find((form) => form.argCount === args.length && form.isMember === isMember)?.macro;
}

/**
 * What a macro finds wrong with its call: with what it stands behind, or with its first argument, which is to be a field for
 * `has` and a name for the others.
 *
 * @see google/cel-go parser/macro.go MakeHas, MakeMap, makeQuantifier; ext/lists.go sortByMacro
 */
export function macroProblem(macro: MacroForm["macro"], { target, args: [first] }: MacroCall): Problem | undefined {
  if (macro === "sortBy" && target !== undefined && (target.kind === undefined || !SORTED.has(target.kind))) {
    const message = "sortBy can only be applied to a list, identifier, comprehension, call or select expression";
    return { offset: target.offset, message };
  }
  if (first === undefined) return undefined;
  const { kind, name, offset } = first;
  if (macro === "has") return kind === "select" ? undefined : { offset, message: "invalid argument to has() macro" };
  const isQuantifier = macro === "all" || macro === "exists" || macro === "existsOne";
  const unnamed = isQuantifier ? "argument must be a simple name" : "argument is not an identifier";
  if (kind !== "identifier") return { offset, message: unnamed };
  const taken = { offset, message: "iteration variable overwrites accumulator variable" };
  return name === ACCUMULATOR ? taken : undefined;
}

const SORTED = new Set<Expression["kind"]>(["list", "select", "identifier", "comprehension", "call"]);
const ACCUMULATOR = "__result__";

/**
 * What stands for a call if it is one of a macro; else the call.
 *
 * @see google/cel-go parser/parser.go expandMacro
 */
export function expandMacro(call: Call, macros: Macros, errors: Problem[]): Expression {
  const macro = macroOf(call, macros);
  if (macro === undefined) return call;
  const problem = macroProblem(macro, call);
  if (problem !== undefined) errors.push(problem);
  return (problem === undefined ? expanded(call, macro) : undefined) ?? call;
}

/** @see google/cel-go parser/macro.go MakeHas, MakeMap, MakeFilter, makeQuantifier */
function expanded(call: Call, macro: MacroForm["macro"]): Expression | undefined {
  const { target: range, args, offset, height } = call;
  const [variable, second, third] = args;
  if (macro === "has") return variable?.kind === "select" ? { ...variable, offset, height, isTest: true } : undefined;
  if (range === undefined || variable?.kind !== "identifier" || second === undefined) return undefined;
  const isFilter = macro === "filter";
  const filter = isFilter || third !== undefined ? second : undefined;
  const body = isFilter ? variable : (third ?? second);
  return { kind: "comprehension", offset, height, macro, range, variable, filter, body };
}
