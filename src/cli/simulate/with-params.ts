import { quote } from "../../go/quote.ts";
import { suggest } from "../../suggest.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import { typeOfValue } from "../../types/type-of-value.ts";
import type { Complaint } from "../option-problems.ts";
import { readValue, wantedValue } from "./script/read-value.ts";

/** Names and texts, as the command line has them. */
export type GivenParams = readonly (readonly [name: string, text: string])[];

/** A run with other params, and what is wrong with these. */
export interface RunWithParams {
  readonly pipelineRun: PipelineRun;
  /** The params that the run may be given. */
  readonly known: readonly string[];
  readonly complaints: readonly Complaint[];
}

/** Gives params to a run: those that its pipeline declares, or that it has already. */
export function withParams(
  pipelineRun: PipelineRun,
  declared: readonly ParamSpec[],
  given: GivenParams,
): RunWithParams {
  const own = pipelineRun.spec?.params ?? [];
  const params = new Map(own.map((param) => [param.name, param]));
  const specs = new Map(declared.map((spec) => [spec.name, spec]));
  const known = [...new Set([...specs.keys(), ...params.keys()])];
  const complaints: Complaint[] = [];
  for (const [name, text] of given.filter(([name]) => known.includes(name))) {
    const type = specs.get(name)?.type ?? typeOf(params.get(name));
    const value = readValue(text, type);
    if (value !== undefined) params.set(name, { name, value });
    else complaints.push({ message: `option --param: ${name} cannot be ${quote(text)}`, details: wantedValue(type) });
  }
  const spec = { ...pipelineRun.spec, ...(params.size > 0 && { params: [...params.values()] }) };
  return { pipelineRun: { ...pipelineRun, spec }, known, complaints };
}

const typeOf = (param: Param | undefined) => param && typeOfValue(param.value);

/** That no run has params of these names. */
export function unknownParams(known: readonly string[], given: GivenParams): Complaint[] {
  return given
    .filter(([name]) => !known.includes(name))
    .map(([name]) => {
      const close = suggest(name, known);
      const message = `option --param: there is no param ${quote(name)}`;
      return close === undefined ? { message } : { message, details: `did you mean ${quote(close)}?` };
    });
}
