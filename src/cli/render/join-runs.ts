import type { Diagnostic } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { offsetAt } from "../../parse/locate.ts";
import { suggest } from "../../suggest.ts";
import type { Pipeline } from "../../types/pipeline.ts";
import type { PipelineRun } from "../../types/pipeline-run.ts";
import type { StepAction } from "../../types/step-action.ts";
import type { Task } from "../../types/task.ts";
import type { PipelineRef, TaskRef } from "../../types/task-ref.ts";
import type { TaskRun } from "../../types/task-run.ts";
import { type ByName, byName, nearest } from "../by-name.ts";
import type { InputFile } from "../files.ts";
import type { Inventory } from "../inventory.ts";
import type { Problem } from "../print-diagnostic.ts";
import type { Found } from "../read-kinds.ts";
import { problemsOf, type SourceObject } from "../source-object.ts";

/** A run, and what it refers to; nothing if that is written in the run. */
export type JoinedRun =
  | { readonly kind: "PipelineRun"; readonly run: Found<PipelineRun>; readonly referenced: Found<Pipeline> | undefined }
  | { readonly kind: "TaskRun"; readonly run: Found<TaskRun>; readonly referenced: Found<Task> | undefined };

/** What runs, pipelines and steps may refer to. */
export interface Library {
  readonly pipelines: ByName<Pipeline>;
  readonly tasks: ByName<Task>;
  readonly stepActions: ByName<StepAction>;
}

/** The runs that are whole, in the order of the files, and what the others lack. */
export interface JoinedRuns {
  readonly runs: readonly JoinedRun[];
  readonly library: Library;
  readonly problems: readonly Problem[];
}

/** Puts each run beside the Pipeline or Task that it refers to. */
export function joinRuns(inventory: Inventory, files: readonly InputFile[]): JoinedRuns {
  const library: Library = {
    pipelines: byName(inventory.pipelines.filter(isPipeline)),
    tasks: byName(inventory.tasks),
    stepActions: byName(inventory.stepActions),
  };
  const joined = [
    ...inventory.pipelines.filter(isPipelineRun).map((run) => joinPipelineRun(run, library)),
    ...inventory.taskRuns.map((run) => joinTaskRun(run, library)),
  ];
  const runs = joined.flatMap((one) => ("run" in one ? one : []));
  return {
    runs: inOrder(runs, files),
    library,
    problems: joined.flatMap((one) => ("problems" in one ? one.problems : [])),
  };
}

type AnyPipeline = Found<Pipeline | PipelineRun>;
const isPipelineRun = (found: AnyPipeline): found is Found<PipelineRun> => found.resource.kind === "PipelineRun";
const isPipeline = (found: AnyPipeline): found is Found<Pipeline> => !isPipelineRun(found);

type Joined = JoinedRun | { readonly problems: readonly Problem[] };

function joinPipelineRun(run: Found<PipelineRun>, { pipelines }: Library): Joined {
  const { pipelineSpec, pipelineRef } = run.decoded.spec ?? {};
  if (pipelineSpec !== undefined) return { kind: "PipelineRun", run, referenced: undefined };
  const referenced = nearest(pipelines.get(pipelineRef?.name ?? ""), run.file);
  if (referenced !== undefined && !pipelineRef?.resolver) return { kind: "PipelineRun", run, referenced };
  return {
    problems: problemsOf(run, [notThere({ kind: "Pipeline", field: "pipelineRef", ref: pipelineRef }, pipelines)]),
  };
}

function joinTaskRun(run: Found<TaskRun>, { tasks }: Library): Joined {
  const { taskSpec, taskRef } = run.decoded.spec ?? {};
  if (taskSpec !== undefined) return { kind: "TaskRun", run, referenced: undefined };
  const referenced = nearest(tasks.get(taskRef?.name ?? ""), run.file);
  if (referenced !== undefined && !taskRef?.resolver) return { kind: "TaskRun", run, referenced };
  return { problems: problemsOf(run, [notThere({ kind: "Task", field: "taskRef", ref: taskRef }, tasks)]) };
}

interface Wanted {
  readonly kind: "Pipeline" | "Task";
  readonly field: string;
  readonly ref: PipelineRef | TaskRef | undefined;
}

/** Why a run cannot be joined with what it refers to. */
function notThere({ kind, field, ref }: Wanted, known: ReadonlyMap<string, unknown>): Diagnostic {
  const { name = "", resolver = "" } = ref ?? {};
  if (resolver !== "") return broughtByResolver(kind, resolver, ["spec", field, "resolver"]);
  const close = suggest(name, [...known.keys()]);
  const lower = kind.toLowerCase();
  const error = { code: "render/not-found", severity: "error", paths: [`spec.${field}`] } as const;
  if (name === "") {
    const details = `want ${field} with a name, or ${lower}Spec`;
    return { ...error, message: `the run names no ${kind}`, details, at: ["spec", field] };
  }
  return {
    ...error,
    message: `${lower}s.tekton.dev ${quote(name)} not found`,
    details: close === undefined ? `give the ${kind} too, or embed it in the run` : `did you mean ${quote(close)}?`,
    at: ["spec", field, "name"],
  };
}

/** That something comes when the run starts, so that nobody can look into it before. */
export const broughtByResolver = (kind: string, resolver: string, at: Diagnostic["at"]): Diagnostic => ({
  code: "render/brought-by-resolver",
  severity: "error",
  message: `the resolver ${quote(resolver)} brings the ${kind} at run time, so the run cannot be shown`,
  details: `give the file with the ${kind}, and refer to it by name`,
  paths: [],
  at,
});

/** By file, and in each by place. */
function inOrder(runs: readonly JoinedRun[], files: readonly InputFile[]): JoinedRun[] {
  const ranks = new Map(files.map((file, index) => [file, index]));
  const rankOf = ({ file }: SourceObject) => ranks.get(file) ?? files.length;
  const offsetOf = ({ document, at }: SourceObject) => offsetAt(document, at);
  return [...runs].sort((a, b) => rankOf(a.run) - rankOf(b.run) || offsetOf(a.run) - offsetOf(b.run));
}
