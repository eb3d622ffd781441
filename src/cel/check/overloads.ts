import type { FunctionDeclaration, Overload } from "../functions.ts";
import type { Expression } from "../parse/ast.ts";
import { type CelType, celTypes, ERROR_TYPE, formatType, isSameType } from "../types.ts";
import { areAssignable, substituted, withParams } from "./assignable.ts";
import { type Checker, newTypeParam, typeMismatch } from "./checker.ts";

/** What a call gives, and which overload it calls if only one fits. */
interface Resolution {
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
  let found: Overload | undefined;
  let type: CelType | undefined;
  let isOnly = true;
  for (const overload of overloads) {
    if (overload.isMember !== isMember || (overload.mixesNumbers && !checker.mayMixNumbers)) continue;
    const given = resultOf(checker, overload, args);
    if (given === undefined) continue;
    isOnly = found === undefined;
    if (type === undefined) type = given;
    else if (type.kind !== "dyn" && !isSameType(type, given)) type = celTypes.dyn;
    found = overload;
  }
  if (type !== undefined) return { type, overload: isOnly ? found : undefined };
  const types = args.map((arg) => substituted(arg, celTypes.dyn));
  const message = `found no matching overload for '${name}' applied to '${formatArguments(types, { isMember })}'`;
  checker.problems.push({ offset, message });
  return { type: ERROR_TYPE, overload: undefined };
}

/** What an overload gives for such arguments; undefined if it does not take them. */
function resultOf(checker: Checker, overload: Overload, args: readonly CelType[]): CelType | undefined {
  const { params, result, typeParams } = overload;
  if (typeParams.length === 0) return areAssignable(args, params) ? substituted(result) : undefined;
  // `==` takes any two values of the same type: where the types are known, nothing has to be found out for it.
  const left = args[0];
  const right = args[1];
  const isEquality = params.length === 2 && typeParams.length === 1 && params.every(({ kind }) => kind === "param");
  if (isEquality && left?.isKnown && right?.isKnown && result.isKnown && args.length === 2)
    return areAssignable([right], [left]) ? result : undefined;
  const own = instantiated(checker, overload);
  return areAssignable(args, own.params) ? substituted(own.result) : undefined;
}

/** An overload whose type parameters are its own. */
function instantiated(checker: Checker, { params, result, typeParams }: Overload) {
  const fresh = typeParams.map(() => newTypeParam(checker));
  const change = (type: CelType): CelType =>
    type.kind === "param" ? (fresh[typeParams.indexOf(type.name)] ?? type) : withParams(type, change);
  return { params: params.map(change), result: change(result) };
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
export function checkLogical(checker: Checker, terms: readonly Expression[], from = 0, to = terms.length): CelType {
  const first = terms[from];
  if (first === undefined || to - from === 1) return first === undefined ? ERROR_TYPE : checker.check(first);
  const middle = from + ((to - from + 1) >> 1);
  const left = checkLogical(checker, terms, from, middle);
  const right = checkLogical(checker, terms, middle, to);
  const isLeftBool = wantBool(checker, first, left);
  const second = terms[middle];
  const isRightBool = second === undefined || wantBool(checker, second, right);
  return isLeftBool && isRightBool ? celTypes.bool : ERROR_TYPE;
}

/** Whether a part may be a bool. What is made of several parts always is one, or has no type. */
export function wantBool(checker: Checker, part: Expression, type: CelType): boolean {
  const isBool = type.kind === "bool" || areAssignable([type], [celTypes.bool]);
  if (!isBool) typeMismatch(checker, part.offset, celTypes.bool, type);
  return isBool;
}
