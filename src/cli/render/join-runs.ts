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
import { inOrder } from "../by-place.ts";
import type { InputFile } from "../files.ts";
import type { Inventory } from "../inventory.ts";
import type { Problem } from "../print-diagnostic.ts";
import type { Found } from "../read-kinds.ts";
import { problemsOf } from "../source-object.ts";

/** A run, and what it refers to; nothing if that is written in the run. */
export type JoinedRun =
  | { readonly kind: "PipelineRun"; readonly run: Found<PipelineRun>; readonly referenced: Found<Pipeline> | undefined }
  | { readonly kind: "TaskRun"; readonly run: Found<TaskRun>; readonly referenced: Found<Task> | undefined };

/** Whether all values could be read: else what seems to be wrong may follow from those that could not. */
export const isWhole = ({ run, referenced }: JoinedRun): boolean =>
  !run.hasLostValues && referenced?.hasLostValues !== true;

/** What runs, pipelines and steps may refer to. */
export interface Library {
  readonly pipelines: ByName<Pipeline>;
  readonly tasks: ByName<Task>;
  readonly stepActions: ByName<StepAction>;
}

/** The runs that are whole, in the order of the files, and what the others lack. */
export interface JoinedRuns {
  readonly runs: readonly JoinedRun[];
  /** There are some, whole or not. */
  readonly hasRuns: boolean;
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
    ...inventory.pipelines.filter(isPipelineRun).map((run): Joined => {
      const { pipelineSpec, pipelineRef } = run.decoded.spec ?? {};
      const wanted: Wanted = { kind: "Pipeline", ref: pipelineRef, isEmbedded: pipelineSpec !== undefined };
      return join({ kind: "PipelineRun", run }, wanted, library.pipelines);
    }),
    ...inventory.taskRuns.map((run): Joined => {
      const { taskSpec, taskRef } = run.decoded.spec ?? {};
      const wanted: Wanted = { kind: "Task", ref: taskRef, isEmbedded: taskSpec !== undefined };
      return join({ kind: "TaskRun", run }, wanted, library.tasks);
    }),
  ];
  const runs = joined.flatMap((one) => ("run" in one ? one : []));
  return {
    runs: inOrder(runs, files, ({ run: { file, document, at } }) => ({
      fileName: file.name,
      offset: offsetAt(document, at),
    })),
    hasRuns: joined.length > 0,
    library,
    problems: joined.flatMap((one) => ("problems" in one ? one.problems : [])),
  };
}

type AnyPipeline = Found<Pipeline | PipelineRun>;
const isPipelineRun = (found: AnyPipeline): found is Found<PipelineRun> => found.resource.kind === "PipelineRun";
const isPipeline = (found: AnyPipeline): found is Found<Pipeline> => !isPipelineRun(found);

type Joined = JoinedRun | { readonly problems: readonly Problem[] };

/** What a run refers to, unless it is written in the run. */
interface Wanted {
  readonly kind: "Pipeline" | "Task";
  readonly ref: PipelineRef | TaskRef | undefined;
  readonly isEmbedded: boolean;
}

function join<Kind extends JoinedRun["kind"], Run, R>(
  one: { readonly kind: Kind; readonly run: Found<Run> },
  wanted: Wanted,
  known: ByName<R>,
): (typeof one & { readonly referenced: Found<R> | undefined }) | { readonly problems: readonly Problem[] } {
  if (wanted.isEmbedded) return { ...one, referenced: undefined };
  const { name = "", resolver = "" } = wanted.ref ?? {};
  const referenced = resolver === "" ? nearest(known.get(name), one.run.file) : undefined;
  if (referenced !== undefined) return { ...one, referenced };
  // A name that could not be read is none that is missing.
  const isLost = name === "" && resolver === "" && one.run.hasLostValues;
  return { problems: isLost ? [] : problemsOf(one.run, [notThere(wanted, known)]) };
}

/** Why a run cannot be joined with what it refers to. */
function notThere({ kind, ref }: Wanted, known: ReadonlyMap<string, unknown>): Diagnostic {
  const { name = "", resolver = "" } = ref ?? {};
  const lower = kind.toLowerCase();
  const field = `${lower}Ref`;
  if (resolver !== "") return broughtByResolver(kind, resolver, ["spec", field, "resolver"]);
  const close = suggest(name, [...known.keys()]);
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
