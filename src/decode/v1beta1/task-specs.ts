import type { Path } from "../../diagnostic.ts";
import { mapList, withFields } from "../../types/defaults/share.ts";
import type { V1beta1Pipeline, V1beta1PipelineSpec, V1beta1PipelineTask } from "../../types/v1beta1/pipeline.ts";
import type { V1beta1PipelineRun } from "../../types/v1beta1/pipeline-run.ts";
import type { V1beta1Resource } from "../../types/v1beta1/resource.ts";
import type { V1beta1Task, V1beta1TaskSpec } from "../../types/v1beta1/task.ts";
import type { V1beta1TaskRun, V1beta1TaskRunStatus } from "../../types/v1beta1/task-run.ts";

/** Is told what a task does, whose name it bears where steps are parked, and where it stands; gives what to put there. */
export type Visit = <S extends V1beta1TaskSpec>(spec: S, name: string, at: Path) => S;

/**
 * Puts something in place of what the tasks inside the status, or the spec, of a resource do. They come in the order in which
 * the reference converts them; a status comes before its spec.
 */
export function mapTaskSpecs(resource: V1beta1Resource, part: "status" | "spec", visit: Visit): V1beta1Resource {
  const { kind, metadata: { name = "" } = {} } = resource;
  // The kind says which of them it is, but it may be left out of each, so that the compiler cannot tell.
  switch (kind) {
    case "Task":
      return part === "spec" ? inTask(resource as V1beta1Task, name, visit) : resource;
    case "Pipeline":
      return part === "spec" ? inPipeline(resource as V1beta1Pipeline, visit) : resource;
    case "TaskRun":
      return inTaskRun(resource as V1beta1TaskRun, part, (spec, at) => visit(spec, name, at));
    case "PipelineRun":
      return inPipelineRun(resource as V1beta1PipelineRun, part, visit);
    default:
      return resource;
  }
}

const inTask = (task: V1beta1Task, name: string, visit: Visit): V1beta1Task =>
  withFields(task, { spec: visit(task.spec, name, ["spec"]) });

const inPipeline = (pipeline: V1beta1Pipeline, visit: Visit): V1beta1Pipeline =>
  withFields(pipeline, { spec: inPipelineSpec(pipeline.spec, ["spec"], visit) });

/** All task specs of a TaskRun have its name. */
type VisitNamed = (spec: V1beta1TaskSpec, at: Path) => V1beta1TaskSpec;

function inTaskRun(run: V1beta1TaskRun, part: "status" | "spec", visit: VisitNamed): V1beta1TaskRun {
  if (part === "status") return run.status ? { ...run, status: inTaskRunStatus(run.status, ["status"], visit) } : run;
  const { taskSpec } = run.spec ?? {};
  if (run.spec === undefined || taskSpec === undefined) return run;
  return withFields(run, { spec: withFields(run.spec, { taskSpec: visit(taskSpec, ["spec", "taskSpec"]) }) });
}

function inTaskRunStatus(status: V1beta1TaskRunStatus, at: Path, visit: VisitNamed): V1beta1TaskRunStatus {
  const { retriesStatus, taskSpec } = status;
  const retries = retriesStatus?.map((retry, index) => inTaskRunStatus(retry, [...at, "retriesStatus", index], visit));
  return withFields(status, {
    retriesStatus: retries,
    taskSpec: taskSpec && visit(taskSpec, [...at, "taskSpec"]),
  });
}

function inPipelineRun(run: V1beta1PipelineRun, part: "status" | "spec", visit: Visit): V1beta1PipelineRun {
  const pipelineSpec = run[part]?.pipelineSpec;
  if (pipelineSpec === undefined) return run;
  const changed = { pipelineSpec: inPipelineSpec(pipelineSpec, [part, "pipelineSpec"], visit) };
  // The part is there: it holds the pipeline.
  return part === "status"
    ? { ...run, status: { ...run.status, ...changed } }
    : { ...run, spec: { ...run.spec, ...changed } };
}

function inPipelineSpec(spec: V1beta1PipelineSpec, at: Path, visit: Visit): V1beta1PipelineSpec {
  const inTasks = (section: "tasks" | "finally") => {
    let index = 0;
    return mapList(spec[section], (task) => inPipelineTask(task, [...at, section, index++], visit));
  };
  return withFields(spec, { tasks: inTasks("tasks"), finally: inTasks("finally") });
}

function inPipelineTask(task: V1beta1PipelineTask, at: Path, visit: Visit): V1beta1PipelineTask {
  const { name = "", taskSpec } = task;
  return taskSpec === undefined ? task : withFields(task, { taskSpec: visit(taskSpec, name, [...at, "taskSpec"]) });
}
