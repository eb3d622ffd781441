import type { Path } from "../../diagnostic.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { GivenParams } from "./given-params.ts";
import { givenParams, givenType, type Scope, withoutReferences } from "./given-type.ts";
import { withKnownValues } from "./known-values.ts";
import type { Bindings } from "./workspaces.ts";

/** The params that a pipeline task gives to what it runs. */
export function givenBy(task: PipelineTask, scope: Scope): GivenParams {
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

/** The workspaces that a pipeline task gives to what it runs. */
export const bindingsOf = (task: PipelineTask): Bindings => ({
  workspaces: task.workspaces ?? [],
  at: task.workspaces === undefined ? placeOfRef(task) : ["workspaces"],
});

/** What a pipeline task runs: the place for what it leaves out. */
const placeOfRef = (task: PipelineTask): Path =>
  (["taskRef", "taskSpec", "pipelineRef", "pipelineSpec"] as const)
    .filter((field) => task[field] !== undefined)
    .slice(0, 1);
