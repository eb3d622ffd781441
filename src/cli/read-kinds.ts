import { decodePipeline, decodePipelineRun, decodeStepAction, decodeTask, decodeTaskRun } from "../decode/decode.ts";
import { convertToV1 } from "../decode/v1beta1/convert-to-v1.ts";
import { decodeV1beta1 } from "../decode/v1beta1/decode.ts";
import type { Checked } from "../diagnostic.ts";
import type { JsonValue } from "../go/json.ts";
import { withDefaults } from "../types/defaults/with-defaults.ts";
import type { Pipeline } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Resource } from "../types/resource.ts";
import type { StepAction } from "../types/step-action.ts";
import type { Task } from "../types/task.ts";
import type { TaskRun } from "../types/task-run.ts";
import { V1BETA1 } from "../types/v1beta1/resource.ts";
import { isLost } from "../validate/validate-object.ts";
import type { Problem } from "./print-diagnostic.ts";
import { problemsOf, type SourceObject } from "./source-object.ts";

/** A resource that could be read, perhaps with errors. */
export interface Found<R> extends SourceObject {
  /** With its defaults. */
  readonly resource: R;
  /** Without them. */
  readonly decoded: R;
  readonly hasErrors: boolean;
  /** A value of it could not be read, so that nobody can tell what is wrong with the rest. */
  readonly hasLostValues: boolean;
}

/** The kinds that a command may look for. */
export type SoughtKind = "Pipeline" | "PipelineRun" | "Task" | "TaskRun" | "StepAction";

/** What is read of one object. */
export interface ReadObject {
  readonly pipelines?: readonly Found<Pipeline | PipelineRun>[];
  readonly tasks?: readonly Found<Task>[];
  readonly taskRuns?: readonly Found<TaskRun>[];
  readonly stepActions?: readonly Found<StepAction>[];
  readonly problems: readonly Problem[];
  /** It is a pipeline or a run, and cannot be read. */
  readonly hasUnreadable?: boolean;
}

/** Reads an object of a kind that is looked for. */
export function readKind(
  kind: SoughtKind,
  value: JsonValue,
  apiVersion: string | undefined,
  place: SourceObject,
): ReadObject {
  const inV1 = <R extends Resource>(decode: (value: unknown) => Checked<R>, partOf: PartOf<R>) =>
    read(apiVersion === V1BETA1 ? converted<R>(value) : decode(value), place, partOf);
  switch (kind) {
    case "Task":
      return inV1(decodeTask, (tasks) => ({ tasks }));
    case "Pipeline":
      return inV1(decodePipeline, (pipelines) => ({ pipelines, hasUnreadable: pipelines.length === 0 }));
    case "PipelineRun":
      return inV1(decodePipelineRun, (pipelines) => ({ pipelines, hasUnreadable: pipelines.length === 0 }));
    case "TaskRun":
      return inV1(decodeTaskRun, (taskRuns) => ({ taskRuns, hasUnreadable: taskRuns.length === 0 }));
    case "StepAction":
      // Its v1beta1 is the version in which clusters have it.
      return read(decodeStepAction(value), place, (stepActions) => ({ stepActions }));
  }
}

/** Where resources of a kind belong: one of them, or none if it cannot be read. */
type PartOf<R> = (resources: readonly Found<R>[]) => Omit<ReadObject, "problems">;

/** What a cluster makes of a resource of v1beta1, and what is lost. */
function converted<R extends Resource>(value: JsonValue): Checked<R> {
  const decoded = decodeV1beta1(value);
  if (!decoded.ok) return decoded;
  const converted = convertToV1(withDefaults(decoded.value));
  const diagnostics = [...decoded.diagnostics, ...converted.diagnostics.filter(({ severity }) => severity !== "info")];
  // The kind stays, and with it the type that `decode` would give.
  return converted.ok
    ? { ...converted, value: converted.value as unknown as R, diagnostics }
    : { ...converted, diagnostics };
}

function read<R extends Resource>(checked: Checked<R>, place: SourceObject, partOf: PartOf<R>): ReadObject {
  const problems = problemsOf(place, checked.diagnostics);
  if (!checked.ok) return { ...partOf([]), problems };
  const hasErrors = checked.diagnostics.some(({ severity }) => severity === "error");
  const hasLostValues = checked.diagnostics.some(isLost);
  const { value: decoded } = checked;
  return { ...partOf([{ ...place, resource: withDefaults(decoded), decoded, hasErrors, hasLostValues }]), problems };
}
