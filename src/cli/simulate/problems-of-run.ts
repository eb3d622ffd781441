import type { Diagnostic } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import type { ParamSpec } from "../../types/param.ts";
import type { Problem } from "../print-diagnostic.ts";
import { failuresOf } from "../render/rendered.ts";
import { problemsOf } from "../source-object.ts";
import type { ToldRun } from "./simulate-run.ts";

/** The mistakes by which a run fails, where they stand in the files. That tasks fail is none. */
export function problemsOfRun(told: ToldRun): Problem[] {
  const { found, failed } = told.prepared;
  if (!found.isWhole) return [];
  const failures = failuresOf(failed);
  const diagnostics = failures.length > 0 ? failures : otherFailure(told);
  return problemsOf(found.place, found.isMadeUp ? diagnostics.map((one) => ofMadeUp(one, told)) : diagnostics);
}

/** A mistake that no check tells, but a pass: one over the run, or over that of a pipeline in its pipeline. */
function otherFailure({ simulation }: ToldRun): Diagnostic[] {
  const open = [simulation];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { passes, run, children } = next;
    const end = passes.find(({ condition }) => condition?.status === "False");
    const { reason = "", message = "" } = end?.condition ?? {};
    const { name = "" } = run.state.pipelineRun.metadata ?? {};
    const words = `PipelineRun ${quote(name)} fails with the reason ${reason}: ${message}`;
    if (end?.failure?.isPermanent === true && reason !== "PipelineRunTimeout")
      return [{ code: "simulate/fails", severity: "error", message: words, paths: [], at: [] }];
    open.push(...children.values());
  }
  return [];
}

/** A run that is in no file: what is wrong is told of its Pipeline. */
function ofMadeUp({ paths: _, ...diagnostic }: Diagnostic, { prepared }: ToldRun): Diagnostic {
  const { pipeline, pipelineRun } = prepared;
  const given = new Set(pipelineRun.spec?.params?.map(({ name }) => name));
  const declared = pipeline?.spec.params ?? [];
  const isMissing = ({ name, default: value }: ParamSpec): boolean => value === undefined && !given.has(name);
  const missing = declared.filter(isMissing).map(({ name }) => `--param ${name}=VALUE`);
  if (diagnostic.code !== "validate/param-missing" || missing.length === 0) return { ...diagnostic, paths: [], at: [] };
  const details = `${diagnostic.details ?? ""}; give ${missing.length === 1 ? "it" : "them"}: ${missing.join(" ")}`;
  return { ...diagnostic, details, paths: [], at: ["spec", "params", declared.findIndex(isMissing)] };
}
