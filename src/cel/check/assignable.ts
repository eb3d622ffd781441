import { CelType, isSameType } from "../types.ts";

/** What a type that has to be found out stood for before an attempt. */
type Trail = { readonly param: CelType; readonly before: CelType | undefined }[];

/**
 * Whether values of each type may stand where the other wants them. If so, what had to be found out for it counts from now on.
 *
 * @see google/cel-go checker/types.go isAssignableList
 */
export function areAssignable(from: readonly CelType[], to: readonly CelType[]): boolean {
  const trail: Trail = [];
  const isPossible = assignAll(trail, from, to);
  if (!isPossible) for (const { param, before } of trail.reverse()) param.standsFor = before;
  return isPossible;
}

function assignAll(trail: Trail, from: readonly CelType[], to: readonly CelType[]): boolean {
  if (from.length !== to.length) return false;
  let index = 0;
  for (const type of from) if (!assign(trail, type, to[index++] ?? type)) return false;
  return true;
}

/** @see google/cel-go checker/types.go internalIsAssignable */
function assign(trail: Trail, from: CelType, to: CelType): boolean {
  if (from.isPlain && to.isPlain) return from.kind === to.kind;
  if (to.kind === "param") {
    const { standsFor } = to;
    if (bind(trail, from, to)) return true;
    if (standsFor !== undefined) return false;
  }
  if (from.kind === "param") return bind(trail, to, from);
  if (isDynOrError(from) || isDynOrError(to)) return true;
  if (from.kind === "null" || to.kind === "null") return isNullable(from) && isNullable(to);
  if (from.kind === "list" || from.kind === "map")
    return from.kind === to.kind && assignAll(trail, from.params, to.params);
  return from.kind === to.kind && (from.kind === "type" || from.name === to.name);
}

/**
 * Lets `param` stand for `type`, if it may: it stands for nothing else that does not fit, and is no part of it.
 *
 * @see google/cel-go checker/types.go isValidTypeSubstitution
 */
function bind(trail: Trail, type: CelType, param: CelType): boolean {
  if (type === param) return true;
  const before = param.standsFor;
  if (before !== undefined && isSameType(type, before)) return true;
  if (before !== undefined && !assign(trail, type, before)) return false;
  const bound = before === undefined ? type : mostGeneral(type, before);
  if (isPartOf(param, bound)) return before !== undefined;
  trail.push({ param, before });
  param.standsFor = bound;
  return true;
}

function isPartOf(param: CelType, type: CelType): boolean {
  if (type.kind !== "param") return type.params.some((inner) => isPartOf(param, inner));
  return type === param || (type.standsFor !== undefined && isPartOf(param, type.standsFor));
}

/**
 * Of two types that go together the one that says less.
 *
 * @see google/cel-go checker/types.go mostGeneral
 */
export const mostGeneral = (one: CelType, other: CelType): CelType => (saysNoMore(one, other) ? one : other);

function saysNoMore(one: CelType, other: CelType): boolean {
  if (isOpen(one)) return true;
  if (isOpen(other) || one.kind !== other.kind) return false;
  if (one.kind === "type") return true;
  return one.name === other.name && one.params.every((param, index) => saysNoMore(param, other.params[index] ?? param));
}

const isOpen = ({ kind }: CelType) => kind === "dyn" || kind === "param";
export const isDynOrError = ({ kind }: CelType): boolean => kind === "dyn" || kind === "error";
const isNullable = ({ kind }: CelType) => kind === "null" || kind === "duration" || kind === "timestamp";

/**
 * A type with what its parts stand for. Those that stand for nothing stay as they are, or become what is given for them.
 *
 * @see google/cel-go checker/types.go substitute
 */
export function substituted(type: CelType, openAs?: CelType): CelType {
  if (type.isKnown) return type;
  if (type.kind === "param")
    return type.standsFor === undefined ? (openAs ?? type) : substituted(type.standsFor, openAs);
  return withParams(type, (param) => substituted(param, openAs));
}

/** A type whose parts have been changed. */
export function withParams(type: CelType, change: (param: CelType) => CelType): CelType {
  if (type.isKnown) return type;
  const params = type.params.map(change);
  return params.every((param, index) => param === type.params[index])
    ? type
    : new CelType(type.kind, type.name, params);
}
