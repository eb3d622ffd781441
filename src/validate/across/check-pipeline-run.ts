import type { Path } from "../../diagnostic.ts";
import type { PipelineRun, PipelineRunSpec } from "../../types/pipeline-run.ts";
import { ofBest } from "./catalog.ts";
import { checkPipelineSpec } from "./check-pipeline.ts";
import { checkRun, type Run } from "./check-run.ts";
import { givenByRun } from "./given-params.ts";
import { typeAsWritten } from "./given-type.ts";
import { below, type Mismatch } from "./mismatch.ts";
import { validateOverrides, validateTaskRunSpecs } from "./overrides.ts";
import {
  type KnownPipeline,
  pipelineNotFound,
  pipelinesOf,
  tasksOfPipelineTask,
  unresolvedReference,
  type World,
} from "./world.ts";

/**
 * What does not fit between a PipelineRun and its pipeline; of a pipeline that is written in the run, also between it and its
 * tasks. What is wrong with a Pipeline is told there, and not again for each run.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go reconcile
 */
export function* checkPipelineRun({ spec = {} }: PipelineRun, world: World): Generator<Mismatch> {
  const { pipelineRef, pipelineSpec } = spec;
  if (pipelineSpec !== undefined) {
    yield* checkAgainstPipeline(
      spec,
      { name: world.name, spec: pipelineSpec, isEmbedded: true, at: ["pipelineSpec"] },
      world,
    );
    yield* below(["pipelineSpec"], checkPipelineSpec(pipelineSpec, world, spec.params ?? []));
  } else if (pipelineRef !== undefined) {
    const say = (notFound: string) =>
      `error when getting Pipeline for PipelineRun ${world.name}: ${pipelineNotFound(pipelineRef, notFound)}`;
    const at = ["pipelineRef"];
    yield* unresolvedReference({ ref: pipelineRef, kind: "Pipeline", at, reason: "CouldntGetPipeline", say }, world);
    yield* ofBest(pipelinesOf(pipelineRef, world), (pipeline) => checkAgainstPipeline(spec, pipeline, world));
  }
}

function* checkAgainstPipeline(spec: PipelineRunSpec, pipeline: KnownPipeline, world: World): Generator<Mismatch> {
  yield* checkRun(runOf(spec), pipeline, world);
  const { taskRunSpecs = [] } = spec;
  if (taskRunSpecs.length === 0) return;
  const byName = world.facts.tasksByName(pipeline.spec);
  yield* validateTaskRunSpecs(byName, taskRunSpecs);
  for (const [index, settings] of taskRunSpecs.entries()) {
    const task = byName.get(settings.pipelineTaskName ?? "");
    const known = task === undefined ? [] : tasksOfPipelineTask(task, world);
    yield* below(
      ["taskRunSpecs", index],
      ofBest(known, (candidate) => validateOverrides(candidate, settings)),
    );
  }
}

/** What a run gives to its pipeline, and where. */
function runOf({ params, workspaces, pipelineRef }: PipelineRunSpec): Run {
  const elsewhere: Path = [pipelineRef === undefined ? "pipelineSpec" : "pipelineRef"];
  return {
    given: givenByRun(params, elsewhere, typeAsWritten),
    bindings: { workspaces: workspaces ?? [], at: workspaces === undefined ? elsewhere : ["workspaces"] },
  };
}
