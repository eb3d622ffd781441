import { wrongArgument } from "../wrong-argument.ts";
import type { Implementation, Overload } from "./functions.ts";
import type { CelType } from "./types.ts";
import {
  CelDuration,
  CelFailure,
  CelTimestamp,
  type CelValue,
  isList,
  isMap,
  keysOf,
  lookUp,
  noSuchOverload,
  typeOf,
  wantValue,
} from "./values.ts";

/**
 * A function that is called only with arguments that one of its overloads takes; else `otherwise` is. What it gives has to be a
 * value of CEL, or a failure.
 *
 * @see google/cel-go common/decls/decls.go matchesRuntimeSignature
 */
export function guarded(
  overloads: readonly Overload[],
  call: Implementation,
  otherwise: Implementation,
  name = "",
): Implementation {
  return (...args) => {
    const overload = overloads.find(({ params }) => areOf(args, params));
    if (overload === undefined) return otherwise(...args);
    const value = call(...args);
    if (value instanceof CelFailure) return value;
    const given = wantValue(value, "from the function ", name);
    const { kind, isPlain } = overload.result;
    if (isPlain && given.kind !== kind)
      throw wrongArgument("evaluate CEL", `a value of type ${kind} from the function ${name}`, value);
    return value;
  };
}

/** What a function gives for arguments that it does not take. */
export const refuse =
  (name: string): Implementation =>
  (...args) =>
    new CelFailure(`no such overload: ${name}(${args.map((arg) => typeOf(arg).name).join(", ")})`);

/**
 * What a function gives for a value that can do no such thing. As in the reference, some values are asked themselves, and do
 * not know which function it is.
 *
 * @see google/cel-go interpreter/interpretable.go evalBinary
 */
export const unable = (name: string, value: CelValue): CelFailure =>
  typeof value === "string" || value instanceof CelDuration || value instanceof CelTimestamp
    ? noSuchOverload()
    : new CelFailure(`no such overload: ${name}`);

const areOf = (values: readonly CelValue[], types: readonly CelType[]): boolean =>
  values.length === types.length && types.every((type, index) => isOf(values[index] ?? null, type));

/** As in the reference: of a list or map only the first element is looked at. */
function isOf(value: CelValue, { kind, name, params }: CelType): boolean {
  if (kind === "dyn" || kind === "param") return true;
  if (typeOf(value).name !== name) return false;
  const [first, second] = params;
  if (isList(value)) return value.length === 0 || first === undefined || isOf(value[0] ?? null, first);
  if (!isMap(value) || first === undefined || second === undefined) return true;
  const [key] = keysOf(value);
  return key === undefined || (isOf(key, first) && isOf(lookUp(value, key) ?? null, second));
}
