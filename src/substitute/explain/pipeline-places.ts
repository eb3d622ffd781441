import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { remembering } from "../../go/remembering.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
import type { PipelineRef } from "../../types/task-ref.ts";
import {
  CONTEXTS_IN_PIPELINE_TASK,
  MATRIXED_TASK,
  PIPELINE_TASK,
  RESULTS_IN_MATRIXED_TASK,
  RESULTS_IN_PIPELINE_TASK,
  STATES_IN_PIPELINE_TASK,
} from "../fields.ts";
import { substitutePipelineBindings } from "../pipeline-run/substitute-pipeline-run.ts";
import type { Place } from "../replace-fields.ts";
import { embeddedPlaces, type OuterPipeline } from "./embedded-places.ts";
import type { FindPlace } from "./explained-place.ts";
import { type GivenTask, givenTask, type PipelineTaskNode } from "./given-task.ts";
import type { Layer } from "./layer.ts";
import { paramReference } from "./param-reference.ts";
import { type ParamScope, paramsInScope } from "./param-scope.ts";
import { displayNamesLayer, type PipelineScope, resultsLayer, runLayers, taskNames } from "./pipeline-layers.ts";
import { explainedParams, pipelineDefaultPlaces } from "./pipeline-params.ts";
import { placeAt } from "./place-at.ts";
import { placesInPipelineRef } from "./resolver-places.ts";
import { orNotKnown, whyNotInPipeline } from "./why-not.ts";

/** What replaces the texts of a pipeline: for a path in its spec, each stage with what it puts in there. */
export function pipelinePlaces(scope: PipelineScope): FindPlace {
  const { spec, run, at } = scope;
  const written: ParamScope = {
    declared: spec.params,
    declaredAt: { ...at, at: [...at.at, "params"] },
    given: run && (run.spec?.params ?? []),
    givenAt: { in: "PipelineRun", at: ["spec", "params"] },
    givenBy: "run",
  };
  const params = explainedParams(written);
  const others = runLayers(scope);
  const names = taskNames(spec);
  const whyInPipeline = whyNotInPipeline(names.all, params.inScope);
  const whyNot = orNotKnown(whyInPipeline);
  const defaults = pipelineDefaultPlaces(spec.params ?? [], params, others, whyNot);
  const results = [resultsLayer(names)];
  const bindings = run && substitutePipelineBindings(run.spec?.workspaces ?? [], run.spec?.params);
  const layers = [params.layer, ...others] as const;
  const inTask = taskFinder({ scope, bindings, layers, names, params: params.inScope, whyNot: whyInPipeline });
  const inChildRef = childRefFinder(scope, written, whyNot);
  const nodes = { tasks: nodesOf(scope, "tasks"), finally: nodesOf(scope, "finally") };
  return ([section, index, ...rest]) => {
    if (section === "params" && rest[0] === "default") return defaults(Number(index));
    if (section === "results" && rest[0] === "value") return { place: "value", layers: results, whyNot };
    const node = section === "tasks" || section === "finally" ? nodes[section][Number(index)] : undefined;
    if (node === undefined) return undefined;
    return rest[0] === "pipelineRef" ? inChildRef(node.task.pipelineRef ?? {})(rest.slice(1)) : inTask(node, rest);
  };
}

/** Finds places in a pipeline task, and in the task that is written in it. */
function taskFinder(pipeline: OuterPipeline): (node: PipelineTaskNode, path: Path) => ReturnType<FindPlace> {
  const { layers, names } = pipeline;
  const whyNot = orNotKnown(pipeline.whyNot);
  const given = remembering((node: PipelineTaskNode) => givenTask(node, layers, names));
  const ofTask = remembering((node: PipelineTaskNode) => placesOfTask(node, given(node), layers));
  const embedded = remembering((node: PipelineTaskNode) => embeddedPlaces(node, given(node), pipeline));
  return (node, path) => {
    if (path[0] === "taskSpec") return embedded(node)(path.slice(1));
    const found = ofTask(node)(path);
    return found && { ...found, whyNot };
  };
}

/** Finds places in the reference to a child pipeline. As in the reference: a resolver is told no defaults. */
function childRefFinder(
  { spec, run }: PipelineScope,
  params: ParamScope,
  whyNot: (expression: string) => string,
): (ref: PipelineRef) => FindPlace {
  const declared = spec.params?.map(({ default: _default, ...param }) => param);
  const given = paramsInScope({ ...params, declared });
  const whyNoParam = (expression: string): string => {
    const name = paramReference(expression, given.isKnown)?.name;
    return name === undefined || !given.isKnown(name) || given.isGiven(name)
      ? whyNot(expression)
      : `the run gives no param ${quote(name)}, and a resolver is told no defaults`;
  };
  return remembering((ref) => placesInPipelineRef(ref, run, given, whyNoParam));
}

const nodesOf = ({ spec, at }: PipelineScope, section: "tasks" | "finally"): readonly PipelineTaskNode[] =>
  (spec[section] ?? []).map((task, index) => ({
    task,
    section,
    written: { in: at.in, at: [...at.at, section, index] },
  }));

/** Which stages look at which fields of a pipeline task, but for the task that is written in it. */
function placesOfTask(
  { task, written }: PipelineTaskNode,
  { late, stages: { results, states, contexts: ofTask }, through }: GivenTask,
  [params, contexts, workspaces]: readonly [Layer, Layer, Layer],
): (path: Path) => Omit<NonNullable<ReturnType<FindPlace>>, "whyNot"> | undefined {
  const isMatrix = isMatrixed(task);
  const stages: readonly (readonly [Place, readonly Layer[]])[] = [
    [isMatrix ? MATRIXED_TASK : PIPELINE_TASK, [params, contexts, workspaces]],
    [isMatrix ? { displayName: "text" } : {}, [contexts]],
    [isMatrix ? RESULTS_IN_MATRIXED_TASK : RESULTS_IN_PIPELINE_TASK, [results]],
    [states === undefined ? {} : STATES_IN_PIPELINE_TASK, states === undefined ? [] : [states]],
    [CONTEXTS_IN_PIPELINE_TASK, [ofTask]],
    [DISPLAY_NAMES, [displayNamesLayer(late, written, through)]],
  ];
  const layersOf = remembering((key: string) =>
    stages.flatMap(([, layers], index) => (key[index] === "1" ? layers : [])),
  );
  return (path) => {
    const places = stages.map(([fields]) => placeAt(fields, path));
    const place = places.find((found) => found !== undefined);
    return place && { place, layers: layersOf(places.map((found) => (found === undefined ? 0 : 1)).join("")) };
  };
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunstate.go getDisplayName */
const DISPLAY_NAMES = { displayName: "text", matrix: { include: [{ name: "text" }] } } as const;
