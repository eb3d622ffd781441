import type { Path } from "../../diagnostic.ts";
import type { Matrix } from "../../types/matrix.ts";
import type { PipelineTask } from "../../types/pipeline.ts";
import type { GivenParams } from "./given-params.ts";
import { type GivenParam, givenParams, givenType, type Scope, withoutReferences } from "./given-type.ts";
import { withKnownValues } from "./known-values.ts";
import type { Bindings } from "./workspaces.ts";

/** The params that a pipeline task gives to what it runs. */
export function givenBy(task: PipelineTask, scope: Scope): GivenParams {
  const { params, matrix } = task;
  const given = withKnownValues(givenParams(params), scope);
  return {
    params: given,
    settled: withoutReferences(given),
    matrixParams: withKnownValues(givenByMatrix(matrix), scope),
    at: params === undefined ? placeOfRef(task) : ["params"],
    typeOf: (value) => givenType(value, scope),
  };
}

/** The params of which each run of a matrix is given one value. */
export const givenByMatrix = ({ params, include = [] }: Matrix = {}): readonly GivenParam[] => [
  ...givenParams(params, ["matrix", "params"]),
  ...include.flatMap((included, index) => givenParams(included.params, ["matrix", "include", index, "params"])),
];

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
