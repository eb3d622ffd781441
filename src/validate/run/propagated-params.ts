import type { Path } from "../../diagnostic.ts";
import { isObject } from "../../go/json.ts";
import { quote } from "../../go/quote.ts";
import type { Param, ParamSpec, PropertySpec } from "../../types/param.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import { type Finding, generic, missingField } from "../finding.ts";
import type { ParamList } from "../param-specs.ts";

/** The params that tasks inside a run see, by name: whatever is given or declared anywhere in it. */
export type PropagatedParams = Map<string, PropagatedParam>;

/** It grows while the tasks of a run are looked through: to copy what thousands of them add would take quadratic time. */
interface PropagatedParam {
  readonly param: ParamSpec;
  /** Those of the param, with what was added to them. */
  properties: Map<string, PropertySpec> | undefined;
  /** The object that is its value or default, with what was added to it. */
  object: Map<string, string> | undefined;
  hasMore: boolean;
  /** The given param whose value that object is. */
  readonly given?: Param;
  at: Path;
}

/** The params that a run gives; of several of one name the last. */
export const givenParams = (params: readonly Param[] = []): PropagatedParams =>
  new Map(params.map((param, index) => [param.name, paramGiven(param, ["params", index])]));

/**
 * A given param as if it were declared with its value for a default.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go createParamSpecFromParam
 */
function paramGiven(given: Param, at: Path): PropagatedParam {
  const { name, value } = given;
  const param = { name, type: typeOfValue(value), default: value };
  if (!isObject(value)) return propagatedParam(param, at);
  return { ...propagatedParam({ ...param, properties: stringProperties(value) }, at), given };
}

const propagatedParam = (param: ParamSpec, at: Path): PropagatedParam => ({
  param,
  properties: param.properties === undefined ? undefined : new Map(Object.entries(param.properties)),
  object: isObject(param.default) ? new Map(Object.entries(param.default)) : undefined,
  hasMore: false,
  at,
});

const stringProperties = (value: Readonly<Record<string, string>>): Record<string, PropertySpec> =>
  Object.fromEntries(Object.keys(value).map((key) => [key, { type: "string" }]));

/**
 * Adds a declared param. What is there of its name stays, but an object takes over its keys.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go combineParamSpec
 */
export function declareParam(propagated: PropagatedParams, declared: ParamSpec, at: Path): readonly Finding[] {
  const found: Finding[] = [];
  const { name, properties, default: defaultValue } = declared;
  const known = propagated.get(name);
  if (known === undefined) {
    propagated.set(name, propagatedParam(declared, at));
    return found;
  }
  const object = isObject(defaultValue) ? defaultValue : undefined;
  if (object !== undefined && Object.keys(object).length > 0) {
    if (known.param.default === undefined) {
      found.push(crash(name, "an earlier one of its name has no default", at));
      return found;
    }
    addKeys(known, object);
  }
  if (known.param.type === "object" && properties !== undefined) {
    known.properties = new Map(Object.entries(properties));
    known.at = at;
  }
  if (properties === undefined && (object !== undefined || known.param.type === "object"))
    found.push({ check: "object-param", ...missingField(`${name}.properties`, [...at, "properties"]) });
  return found;
}

/**
 * Adds a param that a pipeline task is given. An object adds its keys to what is there.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go appendPipelineTaskParams
 */
export function giveParam(propagated: PropagatedParams, given: Param, at: Path): readonly Finding[] {
  const found: Finding[] = [];
  const { name, value } = given;
  const known = propagated.get(name);
  if (known === undefined) {
    propagated.set(name, paramGiven(given, at));
    return found;
  }
  if (!isObject(value) || Object.keys(value).length === 0) return found;
  const { properties, object } = known;
  if (object === undefined || properties === undefined) {
    found.push(crash(name, "the param of its name that the run knows is no object with properties and a default", at));
    return found;
  }
  addKeys(known, value);
  for (const key of Object.keys(value)) properties.set(key, { type: "string" });
  return found;
}

function addKeys(known: PropagatedParam, object: Readonly<Record<string, string>>): void {
  known.object ??= new Map();
  for (const [key, value] of Object.entries(object)) known.object.set(key, value);
  known.hasMore = true;
}

/** As in the reference: it writes to a map that is not there. The words are ours: the webhook has none. */
const crash = (name: string, why: string, at: Path): Finding => ({
  check: WEBHOOK_CRASH,
  ...generic(`Tekton's webhook crashes on the object for param ${quote(name)}: ${why}`, "", { at }),
});

const WEBHOOK_CRASH = "webhook-crash";

/** Whether nothing more is known of what the webhook would say. */
export const isCrash = ({ check }: Finding): boolean => check === WEBHOOK_CRASH;

/** All of them as a list of declared params. */
export function listOf(propagated: PropagatedParams): ParamList {
  const all = [...propagated.values()];
  const params = all.map(({ param, properties }) =>
    properties === undefined ? param : { ...param, properties: Object.fromEntries(properties) },
  );
  return { params, placeOf: (index) => all[index]?.at ?? [] };
}

/**
 * Pipeline tasks with the params that they are taken to be given.
 *
 * As in the reference: what is added to an object is written into the value of the task that gave it first, so that the checks
 * that follow see other texts than those of the user.
 */
export function tasksAsSeen(propagated: PropagatedParams, tasks: readonly PipelineTask[]): readonly PipelineTask[] {
  const changed = new Map<Param, Param>();
  for (const { given, object, hasMore } of propagated.values())
    if (given !== undefined && object !== undefined && hasMore)
      changed.set(given, { ...given, value: Object.fromEntries(object) });
  if (changed.size === 0) return tasks;
  return tasks.map((task) =>
    task.params?.some((param) => changed.has(param))
      ? { ...task, params: task.params.map((param) => changed.get(param) ?? param) }
      : task,
  );
}
