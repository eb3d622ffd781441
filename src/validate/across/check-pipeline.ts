import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { pipelineSpecWithDefaults } from "../../types/defaults/pipeline.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import { isCustomTask } from "../pipeline/custom-task.ts";
import { type ItemReference, validateOutOfBoundArrayParams } from "./array-index.ts";
import { ofBest } from "./catalog.ts";
import { checkRun } from "./check-run.ts";
import { checkSteps } from "./check-steps.ts";
import { validateEnumParam, validateParamEnumSubset } from "./enum-param.ts";
import type { GivenParams } from "./given-params.ts";
import { givenParams, givenType, type Scope, withoutReferences } from "./given-type.ts";
import { withKnownValues } from "./known-values.ts";
import { workspacesUsedByTask } from "./mentions.ts";
import { below, type Mismatch } from "./mismatch.ts";
import { doubtfulDefaults } from "./param-defaults.ts";
import { extraParams } from "./pipeline-params.ts";
import { knownResults, type Node, scopeOf } from "./pipeline-scope.ts";
import { type KnownTask, validateResolvedTask } from "./resolved-task.ts";
import { type KnownResults, resultParts, validatePipelineResults, validatePipelineTaskResults } from "./results.ts";
import { keysOfWholeObjects } from "./whole-objects.ts";
import { type Bindings, validateBindings, validateOptionalWorkspaces } from "./workspaces.ts";
import {
  type KnownPipeline,
  pipelineNotFound,
  pipelinesOf,
  tasksOfPipelineTask,
  unresolvedReference,
  type World,
} from "./world.ts";

/** What the tasks of a pipeline know of it. */
interface Context {
  readonly spec: PipelineSpec;
  readonly world: World;
  readonly scope: Scope;
  readonly results: KnownResults;
  /** The workspaces that a run need not bind. */
  readonly optional: ReadonlySet<string>;
}

/**
 * What does not fit between a pipeline and the tasks that it runs. `given` are the params of the run in which it is written.
 */
export function* checkPipelineSpec(spec: PipelineSpec, world: World, given?: readonly Param[]): Generator<Mismatch> {
  const nodes = (["tasks", "finally"] as const).flatMap((section) =>
    (spec[section] ?? []).map(
      (task, index): Node => ({ task, at: [section, index], known: tasksOfPipelineTask(task, world) }),
    ),
  );
  const results = knownResults(nodes);
  const optional = new Set(
    (spec.workspaces ?? []).filter((workspace) => workspace.optional === true).map(({ name }) => name),
  );
  const context: Context = { spec, world, scope: scopeOf(spec, given, results), results, optional };
  for (const node of nodes) yield* below(node.at, checkPipelineTask(node, context));
  yield* validatePipelineResults(spec.results ?? [], results);
  if (given === undefined) yield* doubtfulDefaults(spec.params ?? []);
}

function* checkPipelineTask({ task, known }: Node, context: Context): Generator<Mismatch> {
  const { world, results } = context;
  yield* unresolvedTask(task, world);
  yield* ofBest(known, (candidate) => checkAgainstTask(task, candidate, context));
  if (task.taskSpec !== undefined && known.length > 0) yield* below(["taskSpec"], checkSteps(task.taskSpec, world));
  yield* ofBest(childPipelines(task, world), (child) =>
    checkRun({ given: givenBy(task, context), bindings: bindingsOf(task) }, child, world),
  );
  yield* validatePipelineTaskResults(task, results);
  yield* resultParts(task, results);
}

function* unresolvedTask({ taskRef, pipelineRef }: PipelineTask, world: World): Generator<Mismatch> {
  if (taskRef !== undefined && !isCustomTask({ taskRef })) {
    const say = (notFound: string) => `Couldn't retrieve Task ${quote(taskRef.name ?? "")}: ${notFound}`;
    yield* unresolvedReference({ ref: taskRef, kind: "Task", at: ["taskRef"], reason: "CouldntGetTask", say }, world);
  }
  if (pipelineRef !== undefined) {
    const say = (notFound: string) =>
      `Couldn't retrieve Pipeline ${quote(pipelineRef.name ?? "")}: ${pipelineNotFound(pipelineRef, notFound)}`;
    const reference = {
      ref: pipelineRef,
      kind: "Pipeline",
      at: ["pipelineRef"],
      reason: "CouldntGetPipeline",
      say,
    } as const;
    yield* unresolvedReference(reference, world);
  }
}

function* checkAgainstTask(task: PipelineTask, known: KnownTask, context: Context): Generator<Mismatch> {
  const { world, spec, optional } = context;
  const given = givenBy(task, context);
  yield* validateResolvedTask(known, given, "PipelineValidationFailed");
  yield* keysOfWholeObjects(known.spec.params ?? [], given, context.scope);
  if (world.config.featureFlags.enableParamEnum) {
    yield* validateParamEnumSubset(givenParams(task.params), spec.params ?? [], known);
    yield* validateEnumParam(given, known.spec.params);
  }
  const items = itemsOfResolvedTask(known, context);
  yield* validateOutOfBoundArrayParams(known.spec.params ?? [], given, items, "TaskRunValidationFailed");
  if (!known.isEmbedded) yield* extraParams(`Task ${quote(known.name)}`, known.spec.params ?? [], given);
  yield* validateBindings(withPropagated(known), bindingsOf(task), world.config);
  yield* validateOptionalWorkspaces(optional, task, known);
}

/** The items of lists that a task asks for; of an embedded task those that the pipeline does not put in before. */
function itemsOfResolvedTask({ spec, isEmbedded }: KnownTask, { scope, world }: Context): readonly ItemReference[] {
  const items = world.facts.itemsOfTask(spec);
  if (!isEmbedded) return items;
  const own = new Set((spec.params ?? []).map(({ name }) => name));
  return items.filter(({ name, index }) => {
    const value = scope.paramValue(name);
    return Array.isArray(value) ? index >= value.length : own.has(name) && scope.paramType(name) === undefined;
  });
}

/** An embedded task is given the workspaces of the run that it mentions, so it need not be given them here. */
function withPropagated(known: KnownTask): KnownTask {
  const { spec, isEmbedded } = known;
  if (!isEmbedded || spec.workspaces === undefined) return known;
  const used = workspacesUsedByTask(spec).names;
  return { ...known, spec: { ...spec, workspaces: spec.workspaces.filter(({ name }) => !used.has(name)) } };
}

function givenBy(task: PipelineTask, { scope }: Context): GivenParams {
  const { params, matrix } = task;
  const included = (matrix?.include ?? []).flatMap((include, index) =>
    givenParams(include.params, ["matrix", "include", index, "params"]),
  );
  const given = withKnownValues(givenParams(params), scope);
  const fannedOut = [...givenParams(matrix?.params, ["matrix", "params"]), ...included];
  return {
    params: given,
    settled: withoutReferences(given),
    matrixParams: withKnownValues(fannedOut, scope),
    at: params === undefined ? placeOfRef(task) : ["params"],
    typeOf: (value) => givenType(value, scope),
  };
}

const bindingsOf = (task: PipelineTask): Bindings => ({
  workspaces: task.workspaces ?? [],
  at: task.workspaces === undefined ? placeOfRef(task) : ["workspaces"],
});

/** What a pipeline task runs: the place for what it leaves out. */
const placeOfRef = (task: PipelineTask): Path =>
  (["taskRef", "taskSpec", "pipelineRef", "pipelineSpec"] as const)
    .filter((field) => task[field] !== undefined)
    .slice(0, 1);

/** The pipelines that a pipeline task may run as a child. */
function childPipelines({ pipelineRef, pipelineSpec }: PipelineTask, world: World): readonly KnownPipeline[] {
  if (pipelineRef !== undefined) return pipelinesOf(pipelineRef, world);
  if (pipelineSpec === undefined) return [];
  const spec = pipelineSpecWithDefaults(pipelineSpec, world.config);
  return [{ name: "", spec, isEmbedded: true, at: ["pipelineSpec"] }];
}
