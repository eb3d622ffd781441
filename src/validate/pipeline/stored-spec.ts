import { encodeType } from "../../decode/encode.ts";
import { structType } from "../../decode/types.ts";
import type { Config } from "../../types/config.ts";
import type { PipelineSpec } from "../../types/pipeline.ts";
import { check, type Finding } from "../finding.ts";
import { rememberingPrefixes } from "../task/prefixes.ts";
import { validatePipelineSpec } from "./pipeline-spec.ts";
import { validateOnError } from "./pipeline-task.ts";

/**
 * What is wrong with a pipeline, with its defaults, that a controller has before it: it looks at it once more.
 *
 * It is encoded first, as a controller reads what the API server has stored: what Go leaves out of JSON, an empty list or
 * text, is not there. The checks count on that: they ask whether a field is there, not whether it is empty.
 */
export const validateStoredPipelineSpec = (spec: PipelineSpec, config: Config): readonly Finding[] =>
  validatePipelineSpec(encodeType({ kind: "struct", struct: structType("PipelineSpec") }, spec), {
    config,
    prefixes: rememberingPrefixes(),
  });

/**
 * What is wrong with `onError` of tasks, once the params are put in.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go validatePipelineSpecAfterApplyParameters
 */
export const validateSubstitutedPipelineSpec = (
  { tasks = [], finally: finals = [] }: PipelineSpec,
  config: Config,
): readonly Finding[] =>
  check(
    "on-error",
    [...tasks, ...finals].flatMap((task) => validateOnError(task, { config })),
  );
