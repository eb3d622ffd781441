import type { Comprehension, Expression, Identifier } from "../parse/ast.ts";
import { type CelType, celTypes, ERROR_TYPE, formatType } from "../types.ts";
import { areAssignable, substituted } from "./assignable.ts";
import { type Checker, newTypeParam, typeMismatch, undeclared } from "./checker.ts";
import { resolveOverload, wantBool } from "./overloads.ts";

/**
 * The type of what a macro stands for. The reference writes a loop for it, and checks that: the calls here are the ones in its
 * loops, in the same order, since each of them may find out a type.
 *
 * @see google/cel-go checker/checker.go checkComprehension
 */
export function checkComprehension(checker: Checker, comprehension: Comprehension): CelType {
  const { macro, range, variable, body, offset } = comprehension;
  if (macro === "sortBy") return checkSortBy(checker, comprehension);
  const type = checker.check(range);
  if (macro === "map" || macro === "filter")
    return checkCollection(checker, comprehension, { type, offset: range.offset });
  return inLoop(checker, variable, { type, offset: range.offset }, () =>
    macro === "existsOne" ? checkCount(checker, body, offset) : checkQuantifier(checker, body),
  );
}

/** What a loop goes over. */
interface Range {
  readonly type: CelType;
  readonly offset: number;
}

/** Lets the variable of a macro stand for the elements of the range, or the keys of a map. */
function inLoop(checker: Checker, variable: Identifier, range: Range, checkBody: () => CelType): CelType {
  const outer = checker.local;
  const type = elementType(checker, range);
  const depth = outer === undefined ? 0 : outer.depth + 1;
  // As in the reference: the scope of a loop forgets, and for all that follows, which overloads are left out.
  checker.mayMixNumbers = true;
  checker.local = { kind: "local", name: variable.name, type, depth, outer };
  variable.meaning = checker.local;
  const result = checkBody();
  checker.local = outer;
  return substituted(result);
}

function elementType({ problems }: Checker, { type, offset }: Range): CelType {
  const range = substituted(type);
  const [first = celTypes.dyn] = range.params;
  if (range.kind === "list" || range.kind === "map") return first;
  if (range.kind === "dyn" || range.kind === "error" || range.kind === "param") {
    areAssignable([celTypes.dyn], [range]);
    return celTypes.dyn;
  }
  const message = `expression of type '${formatType(range)}' cannot be range of a comprehension (must be list, map, or dynamic)`;
  problems.push({ offset, message });
  return ERROR_TYPE;
}

/** `all`: each time `accumulator && body`. */
function checkQuantifier(checker: Checker, body: Expression): CelType {
  wantBool(checker, body, checker.check(body));
  return celTypes.bool;
}

/** `exists_one`: each time `body ? accumulator + 1 : accumulator`, at the end `accumulator == 1`. */
function checkCount(checker: Checker, body: Expression, offset: number): CelType {
  const type = checker.check(body);
  callOperator(checker, "_+_", offset, [celTypes.int, celTypes.int]);
  callOperator(checker, "_?_:_", offset, [type, celTypes.int, celTypes.int]);
  callOperator(checker, "_==_", offset, [celTypes.int, celTypes.int]);
  return celTypes.bool;
}

/** `map` and `filter`: each time `accumulator + [body]`, if there is a filter `filter ? accumulator + [body] : accumulator`. */
function checkCollection(checker: Checker, { variable, filter, body, offset }: Comprehension, range: Range): CelType {
  const list = celTypes.list(newTypeParam(checker));
  return inLoop(checker, variable, range, () => {
    const condition = filter === undefined ? undefined : checker.check(filter);
    const longer = callOperator(checker, "_+_", offset, [list, celTypes.list(checker.check(body))]);
    const step = condition === undefined ? longer : callOperator(checker, "_?_:_", offset, [condition, longer, list]);
    if (!areAssignable([list], [step])) typeMismatch(checker, offset, list, step);
    return list;
  });
}

/**
 * `sortBy`: the elements, in the order of what is made of each of them.
 *
 * @see google/cel-go ext/lists.go sortByMacro
 */
function checkSortBy(checker: Checker, comprehension: Comprehension): CelType {
  const { range, offset } = comprehension;
  // As in the reference: the name for the range is bound by a loop over an empty list, whose type has to be found out.
  newTypeParam(checker);
  const type = checker.check(range);
  const keys = checkCollection(checker, comprehension, { type, offset });
  return callOperator(checker, "@sortByAssociatedKeys", offset, [type, keys], { isMember: true });
}

function callOperator(
  checker: Checker,
  name: string,
  offset: number,
  args: readonly CelType[],
  { isMember = false }: { readonly isMember?: boolean } = {},
): CelType {
  const declaration = checker.declarations.functions.get(name);
  if (declaration === undefined) return undeclared(checker, offset, name);
  return resolveOverload(checker, declaration, args, { offset, isMember }).type;
}
