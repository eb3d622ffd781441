import type { Path } from "../../diagnostic.ts";
import { compareCodePoints, isObject } from "../../go/json.ts";
import { quote } from "../../go/quote.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import { keysOf } from "../object-params.ts";
import { type GivenParam, givenParams, hasReferences, type TypeOf } from "./given-type.ts";
import type { FailureReason, Mismatch } from "./mismatch.ts";

/** What a run, or a pipeline task, gives to what it runs. */
export interface GivenParams {
  readonly params: readonly GivenParam[];
  /** Those of them whose values are already what they will be: of a run all, of a pipeline task those without references. */
  readonly settled: readonly GivenParam[];
  /** Each run of a matrix is given one value of each. */
  readonly matrixParams?: readonly GivenParam[];
  /** Where more params would be given. */
  readonly at: Path;
  readonly typeOf: TypeOf;
}

/** What a run gives; `elsewhere` is where it says what it runs. */
export const givenByRun = (params: readonly Param[] | undefined, elsewhere: Path, typeOf: TypeOf): GivenParams => ({
  params: givenParams(params),
  settled: givenParams(params),
  at: params === undefined ? elsewhere : ["params"],
  typeOf,
});

/**
 * The names of declared params that have neither value nor default.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/validate_taskrun.go missingParamsNames
 */
export function missingParams(declared: readonly ParamSpec[], { params, matrixParams = [] }: GivenParams): string[] {
  const given = new Set([...params, ...matrixParams].map(({ param }) => param.name));
  return declared.filter((param) => param.default === undefined && !given.has(param.name)).map(({ name }) => name);
}

/** A given param of another type than the declared one. */
export interface WrongType {
  readonly name: string;
  readonly isLate: boolean;
  readonly details: string;
  readonly at: Path;
}

/**
 * The params that are given as something else than what they were declared as.
 *
 * As in the reference: a text that may become an array or an object is let pass; a matrix gives strings.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/validate_taskrun.go wrongTypeParamsNames
 */
export function wrongTypes(
  declared: readonly ParamSpec[],
  { params, matrixParams = [], typeOf }: GivenParams,
): WrongType[] {
  const types = new Map(declared.map(({ name, type = "" }) => [name, type]));
  const wrong = ({ param: { name }, at }: GivenParam, type: string, isLate = false): WrongType[] => {
    const wanted = types.get(name);
    if (wanted === undefined || wanted === type) return [];
    const details = `param ${quote(name)} is of type ${wanted} and is given ${A_VALUE.get(type)}`;
    return [{ name, isLate, details, at }];
  };
  return [
    ...params.flatMap((given) => {
      const known = typeOf(given.param.value);
      const at = [...given.at, "value"];
      return known === undefined ? [] : wrong({ ...given, at }, known.type, known.isLate);
    }),
    ...matrixParams.flatMap((given) => wrong({ ...given, at: [...given.at, "name"] }, "string")),
  ];
}

const A_VALUE = new Map([
  ["string", "a string"],
  ["array", "an array"],
  ["object", "an object"],
]);

/**
 * The objects that have not all the keys that were declared, neither by themselves nor from the default.
 *
 * As in the reference: where there is no key at all, none is missing.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/validate_taskrun.go MissingKeysObjectParamNames
 */
export function* missingKeysOfObjects(
  declared: readonly ParamSpec[],
  { params, settled, at }: GivenParams,
  { prefix, reason }: { readonly prefix: string; readonly reason: FailureReason },
): Generator<Mismatch> {
  if (!declared.some(({ type }) => type === "object")) return;
  const provided = new Map<string, { keys: Set<string>; at: Path }>();
  for (const { name, type, default: value } of declared)
    if (type === "object" && isObject(value)) provided.set(name, { keys: new Set(Object.keys(value)), at });
  const isSettled = new Set(settled.map(({ param }) => param));
  for (const { param, at: place } of params) {
    // A reference may become an object with any keys, unless it stays as it is.
    if (!isObject(param.value)) {
      if (hasReferences(param.value) && !isSettled.has(param)) provided.delete(param.name);
      continue;
    }
    const keys = [...(provided.get(param.name)?.keys ?? []), ...Object.keys(param.value)];
    provided.set(param.name, { keys: new Set(keys), at: [...place, "value"] });
  }
  const missing = new Map<string, { keys: readonly string[]; at: Path }>();
  for (const param of declared) {
    const known = param.type === "object" ? provided.get(param.name) : undefined;
    const keys =
      known === undefined || known.keys.size === 0 ? [] : [...keysOf(param)].filter((key) => !known.keys.has(key));
    if (known !== undefined && keys.length > 0)
      missing.set(param.name, { keys: keys.sort(compareCodePoints), at: known.at });
  }
  const names = [...missing.keys()].sort(compareCodePoints);
  const printed = names.map((name) => `${name}:[${missing.get(name)?.keys.join(" ")}]`).join(" ");
  for (const { at: place } of missing.values())
    yield { check: "param-keys", message: `${prefix}map[${printed}]`, reason, at: place };
}
