import { resultNames } from "../dag/describe-reason.ts";
import type { Combination } from "../dag/matrix.ts";
import type { Dependency, MatrixPlan, PlannedTask } from "../dag/plan.ts";
import type { Matrix } from "../types/matrix.ts";
import type { EmbeddedTask, TaskSpec } from "../types/task.ts";
import type { PipelineRef, TaskRef } from "../types/task-ref.ts";
import type { WhenExpression } from "../types/when-expression.ts";
import type { Paint } from "./style.ts";
import { count, visible } from "./text.ts";

/** What there is to say about a pipeline task, in lines: what it runs, whom it waits for and why, when, and how often. */
export function describeTask(task: PlannedTask, section: "tasks" | "finally", paint: Paint): string[] {
  const { pipelineTask, matrix } = task;
  const { when = [] } = pipelineTask;
  return [
    whatRuns(task),
    ...(section === "tasks" ? waitsFor(task, paint) : uses(task, paint)),
    ...when.map((expression) => `${paint.dim("when")} ${whenText(expression)}`),
    ...(matrix === undefined ? [] : matrixLines(matrix, pipelineTask.matrix, paint)),
  ];
}

function whatRuns({ pipelineTask, taskSpec }: PlannedTask): string {
  const { taskRef, taskSpec: embedded, pipelineRef, pipelineSpec } = pipelineTask;
  if (embedded !== undefined) return embeddedTask(embedded);
  if (taskRef !== undefined) return referredTask(taskRef, taskSpec);
  if (pipelineSpec !== undefined) return `embedded pipeline, ${count((pipelineSpec.tasks ?? []).length, "task")}`;
  if (pipelineRef !== undefined) return referred("Pipeline", pipelineRef);
  return "nothing to run: no taskRef, no taskSpec";
}

/** As in the reference: what has an API version or another kind is for a controller that is not Tekton's. */
function embeddedTask({ apiVersion = "", kind = "", steps }: EmbeddedTask): string {
  if (apiVersion !== "") return `embedded custom task ${visible(kind)} (${visible(apiVersion)})`;
  return `embedded task${stepCount(steps)}`;
}

function referredTask(taskRef: TaskRef, taskSpec: TaskSpec | undefined): string {
  const { name = "", kind = "", apiVersion = "", resolver = "" } = taskRef;
  if (resolver === "" && (apiVersion !== "" || !["", "Task"].includes(kind)))
    return `custom task ${visible(`${kind} ${name}`.trim())}${apiVersion === "" ? "" : ` (${visible(apiVersion)})`}`;
  return `${referred("Task", taskRef)}${resolver === "" ? stepCount(taskSpec?.steps) : ""}`;
}

const stepCount = (steps: readonly unknown[] | undefined): string =>
  steps === undefined ? "" : `, ${count(steps.length, "step")}`;

/** The params of the usual resolvers that tell best what they fetch. */
const TELLING_PARAMS = ["name", "pathInRepo", "task", "pipeline", "url"];

function referred(kind: string, { name = "", resolver = "", params = [] }: TaskRef | PipelineRef): string {
  if (resolver === "") return `${kind} ${visible(name)}`.trimEnd();
  const telling = TELLING_PARAMS.map((param) => params.find((given) => given.name === param)?.value);
  const what = telling.find((value) => typeof value === "string");
  return `${kind}${typeof what === "string" ? ` ${visible(what)}` : ""} from ${visible(resolver)}`;
}

/** Those that are waited for because of `runAfter` alone stand in one line. */
function waitsFor({ dependsOn, redundantRunAfter }: PlannedTask, { dim, yellow }: Paint): string[] {
  const usesResults = (dependency: Dependency) => resultNames(dependency).length > 0;
  const plain = dependsOn.filter((dependency) => !usesResults(dependency));
  const names = plain.map(({ task }) => visible(task)).join(", ");
  const lines = plain.length === 0 ? [] : [`${dim("← runAfter")} ${names}`];
  const redundant = new Set(redundantRunAfter);
  for (const dependency of dependsOn.filter(usesResults)) {
    const isRedundant = redundant.has(dependency.task);
    const more = isRedundant ? ` ${yellow("(runAfter is redundant)")}` : "";
    lines.push(`${resultText("←", dependency, dim)}${more}`);
  }
  return lines;
}

/** A finally task waits for all tasks anyway. */
const uses = ({ dependsOn }: PlannedTask, { dim }: Paint): string[] =>
  dependsOn.flatMap((dependency) => (resultNames(dependency).length === 0 ? [] : resultText("uses", dependency, dim)));

function resultText(verb: string, dependency: Dependency, dim: Paint["dim"]): string {
  const results = resultNames(dependency).map((name) => visible(name));
  const word = results.length === 1 ? "result" : "results";
  return `${dim(`${verb} ${word}`)} ${results.join(", ")} ${dim("of")} ${visible(dependency.task)}`;
}

/** A condition, as short as it can be read. */
export function whenText({ input = "", operator = "", values = [], cel }: WhenExpression): string {
  if (cel !== undefined) return visible(cel);
  return `${valueText(input)} ${visible(operator)} [${values.map(valueText).join(", ")}]`;
}

/** More rows than these are counted only. */
const MAX_ROWS = 8;

function matrixLines(
  { count: counted, combinations, isVariable }: MatrixPlan,
  matrix: Matrix = {},
  { dim }: Paint,
): string[] {
  const { params = [], include = [] } = matrix;
  const over = new Set([...params, ...include.flatMap((extra) => extra.params ?? [])].map(({ name }) => visible(name)));
  const names = [...over].join(", ");
  if (isVariable) return [`${dim("matrix over")} ${names}${dim(", depends on variables")}`];
  const runs = combinations?.length ?? counted;
  const number = Number.isFinite(runs) ? count(runs, "run") : "endless runs";
  // As in the reference: what it holds against its limit is not always what it runs.
  const head = `${dim("matrix:")} ${number}${runs === counted ? "" : `, ${counted} as Tekton counts them`}`;
  if (combinations === undefined || runs > MAX_ROWS) return [`${head} ${dim("over")} ${names}`];
  return [head, ...combinations.map((row) => `  ${rowText(row)}`)];
}

const rowText = (row: Combination): string =>
  Array.from(row, ([name, value]) => `${visible(name)}=${valueText(value)}`).join(", ");

/** In quotes where it would not be clear where a value ends. */
export const valueText = (value: string): string =>
  /^[^\s,"'[\]=]+$/.test(value) ? visible(value) : `"${visible(value)}"`;
