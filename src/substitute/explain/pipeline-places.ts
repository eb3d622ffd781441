import { remembering } from "../../go/remembering.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import {
  CONTEXTS_IN_PIPELINE_TASK,
  MATRIXED_TASK,
  PIPELINE_TASK,
  RESULTS_IN_MATRIXED_TASK,
  RESULTS_IN_PIPELINE_TASK,
  STATES_IN_PIPELINE_TASK,
} from "../fields.ts";
import type { Place } from "../replace-fields.ts";
import { embeddedPlaces, type PipelineTaskNode } from "./embedded-places.ts";
import type { FindPlace } from "./explained-place.ts";
import { type Layer, throughLayers } from "./layer.ts";
import {
  displayNamesLayer,
  type PipelineScope,
  resultsLayer,
  runLayers,
  statesLayer,
  type TaskNames,
  taskContextsLayer,
  taskNames,
} from "./pipeline-layers.ts";
import { explainedParams, pipelineDefaultPlaces } from "./pipeline-params.ts";
import { placeAt } from "./place-at.ts";
import { NOT_KNOWN, whyNotInPipeline } from "./why-not.ts";

/** What replaces the texts of a pipeline: for a path in its spec, each stage with what it puts in there. */
export function pipelinePlaces(scope: PipelineScope): FindPlace {
  const { spec, run, at } = scope;
  const params = explainedParams({
    declared: spec.params,
    declaredAt: { ...at, at: [...at.at, "params"] },
    given: run && (run.spec?.params ?? []),
    givenAt: { in: "PipelineRun", at: ["spec", "params"] },
    givenBy: "run",
  });
  const others = runLayers(scope);
  const layers = [params.layer, ...others] as const;
  const names = taskNames(spec);
  const whyInPipeline = whyNotInPipeline(names.all, params.inScope);
  const whyNot = (expression: string): string => whyInPipeline(expression) ?? NOT_KNOWN;
  const defaults = pipelineDefaultPlaces(spec.params ?? [], params, others, whyNot);
  const given = remembering(({ task }: PipelineTaskNode) => throughLayers(task, layers, GIVEN));
  const ofTask = remembering((node: PipelineTaskNode) => placesOfTask(node, given(node), layers, names));
  const outer = { scope, layers, tasks: names.all, params: params.inScope, whyNot: whyInPipeline };
  const embedded = remembering((node: PipelineTaskNode) => embeddedPlaces(node, given(node), outer));
  const results = [resultsLayer(names)];
  const nodes = { tasks: nodesOf(scope, "tasks"), finally: nodesOf(scope, "finally") };
  return ([section, index, ...rest]) => {
    if (section === "params" && rest[0] === "default") return defaults(Number(index));
    if (section === "results" && rest[0] === "value") return { place: "value", layers: results, whyNot };
    const node = section === "tasks" || section === "finally" ? nodes[section][Number(index)] : undefined;
    if (node === undefined) return undefined;
    if (rest[0] === "taskSpec") return embedded(node)(rest.slice(1));
    const found = ofTask(node)(rest);
    return found && { ...found, whyNot };
  };
}

/** What a pipeline task gives to its task. */
const GIVEN = { params: MATRIXED_TASK.params, matrix: MATRIXED_TASK.matrix } as const;

const nodesOf = ({ spec, at }: PipelineScope, section: "tasks" | "finally"): readonly PipelineTaskNode[] =>
  (spec[section] ?? []).map((task, index) => ({
    task,
    section,
    written: { in: at.in, at: [...at.at, section, index] },
  }));

/** Which stages look at which fields of a pipeline task, but for the task that is written in it. */
function placesOfTask(
  { task, section, written }: PipelineTaskNode,
  given: PipelineTask,
  [params, contexts, workspaces]: readonly [Layer, Layer, Layer],
  names: TaskNames,
): (path: Parameters<FindPlace>[0]) => Omit<NonNullable<ReturnType<FindPlace>>, "whyNot"> | undefined {
  const isMatrix = isMatrixed(task);
  const stages: readonly (readonly [Place, readonly Layer[]])[] = [
    [isMatrix ? MATRIXED_TASK : PIPELINE_TASK, [params, contexts, workspaces]],
    [isMatrix ? { displayName: "text" } : {}, [contexts]],
    [isMatrix ? RESULTS_IN_MATRIXED_TASK : RESULTS_IN_PIPELINE_TASK, [resultsLayer({ tasks: names.tasks })]],
    [section === "finally" ? STATES_IN_PIPELINE_TASK : {}, [statesLayer(names.tasks)]],
    [CONTEXTS_IN_PIPELINE_TASK, [taskContextsLayer(given, names.all)]],
    [DISPLAY_NAMES, [displayNamesLayer(given, written)]],
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
