import { isRecord } from "../../decode/json-record.ts";
import type { Diagnostic } from "../../diagnostic.ts";
import type { FailedCheck } from "../../run/start/failed-check.ts";
import { type ExplainOptions, explainVariables } from "../../substitute/explain/explain-variables.ts";
import type { VariableExplanation } from "../../substitute/explain/explanation.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { Task } from "../../types/task.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { valueAt } from "../../value-at.ts";
import type { Problem } from "../print-diagnostic.ts";
import type { Found } from "../read-kinds.ts";
import type { SourceObject } from "../source-object.ts";

/** A run as it is to be printed, and what there is to say. */
export interface Rendered {
  readonly run: Found<PipelineRun | TaskRun>;
  /** With all put in that can be known, as Go prints it; not there if that cannot be done. */
  readonly resource?: object;
  /** Whether it and what it refers to could be read as a whole: else nobody can say what will stay for ever. */
  readonly isWhole: boolean;
  /** What becomes of each variable in the run and in what it refers to. */
  readonly variables: readonly ExplainedVariable[];
  /** Why it would fail before anything of it runs. */
  readonly problems: readonly Problem[];
}

/** Why a run would fail before anything of it runs. Of several reasons the status has the first, wherever it stands in the file. */
export const failuresOf = (failed: readonly FailedCheck[]): readonly Diagnostic[] =>
  failed.flatMap(({ diagnostics }, index) =>
    index === 0 && failed.length > 1 ? diagnostics.map(withReasonOfStatus) : diagnostics,
  );

const withReasonOfStatus = ({ details = "", ...diagnostic }: Diagnostic): Diagnostic => ({
  ...diagnostic,
  details: `${details}; this is checked first, so the run's status has this reason`,
});

/** What becomes of a variable, and in which object it stands. */
export interface ExplainedVariable extends VariableExplanation {
  readonly place: SourceObject;
  /** It stands in what a run gives to its params, which is put in as it is. */
  readonly isGiven: boolean;
  /** The param whose default it is. */
  readonly param?: string;
}

/** What becomes of the variables in the spec of a resource; of texts that a shell reads, nothing is said. */
export function explainSpec(
  resource: PipelineRun | Pipeline | TaskRun | Task,
  place: SourceObject,
  options: ExplainOptions,
): ExplainedVariable[] {
  const isRun = resource.kind === "PipelineRun" || resource.kind === "TaskRun";
  return explainVariables(resource, options)
    .filter(({ at, outcome, expression }) => at[0] === "spec" && (outcome !== "kept" || VARIABLE.test(expression)))
    .map((explanation) => {
      const param = paramOf(explanation, [resource, ...Object.values(options)]);
      const isGiven = isRun && explanation.at[1] === "params";
      return { ...explanation, place, isGiven, ...(param !== undefined && { param }) };
    });
}

/** The name of the param whose default a value is, in the resource that declares it. */
function paramOf({ source }: VariableExplanation, owners: readonly unknown[]): string | undefined {
  if (source?.kind !== "default" || source.at === undefined) return undefined;
  const owner = owners.find((one) => isRecord(one) && one["kind"] === source.in);
  const name = valueAt(owner, [...source.at.slice(0, -1), "name"]);
  return typeof name === "string" ? name : undefined;
}

/** How variables of Tekton begin: `$(date)` in a script is none. */
const VARIABLE = /^(?:params[.[]|(?:tasks|finally|context|workspaces|results|steps?|artifacts|credentials|inputs)\.)/;
