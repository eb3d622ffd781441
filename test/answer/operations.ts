import { countCombinations, matrixCombinations } from "../../src/dag/matrix.ts";
import { decodeType } from "../../src/decode/decode-type.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { Matrix } from "../../src/types/matrix.ts";
import { answerApplyPipelineRun } from "./apply-pipelinerun.ts";
import { answerApplyTaskRun } from "./apply-taskrun.ts";
import { answerConvert } from "./convert.ts";
import { answerCandidates, answerDag } from "./dag.ts";
import { answerPacCel } from "./pac-cel.ts";
import { answerSubstitute } from "./substitute.ts";
import { answerTaskRunStatus } from "./taskrun-status.ts";
import { answerTaskRunTrace } from "./taskrun-trace.ts";
import { answerTrace } from "./trace.ts";
import { answerValidate } from "./validate.ts";
import { answerWhen } from "./when.ts";

/** A request, as JSON: what its operation reads of it is checked there. */
export type Request = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** As deep as Go reads; the library's own limit is lower. */
export const GO_LIMITS = { maxDepth: 10_000 };

export const operations: ReadonlyMap<string, (request: Request) => Answer> = new Map([
  ["ping", () => ({ pong: true, ops: [...operations.keys()].sort() })],
  ["yaml", answerYaml],
  ["validate", answerValidate],
  ["convert", answerConvert],
  ["dag", answerDag],
  ["candidates", answerCandidates],
  ["matrix", answerMatrix],
  ["substitute", answerSubstitute],
  ["apply-taskrun", answerApplyTaskRun],
  ["apply-pipelinerun", answerApplyPipelineRun],
  ["trace", answerTrace],
  ["when", answerWhen],
  ["cel", answerPacCel],
  ["taskrun-status", answerTaskRunStatus],
  ["taskrun-trace", answerTaskRunTrace],
]);

function answerYaml({ text }: Request): Answer {
  const { value, diagnostics } = readYaml(String(text), GO_LIMITS);
  return value === undefined ? { error: `yaml: ${diagnostics[0]?.message}` } : { json: value };
}

function answerMatrix({ matrix }: Request): Answer {
  const { value } = decodeType<Matrix>("Matrix", matrix ?? {});
  const combinations = matrixCombinations(value).map((row) =>
    Array.from(row, ([name, item]) => ({ name, value: item })),
  );
  const { params = [], include = [] } = value;
  return {
    combinations,
    fanOut: combinations.length,
    count: countCombinations(value),
    params: [...params, ...include.flatMap((entry) => entry.params ?? [])],
    hasInclude: include.length > 0,
    hasParams: params.length > 0,
  };
}
