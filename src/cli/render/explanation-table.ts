import { formatPath } from "../../diagnostic.ts";
import { placeOf } from "../../parse/locate.ts";
import { formatPlace } from "../print-diagnostic.ts";
import { shownName } from "../shown-name.ts";
import type { Style } from "../style.ts";
import { charactersOf, displayWidth, visible } from "../text.ts";
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
  return [where, shorten(`$(${expression})`), shownValue(value), `${origin}${unused}`].map((text) => visible(text));
}

/** An empty text is told from no value. */
function shownValue(value: ExplainedVariable["value"]): string {
  if (value === undefined) return "";
  return shorten(typeof value === "string" && value !== "" ? value : JSON.stringify(value, firstOfAll));
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

const LONGEST = 60;
/** In UTF-16 units. What stands behind is not looked at: a value may be as long as a file, and stand in a thousand places. */
const FAR = 8 * LONGEST;

function firstOfAll(_key: string, value: unknown): unknown {
  return typeof value === "string" || Array.isArray(value) ? value.slice(0, FAR) : value;
}

function shorten(text: string): string {
  const characters = charactersOf(text.slice(0, FAR));
  return characters.length <= LONGEST && text.length <= FAR ? text : `${characters.slice(0, LONGEST - 1).join("")}…`;
}

/** Rows whose columns stand below one another, two blanks apart. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[column] ?? "")), 0),
  );
  const padded = (cell: string, column: number): string =>
    cell + " ".repeat((widths[column] ?? 0) - displayWidth(cell));
  return rows.map((row) => [...row.slice(0, -1).map(padded), ...row.slice(-1)].join("  ").trimEnd());
}
