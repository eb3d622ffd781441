import { itemsOfPipeline, validateOutOfBoundArrayParams } from "../../validate/across/array-index.ts";
import { validateEnumParam } from "../../validate/across/enum-param.ts";
import type { GivenParams } from "../../validate/across/given-params.ts";
import { givenParams, typeAsWritten } from "../../validate/across/given-type.ts";
import { validateTaskRunSpecs } from "../../validate/across/overrides.ts";
import {
  validateObjectParamRequiredKeys,
  validateParamTypesMatching,
  validateRequiredParametersProvided,
} from "../../validate/across/pipeline-params.ts";
import { validateWorkspaceBindings } from "../../validate/across/workspaces.ts";
import { type Check, ofUser } from "./failed-check.ts";
import type { PipelineStart } from "./pipeline-start.ts";

/** The checks of what a PipelineRun gives to its pipeline: params, workspaces, settings for its tasks. */
export function* checksOfGivens({ spec, pipelineSpec, config, ...start }: PipelineStart): Generator<Check> {
  const { params: declared = [], workspaces: wanted = [], tasks = [], finally: finals = [] } = pipelineSpec;
  const { run, pipelineOfRun, at } = start;
  const given: GivenParams = {
    params: givenParams(spec.params),
    settled: givenParams(spec.params),
    at: spec.params === undefined ? at : ["params"],
    typeOf: typeAsWritten,
  };
  const items = [...itemsOfPipeline(pipelineSpec)];
  const bindings = { workspaces: spec.workspaces ?? [], at: spec.workspaces === undefined ? at : ["workspaces"] };
  const names = new Map([...tasks, ...finals].map(({ name = "" }) => [name, undefined]));
  yield {
    check: "ValidateRequiredParametersProvided",
    found: validateRequiredParametersProvided(declared, given),
    say: (error) =>
      ofUser(`PipelineRun ${run} is missing some parameters required by Pipeline ${pipelineOfRun}: ${error}`),
  };
  yield {
    check: "ValidateParamTypesMatching",
    found: validateParamTypesMatching(declared, given),
    say: (error) =>
      ofUser(
        `PipelineRun ${run} parameters have mismatching types with Pipeline ${pipelineOfRun}'s parameters: ${error}`,
      ),
  };
  if (config.featureFlags.enableParamEnum)
    yield {
      check: "ValidateEnumParam",
      found: validateEnumParam(given, declared),
      say: (error) => ofUser(`PipelineRun ${run} parameters have invalid value: ${error}`),
    };
  yield {
    check: "ValidateObjectParamRequiredKeys",
    found: validateObjectParamRequiredKeys(declared, given),
    say: (error) =>
      ofUser(
        `PipelineRun ${run} parameters is missing object keys required by Pipeline ${pipelineOfRun}'s parameters: ${error}`,
      ),
  };
  yield {
    check: "ValidateParamArrayIndex",
    found: validateOutOfBoundArrayParams(declared, given, items, "ParamArrayIndexingInvalid"),
    say: (error) =>
      ofUser(
        `PipelineRun ${run} failed validation: failed to validate Pipeline ${pipelineOfRun}'s parameter which has an invalid index while referring to an array: ${error}`,
      ),
  };
  yield {
    check: "ValidateWorkspaceBindings",
    found: validateWorkspaceBindings(wanted, bindings),
    say: (error) =>
      ofUser(`PipelineRun ${run} doesn't bind Pipeline ${pipelineOfRun}'s Workspaces correctly: ${error}`),
  };
  yield {
    check: "ValidateTaskRunSpecs",
    found: validateTaskRunSpecs(names, spec.taskRunSpecs ?? []),
    say: (error) => ofUser(`PipelineRun ${run} doesn't define taskRunSpecs correctly: ${error}`),
  };
}
