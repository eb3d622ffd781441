import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { remembering } from "../../go/remembering.ts";
import type { Pipeline, PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import { POD_TEMPLATE, WORKSPACE_BINDINGS } from "../fields.ts";
import { paramReplacements } from "../param-replacements.ts";
import { replacerOf } from "../replacer.ts";
import type { TaskRunStage } from "../task-run/substitute-task-run.ts";
import type { ExplainedPlace, FindPlace } from "./explained-place.ts";
import { type Layer, layer } from "./layer.ts";
import { namesOf } from "./names.ts";
import { paramReference } from "./param-reference.ts";
import { type ParamsInScope, paramsInScope } from "./param-scope.ts";
import { byParts, GIVEN_VALUES, inFields } from "./parts.ts";
import { matrixParams, propagatedResultsLayer, taskNames } from "./pipeline-layers.ts";
import { pipelinePlaces } from "./pipeline-places.ts";
import { placesInPipelineRef } from "./resolver-places.ts";
import { orNotKnown, whyNotInPipeline } from "./why-not.ts";

/** Where variables are replaced in a Pipeline, with a run of it if there is one. */
export const placesInPipeline = ({ spec, metadata }: Pipeline, run: PipelineRun | undefined): FindPlace =>
  byParts([
    [["spec"], pipelinePlaces({ spec, name: metadata?.name ?? "", at: { in: "Pipeline", at: ["spec"] }, run })],
  ]);

/** In a PipelineRun, with the Pipeline that it refers to if there is one: that counts before a pipeline that is written in the run. */
export function placesInPipelineRun(run: PipelineRun, pipeline: Pipeline | undefined): FindPlace {
  const { params, pipelineSpec } = run.spec ?? {};
  const at = { in: "PipelineRun", at: ["spec", "pipelineSpec"] } as const;
  // As in the reference: what is not in the pipeline sees no defaults.
  const given = paramsInScope({
    declared: [],
    declaredAt: at,
    given: params ?? [],
    givenAt: { in: "PipelineRun", at: ["spec", "params"] },
    givenBy: "run",
  });
  const spec = pipeline?.spec ?? pipelineSpec;
  const whyNot = orNotKnown(whyNotInPipeline(taskNames(spec ?? {}).all, given));
  const embedded = pipeline === undefined ? pipelineSpec : undefined;
  return byParts([
    ...(embedded === undefined
      ? []
      : [[at.at, pipelinePlaces({ spec: embedded, name: run.metadata?.name ?? "", at, run })] as const]),
    [["spec", "pipelineRef"], placesInPipelineRef(run.spec?.pipelineRef ?? {}, run, given, whyNot)],
    ...placesForTaskRuns(run, spec, { given, whyNot }),
    [["spec", "params"], GIVEN_VALUES],
  ]);
}

/** Into what the run has for its TaskRuns, workspaces and pod templates, each TaskRun puts its own params in the end. */
function placesForTaskRuns(
  run: PipelineRun,
  spec: PipelineSpec | undefined,
  { given, whyNot }: { readonly given: ParamsInScope; readonly whyNot: ExplainedPlace["whyNot"] },
): readonly (readonly [Path, FindPlace])[] {
  const tasks = spec && [...(spec.tasks ?? []), ...(spec.finally ?? [])];
  const whyNoParam = (say: (param: string) => string) => (expression: string) => {
    const reference = paramReference(expression, given.isKnown);
    return reference === undefined ? whyNot(expression) : say(`param ${quote(reference.name)}`);
  };
  const onlyTasks = tasks?.some(({ taskSpec }) => taskSpec === undefined)
    ? "; only a Task could have a default for it"
    : "";
  const whyNotBound = whyNoParam(
    (param) =>
      `neither the run nor a pipeline task gives a ${param}, and defaults of the pipeline do not count here${onlyTasks}`,
  );
  const whyNotInPod = whyNoParam((param) => `no pipeline task gives a ${param} to its task${onlyTasks}`);
  const bindings: Layer = {
    by: "PipelineRun",
    stage: "bindings",
    replacer: replacerOf(paramReplacements(run.spec?.params ?? [])),
    sourceOf: given.sourceOf,
    later: given.later,
  };
  const inBindings = [bindings, propagatedResultsLayer(spec && namesOf(spec.tasks)), ownParams(tasks, "bindings")];
  return [
    [["spec", "workspaces"], inFields(WORKSPACE_BINDINGS, inBindings, whyNotBound)],
    ...podTemplates(run, tasks, whyNotInPod),
  ];
}

function podTemplates(
  { spec: { taskRunSpecs = [] } = {} }: PipelineRun,
  tasks: readonly PipelineTask[] | undefined,
  whyNot: ExplainedPlace["whyNot"],
): readonly (readonly [Path, FindPlace])[] {
  const placesFor = (some: readonly PipelineTask[] | undefined): FindPlace =>
    inFields(POD_TEMPLATE, [ownParams(some, "pod-template")], whyNot);
  const byName = new Map(tasks?.map((task) => [task.name, task]));
  const ofTaskRunSpec = remembering((index: number) => {
    const task = byName.get(taskRunSpecs[index]?.pipelineTaskName);
    return placesFor(tasks && (task === undefined ? [] : [task]));
  });
  return [
    [["spec", "taskRunTemplate", "podTemplate"], placesFor(tasks)],
    [
      ["spec", "taskRunSpecs"],
      ([index, field, ...rest]) => (field === "podTemplate" ? ofTaskRunSpec(Number(index))(rest) : undefined),
    ],
  ];
}

/** The params that the TaskRuns of some pipeline tasks put in themselves, as far as the pipeline tells them: any, if it is not known. */
function ownParams(tasks: readonly PipelineTask[] | undefined, stage: TaskRunStage): Layer {
  const names = namesOf(
    tasks?.flatMap(({ params = [], matrix, taskSpec }) => [
      ...params,
      ...matrixParams(matrix),
      ...(taskSpec?.params ?? []),
    ]),
  );
  return layer({ by: "TaskRun", stage }, "task", {}, (expression) => {
    const reference = paramReference(expression, (name) => names.has(name));
    const isOwn = reference !== undefined && (tasks === undefined || names.has(reference.name));
    return isOwn ? "each TaskRun puts in its own params" : undefined;
  });
}
