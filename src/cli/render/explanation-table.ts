import { formatPath } from "../../diagnostic.ts";
import { placeOf } from "../../parse/locate.ts";
import { formatPlace } from "../print-diagnostic.ts";
import { shownName } from "../shown-name.ts";
import type { Style } from "../style.ts";
import { aligned, shorten, shownValue } from "../table.ts";
import { visible } from "../text.ts";
import { rangeOf } from "./open-variables.ts";
import type { ExplainedVariable, Rendered } from "./rendered.ts";

/**
 * Where each value comes from, run by run. It looks like this:
 *
 * PipelineRun release-42  run.yaml:1
 *   pipeline.yaml:9:16   $(params.tag)                  v1  run params[0] (PipelineRun: params)
 *   pipeline.yaml:12:16  $(tasks.build.results.image)       later: known when the task "build" has ended
 */
export const formatExplanations = (rendered: readonly Rendered[], style: Style): string =>
  rendered.map((one) => formatRun(one, style)).join("\n");

function formatRun({ run, variables }: Rendered, { paint }: Style): string {
  const { resource, file, document, at } = run;
  const name = shownName(resource);
  const title = paint.bold(`${resource.kind} ${name === "" ? "without name" : visible(name)}`);
  const place = paint.dim(`${file.name}:${placeOf(document, at)?.start.line ?? 1}`);
  const lines = variables.length === 0 ? ["no variables"] : aligned(variables.map(rowOf));
  return `${title}  ${place}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function rowOf(variable: ExplainedVariable): readonly string[] {
  const { place, expression, outcome, value, why = "" } = variable;
  const where = formatPlace(place.file.name, rangeOf(variable));
  const origin = outcome === "replaced" ? originOf(variable) : `${outcome === "later" ? "later" : "stays"}: ${why}`;
  const unused = variable.isUnused ? "; not used, as the param is given" : "";
  const shown = value === undefined ? "" : shownValue(value);
  return [where, shorten(`$(${expression})`), shown, `${origin}${unused}`].map((text) => visible(text));
}

/** Which value it is, and who puts it in at which stage. */
function originOf({ source, param, replaced }: ExplainedVariable): string {
  const { kind = "context", at = [], isPropagated } = source ?? {};
  const path = formatPath(at.slice(1, -1));
  const origins = {
    run: `run ${path}`,
    default: `default of ${param === undefined ? path : `param ${param}`}`,
    task: path,
  } as const;
  const origin = kind === "run" || kind === "default" || kind === "task" ? origins[kind] : kind;
  const stage = replaced === undefined ? "" : ` (${replaced.by}: ${replaced.stage})`;
  return `${origin}${isPropagated ? ", propagated" : ""}${stage}`;
}
