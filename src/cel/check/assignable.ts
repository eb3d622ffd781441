import { CelType, isSameType } from "../types.ts";

/** What the types that have to be found out stand for so far, by their names. */
export interface Bindings {
  readonly types: Map<string, CelType>;
  /** What has been bound, and what was bound before, so that an attempt can be taken back. */
  readonly trail: { readonly name: string; readonly before: CelType | undefined }[];
}

/**
 * Whether values of each type may stand where the other wants them. If so, what had to be bound for it stays bound.
 *
 * @see google/cel-go checker/types.go isAssignableList
 */
export function areAssignable(bindings: Bindings, from: readonly CelType[], to: readonly CelType[]): boolean {
  const { types, trail } = bindings;
  const isPossible = assignAll(bindings, from, to);
  for (const { name, before } of isPossible ? [] : trail.reverse()) {
    if (before === undefined) types.delete(name);
    else types.set(name, before);
  }
  trail.length = 0;
  return isPossible;
}

function assignAll(bindings: Bindings, from: readonly CelType[], to: readonly CelType[]): boolean {
  if (from.length !== to.length) return false;
  for (let index = 0; index < from.length; index++) {
    const one = from[index];
    const other = to[index];
    if (one === undefined || other === undefined || !assign(bindings, one, other)) return false;
  }
  return true;
}

/** @see google/cel-go checker/types.go internalIsAssignable */
function assign(bindings: Bindings, from: CelType, to: CelType): boolean {
  if (to.kind === "param") {
    const standsFor = bindings.types.get(to.name);
    if (bindTo(bindings, from, to)) return true;
    if (standsFor !== undefined) return false;
  }
  if (from.kind === "param") return bindTo(bindings, to, from);
  if (isDynOrError(from) || isDynOrError(to)) return true;
  if (from.kind === "null") return isNullable(to);
  if (to.kind === "null") return isNullable(from);
  if (from.kind !== to.kind) return false;
  if (from.kind === "list" || from.kind === "map") return assignAll(bindings, from.params, to.params);
  return from.kind === "type" || from.name === to.name;
}

/**
 * Lets `param` stand for `type`, if it may: it stands for nothing else that does not fit, and is no part of it.
 *
 * @see google/cel-go checker/types.go isValidTypeSubstitution
 */
function bindTo(bindings: Bindings, type: CelType, param: CelType): boolean {
  if (type.kind === "param" && type.name === param.name) return true;
  const bound = bindings.types.get(param.name);
  if (bound === undefined) {
    if (isPartOf(bindings, param, type)) return false;
    bind(bindings, param, type);
    return true;
  }
  if (isSameType(type, bound)) return true;
  if (!assign(bindings, type, bound)) return false;
  const general = mostGeneral(type, bound);
  if (!isPartOf(bindings, param, general)) bind(bindings, param, general);
  return true;
}

function bind({ types, trail }: Bindings, param: CelType, type: CelType): void {
  trail.push({ name: param.name, before: types.get(param.name) });
  types.set(param.name, type);
}

function isPartOf(bindings: Bindings, param: CelType, type: CelType): boolean {
  if (type.kind !== "param") return type.params.some((inner) => isPartOf(bindings, param, inner));
  if (type.name === param.name) return true;
  const bound = bindings.types.get(type.name);
  return bound !== undefined && isPartOf(bindings, param, bound);
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
const isNullable = ({ kind }: CelType) =>
  kind === "null" || kind === "duration" || kind === "timestamp" || kind === "message";

/**
 * A type with what its parts stand for. Those that stand for nothing stay as they are, or become `dyn`.
 *
 * @see google/cel-go checker/types.go substitute
 */
export function substituted(
  bindings: Bindings,
  type: CelType,
  { openAs }: { readonly openAs?: CelType } = {},
): CelType {
  if (type.kind === "param") {
    const bound = bindings.types.get(type.name);
    return bound === undefined
      ? (openAs ?? type)
      : substituted(bindings, bound, openAs === undefined ? {} : { openAs });
  }
  if (type.params.length === 0) return type;
  const params = type.params.map((param) => substituted(bindings, param, openAs === undefined ? {} : { openAs }));
  return params.every((param, index) => param === type.params[index])
    ? type
    : new CelType(type.kind, type.name, params);
}
