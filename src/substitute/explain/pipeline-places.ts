import { remembering } from "../../go/remembering.ts";
import type { NameSet } from "../../suggest.ts";
import { isMatrixed } from "../../types/is-matrixed.ts";
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
import type { Layer } from "./layer.ts";
import { namesOf } from "./names.ts";
import {
  MATRIX_NAMES,
  type PipelineScope,
  resultsLayer,
  runLayers,
  statesLayer,
  taskContextsLayer,
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
  const tasks = namesOf([...(spec.tasks ?? []), ...(spec.finally ?? [])]);
  const whyInPipeline = whyNotInPipeline(tasks, params.inScope);
  const whyNot = (expression: string): string => whyInPipeline(expression) ?? NOT_KNOWN;
  const defaults = pipelineDefaultPlaces(spec.params ?? [], params, others, whyNot);
  const ofTask = remembering((node: PipelineTaskNode) => placesOfTask(node, layers, tasks));
  const embedded = remembering((node: PipelineTaskNode) =>
    embeddedPlaces(node, { scope, layers, tasks, params: params.inScope, whyNot: whyInPipeline }),
  );
  const results = [resultsLayer(tasks)];
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

const nodesOf = ({ spec, at }: PipelineScope, section: "tasks" | "finally"): readonly PipelineTaskNode[] =>
  (spec[section] ?? []).map((task, index) => ({ task, section, at: [...at.at, section, index] }));

/** Which stages look at which fields of a pipeline task, but for the task that is written in it. */
function placesOfTask(
  { task, section }: PipelineTaskNode,
  [params, contexts, workspaces]: readonly [Layer, Layer, Layer],
  tasks: NameSet,
): (path: Parameters<FindPlace>[0]) => Omit<NonNullable<ReturnType<FindPlace>>, "whyNot"> | undefined {
  const isMatrix = isMatrixed(task);
  const stages: readonly (readonly [Place, readonly Layer[]])[] = [
    [isMatrix ? MATRIXED_TASK : PIPELINE_TASK, [params, contexts, workspaces]],
    [isMatrix ? NAME : {}, [contexts]],
    [isMatrix ? RESULTS_IN_MATRIXED_TASK : RESULTS_IN_PIPELINE_TASK, [resultsLayer(tasks)]],
    [section === "finally" ? STATES_IN_PIPELINE_TASK : {}, [statesLayer(tasks)]],
    [CONTEXTS_IN_PIPELINE_TASK, [taskContextsLayer(task, tasks)]],
    [isMatrix ? NAME : {}, [MATRIX_NAMES]],
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

const NAME = { displayName: "text" } as const;
