import { remembering } from "../../go/remembering.ts";
import type { ParamSpec } from "../../types/param.ts";
import { referencesIn } from "../pipeline-run/default-order.ts";
import { pipelineParams } from "../pipeline-run/params.ts";
import { replacerOf } from "../replacer.ts";
import type { ExplainedPlace } from "./explained-place.ts";
import type { Layer } from "./layer.ts";
import { namesOf } from "./names.ts";
import { paramReference } from "./param-reference.ts";
import { type ParamScope, type ParamsInScope, paramsInScope } from "./param-scope.ts";

/** The params of a pipeline: the stage that puts them in, and what can be told of them. */
export interface ExplainedParams {
  readonly layer: Layer;
  readonly inScope: ParamsInScope;
  /** Why a default cannot be resolved, by the name of its param. */
  readonly problems: ReadonlyMap<string, string>;
}

export function explainedParams(scope: ParamScope): ExplainedParams {
  const { declared = [], given } = scope;
  const { replacements, problems: found } =
    given === undefined ? withoutRun(declared) : pipelineParams(declared, given);
  const messages = new Map(found.map(({ variable, message }) => [variable, message]));
  const problems = new Map<string, string>();
  for (const { name, type = "string", default: value } of declared)
    if (value !== undefined && type === "string" && !replacements.strings.has(`params.${name}`))
      problems.set(name, messages.get(`params.${name}`) ?? found[0]?.message ?? "");
  const params = paramsInScope(scope);
  const whyNot = (expression: string): string | undefined =>
    problems.get(paramReference(expression, params.isKnown)?.name ?? "") ?? params.whyNot(expression);
  const layer: Layer = {
    by: "PipelineRun",
    stage: "params",
    replacer: replacerOf(replacements),
    sourceOf: params.sourceOf,
    later: params.later,
    isRecursive: true,
  };
  return { layer, inScope: { ...params, whyNot }, problems };
}

/** What a run will give stays in defaults as it is written. */
function withoutRun(declared: readonly ParamSpec[]): ReturnType<typeof pipelineParams> {
  const open = namesOf(declared.filter((spec) => spec.default === undefined));
  return pipelineParams(declared, [], (variable) => {
    const name = paramReference(variable, (known) => open.has(known))?.name;
    return name !== undefined && open.has(name);
  });
}

/**
 * What replaces the texts of the default of a pipeline's param. Then they go on with the default to where that is used, and
 * through the stages behind the params.
 */
export const pipelineDefaultPlaces = (
  declared: readonly ParamSpec[],
  { layer, inScope, problems }: ExplainedParams,
  behindParams: readonly Layer[],
  whyNot: (expression: string) => string,
): ((index: number) => ExplainedPlace | undefined) =>
  remembering((index) => {
    const spec = declared[index];
    if (spec === undefined) return undefined;
    const problem = problems.get(spec.name);
    const isPassedOver = typeof spec.default === "string" && referencesIn(spec.default).length === 0;
    const isReplaced = problem === undefined && !isPassedOver;
    const whyKnown = (expression: string): string | undefined => {
      const reference = paramReference(expression, inScope.isKnown);
      if (reference === undefined || !inScope.isKnown(reference.name)) return undefined;
      if (isPassedOver) return "in a default, references in brackets count only beside one in dotted notation";
      return reference.rest === "" || reference.rest === "[*]" ? "only texts go into a default" : undefined;
    };
    return {
      place: "text",
      layers: [isReplaced ? layer : { ...layer, replacer: replacerOf({}) }, ...behindParams],
      whyNot: (expression) => problem ?? whyKnown(expression) ?? whyNot(expression),
      isUnused: inScope.isGiven(spec.name) || undefined,
    };
  });
