import type { Path } from "../../diagnostic.ts";
import { isList } from "../../go/json.ts";
import { quote } from "../../go/quote.ts";
import { workspacesUsedByTask } from "../../substitute/mentions.ts";
import { pipelineSpecWithDefaults } from "../../types/defaults/pipeline.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { Param } from "../../types/param.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import { type ItemReference, validateOutOfBoundArrayParams } from "./array-index.ts";
import { ofBest } from "./catalog.ts";
import { checkRun } from "./check-run.ts";
import { checkSteps } from "./check-steps.ts";
import { validateEnumParam, validateParamEnumSubset } from "./enum-param.ts";
import { givenParams, type Scope } from "./given-type.ts";
import { below, type Mismatch } from "./mismatch.ts";
import { doubtfulDefaults } from "./param-defaults.ts";
import { extraParams } from "./pipeline-params.ts";
import { knownResults, type Node, scopeOf } from "./pipeline-scope.ts";
import { type KnownTask, validateResolvedTask } from "./resolved-task.ts";
import { type KnownResults, resultParts, validatePipelineResults, validatePipelineTaskResults } from "./results.ts";
import { bindingsOf, givenBy } from "./task-gives.ts";
import { keysOfWholeObjects } from "./whole-objects.ts";
import { validateBindings, validateOptionalWorkspaces } from "./workspaces.ts";
import {
  type KnownPipeline,
  pipelineNotFound,
  pipelinesOf,
  taskNotFound,
  tasksOfPipelineTask,
  unresolvedReference,
  type World,
} from "./world.ts";

/** What the tasks of a pipeline know of it. */
interface Context {
  readonly spec: PipelineSpec;
  readonly world: World;
  readonly nodes: readonly Node[];
  readonly scope: Scope;
  readonly results: KnownResults;
  /** The workspaces that a run need not bind. */
  readonly optional: ReadonlySet<string>;
}

/** A pipeline, the params that it is known to be given, and where it stands. */
interface Nested {
  readonly spec: PipelineSpec;
  readonly given: readonly Param[] | undefined;
  readonly at: Path;
}

/**
 * What does not fit between a pipeline and the tasks that it runs. `given` are the params of the run in which it is written.
 *
 * A pipeline that is written in a pipeline task is run as a child, so it is looked at in the same way, with what it is given.
 */
export function* checkPipelineSpec(spec: PipelineSpec, world: World, given?: readonly Param[]): Generator<Mismatch> {
  // A list and not recursion: pipelines may stand in pipelines. It grows while it is walked.
  const pipelines: Nested[] = [{ spec, given, at: [] }];
  for (const pipeline of pipelines) {
    const context = contextOf(pipeline, world);
    yield* below(pipeline.at, checkNodes(pipeline, context));
    pipelines.push(...nestedIn(pipeline, context));
  }
}

function contextOf({ spec, given }: Nested, world: World): Context {
  const nodes = (["tasks", "finally"] as const).flatMap((section) =>
    (spec[section] ?? []).map(
      (task, index): Node => ({ task, at: [section, index], known: tasksOfPipelineTask(task, world) }),
    ),
  );
  // Of tasks that are not there, the webhook speaks, and the plan.
  const results = { ...knownResults(nodes), has: () => true };
  const optional = new Set(
    (spec.workspaces ?? []).filter((workspace) => workspace.optional === true).map(({ name }) => name),
  );
  return { spec, world, nodes, scope: scopeOf(spec, given, results), results, optional };
}

function* checkNodes({ spec, given }: Nested, context: Context): Generator<Mismatch> {
  const { nodes, results } = context;
  for (const node of nodes) yield* below(node.at, checkPipelineTask(node, context));
  yield* validatePipelineResults(spec.results ?? [], results);
  if (given === undefined) yield* doubtfulDefaults(spec.params ?? []);
}

const nestedIn = ({ at }: Nested, { nodes, scope, world: { config } }: Context): Nested[] =>
  nodes.flatMap((node) => {
    const { pipelineSpec } = node.task;
    if (pipelineSpec === undefined) return [];
    const given = givenBy(node.task, scope).params.map(({ param }) => param);
    return [{ spec: pipelineSpecWithDefaults(pipelineSpec, config), given, at: [...at, ...node.at, "pipelineSpec"] }];
  });

function* checkPipelineTask({ task, known }: Node, context: Context): Generator<Mismatch> {
  const { world, scope, results } = context;
  yield* unresolvedTask(task, world);
  yield* ofBest(known, (candidate) => checkAgainstTask(task, candidate, context));
  if (task.taskSpec !== undefined && known.length > 0) yield* below(["taskSpec"], checkSteps(task.taskSpec, world));
  yield* ofBest(childPipelines(task, world), (child) =>
    checkRun({ given: givenBy(task, scope), bindings: bindingsOf(task) }, child, world),
  );
  yield* validatePipelineTaskResults(task, results);
  yield* resultParts(task, results);
}

function* unresolvedTask({ taskRef, pipelineRef }: PipelineTask, world: World): Generator<Mismatch> {
  if (taskRef !== undefined && !isCustomTask({ taskRef })) {
    const say = () => taskNotFound(taskRef.name ?? "");
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
  const given = givenBy(task, context.scope);
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
  if (!isEmbedded || items.length === 0) return items;
  const own = new Set((spec.params ?? []).map(({ name }) => name));
  return items.filter(({ name, index }) => {
    const value = scope.paramValue(name);
    return isList(value) ? index >= value.length : own.has(name) && scope.paramType(name) === undefined;
  });
}

/** An embedded task is given the workspaces of the run that it mentions, so it need not be given them here. */
function withPropagated(known: KnownTask): KnownTask {
  const { spec, isEmbedded } = known;
  if (!isEmbedded || spec.workspaces === undefined) return known;
  const used = workspacesUsedByTask(spec).names;
  return { ...known, spec: { ...spec, workspaces: spec.workspaces.filter(({ name }) => !used.has(name)) } };
}

/** The pipelines that a pipeline task may run as a child. */
function childPipelines({ pipelineRef, pipelineSpec }: PipelineTask, world: World): readonly KnownPipeline[] {
  if (pipelineRef !== undefined) return pipelinesOf(pipelineRef, world);
  if (pipelineSpec === undefined) return [];
  const spec = pipelineSpecWithDefaults(pipelineSpec, world.config);
  return [{ name: "", spec, isEmbedded: true, at: ["pipelineSpec"] }];
}
