import { itemsOfPipeline, validateOutOfBoundArrayParams } from "../../validate/across/array-index.ts";
import { validateEnumParam } from "../../validate/across/enum-param.ts";
import { givenByRun } from "../../validate/across/given-params.ts";
import { typeAsWritten } from "../../validate/across/given-type.ts";
import { validateTaskRunSpecs } from "../../validate/across/overrides.ts";
import {
  validateObjectParamRequiredKeys,
  validateParamTypesMatching,
  validateRequiredParametersProvided,
} from "../../validate/across/pipeline-params.ts";
import { validateWorkspaceBindings } from "../../validate/across/workspaces.ts";
import { type Check, userCheck } from "./failed-check.ts";
import type { PipelineStart } from "./pipeline-start.ts";

/** The checks of what a PipelineRun gives to its pipeline: params, workspaces, settings for its tasks. */
export function* checksOfGivens(start: PipelineStart): Generator<Check> {
  yield* checksOfParams(start);
  yield* checksOfSettings(start);
}

function* checksOfParams(start: PipelineStart): Generator<Check> {
  const { pipelineSpec, config, run, pipelineOfRun } = start;
  const { params: declared = [] } = pipelineSpec;
  const given = givenByRun(start.spec.params, start.at, typeAsWritten);
  yield userCheck(
    "ValidateRequiredParametersProvided",
    validateRequiredParametersProvided(declared, given),
    `PipelineRun ${run} is missing some parameters required by Pipeline ${pipelineOfRun}`,
  );
  yield userCheck(
    "ValidateParamTypesMatching",
    validateParamTypesMatching(declared, given),
    `PipelineRun ${run} parameters have mismatching types with Pipeline ${pipelineOfRun}'s parameters`,
  );
  if (config.featureFlags.enableParamEnum)
    yield userCheck(
      "ValidateEnumParam",
      validateEnumParam(given, declared),
      `PipelineRun ${run} parameters have invalid value`,
    );
  yield userCheck(
    "ValidateObjectParamRequiredKeys",
    validateObjectParamRequiredKeys(declared, given),
    `PipelineRun ${run} parameters is missing object keys required by Pipeline ${pipelineOfRun}'s parameters`,
  );
  yield userCheck(
    "ValidateParamArrayIndex",
    validateOutOfBoundArrayParams(declared, given, [...itemsOfPipeline(pipelineSpec)], "ParamArrayIndexingInvalid"),
    `PipelineRun ${run} failed validation: failed to validate Pipeline ${pipelineOfRun}'s parameter which has an invalid index while referring to an array`,
  );
}

/** The checks of what it binds, and of its settings for single tasks. */
function* checksOfSettings({ spec, pipelineSpec, run, pipelineOfRun, at }: PipelineStart): Generator<Check> {
  const { workspaces: wanted = [], tasks = [], finally: finals = [] } = pipelineSpec;
  const bindings = { workspaces: spec.workspaces ?? [], at: spec.workspaces === undefined ? at : ["workspaces"] };
  const names = new Map([...tasks, ...finals].map(({ name = "" }) => [name, undefined]));
  yield userCheck(
    "ValidateWorkspaceBindings",
    validateWorkspaceBindings(wanted, bindings),
    `PipelineRun ${run} doesn't bind Pipeline ${pipelineOfRun}'s Workspaces correctly`,
  );
  yield userCheck(
    "ValidateTaskRunSpecs",
    validateTaskRunSpecs(names, spec.taskRunSpecs ?? []),
    `PipelineRun ${run} doesn't define taskRunSpecs correctly`,
  );
}
