import { quote } from "../../go/quote.ts";
import { isChildPipeline } from "../pipeline/child-pipelines.ts";
import { validateOutOfBoundArrayParams } from "./array-index.ts";
import { ofBest } from "./catalog.ts";
import { validateEnumParam } from "./enum-param.ts";
import type { GivenParams } from "./given-params.ts";
import type { Mismatch } from "./mismatch.ts";
import { givenReferences, unresolvedDefaults } from "./param-defaults.ts";
import {
  extraParams,
  validateObjectParamRequiredKeys,
  validateParamTypesMatching,
  validateRequiredParametersProvided,
} from "./pipeline-params.ts";
import { runWorkspaces, validateTaskrunWorkspaces } from "./task-workspaces.ts";
import { type Bindings, extraWorkspaces, validateWorkspaceBindings } from "./workspaces.ts";
import { type KnownPipeline, tasksOfPipelineTask, type World } from "./world.ts";

/** What is given to a pipeline: by a run, or by a pipeline task that runs it as a child. */
export interface Run {
  readonly given: GivenParams;
  readonly bindings: Bindings;
}

/** What does not fit between a run and its pipeline, in the order in which Tekton asks. */
export function* checkRun({ given, bindings }: Run, pipeline: KnownPipeline, world: World): Generator<Mismatch> {
  const { params = [], workspaces = [] } = pipeline.spec;
  yield* validateRequiredParametersProvided(params, given);
  yield* validateParamTypesMatching(params, given);
  if (world.config.featureFlags.enableParamEnum) yield* validateEnumParam(given, params);
  yield* validateObjectParamRequiredKeys(params, given);
  const items = world.facts.itemsOfPipeline(pipeline.spec);
  yield* validateOutOfBoundArrayParams(params, given, items, "ParamArrayIndexingInvalid");
  yield* validateWorkspaceBindings(workspaces, bindings);
  const { at } = pipeline;
  yield* unresolvedDefaults(params, givenReferences(given), (index) =>
    at ? [...at, "params", index, "default"] : given.at,
  );
  yield* checkTaskWorkspaces(bindings, pipeline, world);
  if (pipeline.isEmbedded) return;
  const name = `Pipeline ${quote(pipeline.name)}`;
  yield* extraParams(name, params, given, (used) => world.facts.params(pipeline.spec).has(used));
  yield* extraWorkspaces(name, workspaces, bindings, (used) => world.facts.workspaces(pipeline.spec).has(used));
}

/** Tasks that may be skipped may have no use for what is not bound; and a child pipeline is told about what it is given. */
function* checkTaskWorkspaces(bindings: Bindings, { spec }: KnownPipeline, world: World): Generator<Mismatch> {
  const run = runWorkspaces(bindings, spec);
  for (const task of world.facts.certainTasks(spec)) {
    if (isChildPipeline(task)) continue;
    const known = tasksOfPipelineTask(task, world);
    const candidates = known.length === 0 ? [undefined] : known;
    yield* ofBest(candidates, (candidate) => validateTaskrunWorkspaces(task, candidate, run, world));
  }
}
