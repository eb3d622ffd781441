import type { JsonRecord } from "../json-record.ts";
import { saysNothing } from "./losses.ts";

/** As in the reference: a declared param without a type becomes a string, whatever its default. Defaulting comes before. */
export const withParamType = (param: JsonRecord): JsonRecord => (param["type"] ? param : { ...param, type: "string" });

/** As in the reference: a matrix without params and combinations is left out. */
export function withoutEmptyMatrix(pipelineTask: JsonRecord): JsonRecord {
  const { matrix, ...others } = pipelineTask;
  // Decoding has made it a matrix, if it is there.
  const { params, include } = (matrix ?? {}) as JsonRecord;
  return matrix !== undefined && saysNothing(params) && saysNothing(include) ? others : pipelineTask;
}
