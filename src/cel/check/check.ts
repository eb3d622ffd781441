import type { CelDeclarations } from "../environment.ts";
import {
  type Call,
  dottedName,
  type Expression,
  type Identifier,
  isAbsolute,
  type ListLiteral,
  type Local,
  type MapLiteral,
  type Meaning,
  type MessageLiteral,
  plainName,
  type Select,
} from "../parse/ast.ts";
import type { Problem } from "../problem.ts";
import { type CelType, celTypes, ERROR_TYPE, formatType, TYPE_NAMES, typeOfType } from "../types.ts";
import { typeOf } from "../values.ts";
import { areAssignable, isDynOrError, mostGeneral, substituted } from "./assignable.ts";
import { type Checker, newTypeParam, undeclared } from "./checker.ts";
import { checkComprehension } from "./comprehension.ts";
import { checkLogical, resolveOverload } from "./overloads.ts";

/**
 * Finds out of what type an expression is, what its names mean, and what is wrong with it.
 *
 * @see google/cel-go checker/checker.go Check
 */
export function check(
  expression: Expression,
  declarations: CelDeclarations,
): { readonly type: CelType; readonly problems: readonly Problem[] } {
  const checker: Checker = {
    declarations,
    problems: [],
    check: (part) => checkPart(checker, part),
    seen: declarations.checks.length === 0 ? undefined : { calls: [], types: new Map() },
    open: [],
    mayMixNumbers: false,
    local: undefined,
    paramCount: 0,
  };
  const type = checkPart(checker, expression);
  for (const identifier of checker.open)
    if (identifier.meaning?.kind === "local")
      identifier.meaning = { ...identifier.meaning, type: finalType(identifier.meaning.type) };
  if (checker.problems.length === 0) checkCalls(checker);
  return { type: finalType(type), problems: checker.problems };
}

const finalType = (type: CelType) => substituted(type, celTypes.dyn);

/** @see google/cel-go cel/validator.go ASTValidator */
function checkCalls(checker: Checker): void {
  const { seen, declarations, problems } = checker;
  const typeOfPart = (part: Expression) => finalType(seen?.types.get(part) ?? celTypes.dyn);
  for (const call of seen?.calls ?? []) {
    for (const checkCall of declarations.checks) {
      const problem = checkCall(call, typeOfPart);
      if (problem !== undefined) problems.push(problem);
    }
  }
}

function checkPart(checker: Checker, part: Expression): CelType {
  const type = checkKind(checker, part);
  const { seen } = checker;
  seen?.types.set(part, type);
  if (seen !== undefined && part.kind === "call") seen.calls.push(part);
  return type;
}

function checkKind(checker: Checker, part: Expression): CelType {
  switch (part.kind) {
    case "literal":
      return typeOf(part.value);
    case "identifier":
      return checkIdentifier(checker, part);
    case "select":
      return checkSelect(checker, part);
    case "call":
      return checkCall(checker, part);
    case "list":
      return checkList(checker, part);
    case "map":
      return checkMap(checker, part);
    case "message":
      return checkMessage(checker, part);
    case "comprehension":
      return checkComprehension(checker, part);
  }
}

function checkIdentifier(checker: Checker, identifier: Identifier): CelType {
  const { name, offset } = identifier;
  const local = isAbsolute(name) ? undefined : localNamed(checker, name);
  if (local !== undefined) {
    identifier.meaning = local;
    if (local.type.kind === "param") checker.open.push(identifier);
    return local.type;
  }
  const global = globalNamed(checker, name);
  if (global === undefined) return undeclared(checker, offset, name);
  identifier.meaning = global;
  return typeOfMeaning(global);
}

function localNamed({ local }: Checker, name: string): Local | undefined {
  for (let known = local; known !== undefined; known = known.outer) if (known.name === name) return known;
  return undefined;
}

function globalNamed({ declarations }: Checker, name: string): Meaning | undefined {
  const plain = plainName(name);
  const type = declarations.variables.get(plain);
  if (type !== undefined) return { kind: "variable", name: plain, type };
  const value = TYPE_NAMES.get(plain);
  return value === undefined ? undefined : { kind: "type", value };
}

const typeOfMeaning = (meaning: Meaning): CelType =>
  meaning.kind === "type" ? typeOfType(meaning.value) : meaning.type;

/** A field, unless the names with dots between them are the name of something. */
function checkSelect(checker: Checker, select: Select): CelType {
  const global = qualifiedNamed(checker, select);
  if (global !== undefined) {
    select.meaning = global;
    return typeOfMeaning(global);
  }
  const type = fieldType(checker, select);
  return select.isTest ? celTypes.bool : substituted(type);
}

/** @see google/cel-go checker/env.go resolveQualifiedIdent */
function qualifiedNamed(checker: Checker, select: Select): Meaning | undefined {
  const name = qualifiedName(checker, select);
  const first = name?.slice(0, name.indexOf(".", 1)) ?? "";
  if (name === undefined || (!isAbsolute(first) && localNamed(checker, first) !== undefined)) return undefined;
  return globalNamed(checker, name);
}

/** `a.b.c` as one name; undefined if something else than names stands in it, or nothing is called so. */
function qualifiedName({ declarations }: Checker, part: Expression): string | undefined {
  let first = part;
  while (first.kind === "select" && !first.isTest) first = first.operand;
  if (first.kind !== "identifier" || !declarations.namespaces.has(plainName(first.name))) return undefined;
  return dottedName(part);
}

/** @see google/cel-go checker/checker.go checkSelectField */
function fieldType(checker: Checker, { operand, offset }: Select): CelType {
  const { problems } = checker;
  const type = substituted(checker.check(operand));
  if (type.kind === "map") return type.params[1] ?? celTypes.dyn;
  if (type.kind === "param") areAssignable([celTypes.dyn], [type]);
  else if (!isDynOrError(type))
    problems.push({ offset, message: `type '${formatType(type)}' does not support field selection` });
  return celTypes.dyn;
}

function checkCall(checker: Checker, call: Call): CelType {
  const { name, target, args, offset } = call;
  if (name === "_&&_" || name === "_||_") return checkLogical(checker, args);
  const types = args.map((arg) => checker.check(arg));
  const { functions } = checker.declarations;
  // `a.b(c)` may be a function called `a.b`; then `a` is no value.
  const namespace = target === undefined ? undefined : qualifiedName(checker, target);
  const qualified = namespace === undefined ? undefined : functions.get(plainName(`${namespace}.${name}`));
  const takesTarget = target !== undefined && qualified === undefined;
  if (takesTarget) types.unshift(checker.check(target));
  const declaration = qualified ?? functions.get(plainName(name));
  if (declaration === undefined) return undeclared(checker, offset, name);
  const { type, overload } = resolveOverload(checker, declaration, types, { offset, isMember: takesTarget });
  call.callee = { declaration, overload, takesTarget };
  return type;
}

/** @see google/cel-go checker/checker.go checkCreateList */
function checkList(checker: Checker, { elements }: ListLiteral): CelType {
  let type: CelType | undefined;
  for (const element of elements) type = joined(type, checker.check(element));
  return celTypes.list(type ?? newTypeParam(checker));
}

/** @see google/cel-go checker/checker.go checkCreateMap */
function checkMap(checker: Checker, { entries }: MapLiteral): CelType {
  let keyType: CelType | undefined;
  let valueType: CelType | undefined;
  for (const { key, value } of entries) {
    keyType = joined(keyType, checker.check(key));
    valueType = joined(valueType, checker.check(value));
  }
  return celTypes.map(keyType ?? newTypeParam(checker), valueType ?? newTypeParam(checker));
}

/** What elements of both types have in common; `dyn` if that is nothing. */
function joined(previous: CelType | undefined, current: CelType): CelType {
  if (previous === undefined) return current;
  return areAssignable([previous], [current]) ? mostGeneral(previous, current) : celTypes.dyn;
}

/**
 * There are no messages: what stands before the brace is no type, or one that is none of a message. Only `list` and `null_type`
 * pass for some here, which no program can be made of.
 *
 * @see google/cel-go checker/checker.go checkCreateStruct
 */
function checkMessage(checker: Checker, { name, fields, offset }: MessageLiteral): CelType {
  const type = TYPE_NAMES.get(plainName(name));
  if (type === undefined) return undeclared(checker, offset, name);
  const { problems } = checker;
  const isMessage = type.kind === "list" || type.kind === "null";
  if (!isMessage) problems.push({ offset, message: `'${type.name}' is not a message type` });
  for (const field of fields) {
    const message = fieldProblem(type, field.name, checker.check(field.value));
    if (message !== undefined) problems.push({ offset: field.offset, message });
  }
  return isMessage ? type : ERROR_TYPE;
}

/** As in the reference: `list` has the field of the protocol buffer for lists. */
function fieldProblem(type: CelType, field: string, value: CelType): string | undefined {
  if (type.kind !== "list")
    return `unexpected failed resolution of '${type.kind === "null" ? "google.protobuf.NullValue" : type.name}'`;
  if (field !== "values") return `undefined field '${field}'`;
  if (areAssignable([type], [value])) return undefined;
  return `expected type of field '${field}' is '${formatType(type)}' but provided type is '${formatType(value)}'`;
}
