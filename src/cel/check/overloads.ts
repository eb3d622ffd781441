import type { FunctionDeclaration, Overload } from "../functions.ts";
import type { Expression } from "../parse/ast.ts";
import { CelType, celTypes, ERROR_TYPE, formatType, isSameType } from "../types.ts";
import { areAssignable, substituted } from "./assignable.ts";
import { type Checker, newTypeParam, typeMismatch } from "./checker.ts";

/** What a call gives, and which overload it calls if only one fits. */
export interface Resolution {
  readonly type: CelType;
  readonly overload: Overload | undefined;
}

/**
 * Looks for the overloads that take arguments of such types; the receiver is the first. If several do and give different types,
 * it is not known before the evaluation which one it will be.
 *
 * @see google/cel-go checker/checker.go resolveOverload
 */
export function resolveOverload(
  checker: Checker,
  { name, overloads }: FunctionDeclaration,
  args: readonly CelType[],
  { offset, isMember }: { readonly offset: number; readonly isMember: boolean },
): Resolution {
  const { bindings } = checker;
  let found: Overload | undefined;
  let type: CelType | undefined;
  let count = 0;
  for (const overload of overloads) {
    if (overload.isMember !== isMember) continue;
    const { params, result } = overload.typeParams.length === 0 ? overload : instantiated(checker, overload);
    if (!areAssignable(bindings, args, params)) continue;
    const given = substituted(bindings, result);
    if (type === undefined) type = given;
    else if (type.kind !== "dyn" && !isSameType(type, given)) type = celTypes.dyn;
    found = overload;
    count++;
  }
  if (type !== undefined) return { type, overload: count === 1 ? found : undefined };
  const types = args.map((arg) => substituted(bindings, arg, { openAs: celTypes.dyn }));
  const message = `found no matching overload for '${name}' applied to '${formatArguments(types, { isMember })}'`;
  checker.problems.push({ offset, message });
  return { type: ERROR_TYPE, overload: undefined };
}

/** An overload whose type parameters have names of their own. */
function instantiated(checker: Checker, { params, result, typeParams }: Overload) {
  const fresh = new Map(typeParams.map((name) => [name, newTypeParam(checker)]));
  return { params: params.map((param) => withParams(param, fresh)), result: withParams(result, fresh) };
}

function withParams(type: CelType, fresh: ReadonlyMap<string, CelType>): CelType {
  if (type.kind === "param") return fresh.get(type.name) ?? type;
  if (type.params.length === 0) return type;
  return new CelType(
    type.kind,
    type.name,
    type.params.map((param) => withParams(param, fresh)),
  );
}

/** @see google/cel-go checker/format.go formatFunctionDeclType */
function formatArguments(types: readonly CelType[], { isMember }: { readonly isMember: boolean }): string {
  const [receiver, ...args] = types.map(formatType);
  return isMember ? `${receiver}.(${args.join(", ")})` : `(${types.map(formatType).join(", ")})`;
}

/**
 * The type of `a && b && c`, where each has to be a bool. The reference makes a balanced tree of the operands: whether a mistake
 * makes a type of it that goes on depends on where in the tree it is.
 *
 * @see google/cel-go parser/helper.go balancedTree
 */
export function checkLogical(checker: Checker, terms: readonly Expression[]): CelType {
  const [first] = terms;
  if (first !== undefined && terms.length === 1) return checker.check(first);
  const middle = (terms.length + 1) >> 1;
  const sides = [terms.slice(0, middle), terms.slice(middle)];
  const types = sides.map((side) => checkLogical(checker, side));
  let type: CelType = celTypes.bool;
  for (const [index, actual] of types.entries()) {
    if (areAssignable(checker.bindings, [actual], [celTypes.bool])) continue;
    // Only an operand can be something else.
    typeMismatch(checker, sides[index]?.[0]?.offset ?? 0, celTypes.bool, actual);
    type = ERROR_TYPE;
  }
  return type;
}
