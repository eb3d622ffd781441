import { Interruption } from "../interruption.ts";
import { CelType, isSameType } from "../types.ts";

/** An attempt: what types that have to be found out stood for before it, and how many more are looked at. */
interface Attempt {
  readonly trail: { readonly param: CelType; readonly before: CelType | undefined }[];
  left: number;
}

const MOST_ASSIGNED = 100_000;

/**
 * Whether values of each type may stand where the other wants them. If so, what had to be found out for it counts from now on.
 *
 * @see google/cel-go checker/types.go isAssignableList
 */
export function areAssignable(from: readonly CelType[], to: readonly CelType[]): boolean {
  const attempt: Attempt = { trail: [], left: MOST_ASSIGNED };
  const isPossible = assignAll(attempt, from, to);
  if (!isPossible) for (const { param, before } of attempt.trail.reverse()) param.standsFor = before;
  return isPossible;
}

function assignAll(attempt: Attempt, from: readonly CelType[], to: readonly CelType[]): boolean {
  if (from.length !== to.length) return false;
  let index = 0;
  for (const type of from) if (!assign(attempt, type, to[index++] ?? type)) return false;
  return true;
}

/** @see google/cel-go checker/types.go internalIsAssignable */
function assign(attempt: Attempt, from: CelType, to: CelType): boolean {
  if (from.isPlain && to.isPlain) return from.kind === to.kind;
  if (attempt.left-- <= 0) throw new Interruption("the types of the expression are too large", "cel/limit");
  if (to.kind === "param") {
    const { standsFor } = to;
    if (bind(attempt, from, to)) return true;
    if (standsFor !== undefined) return false;
  }
  if (from.kind === "param") return bind(attempt, to, from);
  if (isDynOrError(from) || isDynOrError(to)) return true;
  if (from.kind === "null" || to.kind === "null") return isNullable(from) && isNullable(to);
  if (from.kind === "list" || from.kind === "map")
    return from.kind === to.kind && assignAll(attempt, from.params, to.params);
  return from.kind === to.kind && (from.kind === "type" || from.name === to.name);
}

/**
 * Lets `param` stand for `type`, if it may: it stands for nothing else that does not fit, and is no part of it.
 *
 * @see google/cel-go checker/types.go isValidTypeSubstitution
 */
function bind(attempt: Attempt, type: CelType, param: CelType): boolean {
  if (type === param) return true;
  const before = param.standsFor;
  if (before !== undefined && isSameType(type, before)) return true;
  if (before !== undefined && !assign(attempt, type, before)) return false;
  const bound = before === undefined ? type : mostGeneral(type, before);
  if (isPartOf(param, bound)) return before !== undefined;
  attempt.trail.push({ param, before });
  param.standsFor = bound;
  return true;
}

/** Each of those that stand for others is looked at once: they can hold each other many times. */
function isPartOf(param: CelType, type: CelType, seen = new Set<CelType>()): boolean {
  if (type.isKnown || seen.has(type)) return false;
  if (type.kind !== "param") return type.params.some((inner) => isPartOf(param, inner, seen));
  seen.add(type);
  return type === param || (type.standsFor !== undefined && isPartOf(param, type.standsFor, seen));
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
