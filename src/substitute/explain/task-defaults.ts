import { quote } from "../../go/quote.ts";
import { remembering } from "../../go/remembering.ts";
import type { ParamSpec } from "../../types/param.ts";
import { isObjectValue } from "../param-replacements.ts";
import { replacerOf } from "../replacer.ts";
import { taskDefaults } from "../task-run/params.ts";
import type { ExplainedPlace } from "./explained-place.ts";
import type { Layer } from "./layer.ts";
import { paramReference } from "./param-reference.ts";
import { type ParamScope, type ParamsInScope, paramsInScope } from "./param-scope.ts";

/** The params of a task. */
export interface TaskParams {
  readonly params: ParamScope;
  readonly inScope: ParamsInScope;
  readonly whyNot: (expression: string) => string;
}

/**
 * What replaces the texts of the default of a task's param. In a string one variable for another default is replaced; the others
 * go on with the default to where that is used, and through the stages behind the params.
 */
export function taskDefaultPlaces(
  { params, inScope, whyNot }: TaskParams,
  behindParams: readonly Layer[],
): (index: number) => ExplainedPlace | undefined {
  const { declared = [] } = params;
  const { replaced } = taskDefaults(declared);
  const specs = new Map(declared.map((spec) => [spec.name, spec]));
  // What is given is not seen by defaults.
  const { sourceOf } = paramsInScope({ ...params, given: undefined });
  return remembering((index) => {
    const spec = declared[index];
    if (spec === undefined) return undefined;
    const known = replaced.get(spec.name);
    const replacer = replacerOf({ strings: new Map(known && [[known.variable, known.value]]) });
    const own: Layer = { by: "TaskRun", stage: "params", replacer, sourceOf, later: () => undefined };
    const whyOther = (expression: string): string | undefined => {
      const name = paramReference(expression, inScope.isKnown)?.name;
      return name === undefined ? undefined : whyNotInDefault(spec, name, specs.get(name));
    };
    return {
      place: "text",
      layers: [own, ...behindParams],
      whyNot: (expression) => whyOther(expression) ?? whyNot(expression),
      isUnused: (inScope.isGiven(spec.name) && !hasKeys(spec)) || undefined,
    };
  });
}

/** Of an object, keys that are not given are needed all the same. */
const hasKeys = ({ default: value }: ParamSpec): boolean => value !== undefined && isObjectValue(value);

/** Why a param is not put into the default of another. */
function whyNotInDefault(spec: ParamSpec, name: string, other: ParamSpec | undefined): string {
  if (typeof spec.default !== "string") return "params do not go into the default of an array or an object";
  if (other === undefined) return `there is no param ${quote(name)}`;
  if (other.default === undefined) return `a default sees only defaults, and the param ${quote(name)} has none`;
  return "of the references in a default only the last one is replaced that is for a string, in dotted notation, and known by then";
}
