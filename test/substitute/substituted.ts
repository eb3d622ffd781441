import {
  decodePipeline,
  decodePipelineRun,
  decodeStepAction,
  decodeTask,
  decodeTaskRun,
} from "../../src/decode/decode.ts";
import type { Checked } from "../../src/diagnostic.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import {
  type PipelineRunStage,
  substitutePipelineRun,
} from "../../src/substitute/pipeline-run/substitute-pipeline-run.ts";
import type { SubstituteOptions } from "../../src/substitute/stages.ts";
import {
  type SubstitutedTaskRun,
  substituteTaskRun,
  type TaskRunStage,
} from "../../src/substitute/task-run/substitute-task-run.ts";
import type { Pipeline, PipelineSpec } from "../../src/types/pipeline.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";
import type { StepAction } from "../../src/types/step-action.ts";
import type { Task, TaskSpec } from "../../src/types/task.ts";
import type { TaskRun } from "../../src/types/task-run.ts";
import { frozen } from "../types/defaults/defaulted.ts";

/** Resources from the YAML of their specs, frozen all through: whoever changes an input throws. */
export const taskRun = (spec: string, metadata = "{ name: run, namespace: ns, uid: u }"): TaskRun =>
  decoded("TaskRun", decodeTaskRun, spec, metadata);
export const task = (spec: string, metadata = "{ name: t }"): Task => decoded("Task", decodeTask, spec, metadata);
export const stepAction = (spec: string, name: string): StepAction =>
  decoded("StepAction", decodeStepAction, spec, `{ name: ${name} }`);
export const pipelineRun = (spec: string, metadata = "{ name: run, namespace: ns, uid: u }"): PipelineRun =>
  decoded("PipelineRun", decodePipelineRun, spec, metadata);
export const pipeline = (spec: string, metadata = "{ name: p }"): Pipeline =>
  decoded("Pipeline", decodePipeline, spec, metadata);

function decoded<T>(kind: string, decode: (value: unknown) => Checked<T>, spec: string, metadata: string): T {
  const type = `apiVersion: tekton.dev/${kind === "StepAction" ? "v1beta1" : "v1"}\nkind: ${kind}`;
  const { value, diagnostics } = readYaml(
    `${type}\nmetadata: ${metadata}\nspec:\n${spec.trim().replace(/^/gm, "  ")}\n`,
  );
  const resource = value === undefined ? undefined : decode(value);
  if (resource?.ok !== true || resource.diagnostics.length > 0)
    throw new Error(JSON.stringify([diagnostics, resource?.diagnostics]));
  return frozen(resource.value);
}

/** What becomes of a task, given by the YAML of its spec, in a TaskRun, given by that of its own. */
export function substituted(
  taskSpec: string,
  runSpec = "{}",
  options: SubstituteOptions<TaskRunStage> & { readonly stepActions?: readonly StepAction[] } = {},
): SubstitutedTaskRun {
  const { stepActions = [], ...stages } = options;
  const getStepAction = ({ name = "" }) => stepActions.find(({ metadata }) => metadata.name === name);
  const made = substituteTaskRun({ taskRun: taskRun(runSpec), task: task(taskSpec), getStepAction }, stages);
  if (!made.ok) throw new Error(made.diagnostics.map(({ message }) => message).join("\n"));
  return made.value;
}

/** The spec alone. */
export const taskSpecOf = (taskSpec: string, runSpec?: string): TaskSpec => substituted(taskSpec, runSpec).taskSpec;

/** The script of the first step. */
export const scriptOf = (script: string, spec = "", runSpec?: string): string | undefined =>
  taskSpecOf(`${spec}\nsteps: [{ image: i, script: ${JSON.stringify(script)} }]`, runSpec).steps?.[0]?.script;

/** What becomes of a pipeline in a PipelineRun; what is wrong with its defaults, if that is all. */
export function pipelineSpecOf(
  pipelineSpec: string,
  runSpec = "{}",
  options?: SubstituteOptions<PipelineRunStage>,
): PipelineSpec | string {
  const made = substitutePipelineRun({ pipelineRun: pipelineRun(runSpec), pipeline: pipeline(pipelineSpec) }, options);
  return made.ok ? made.value.pipelineSpec : made.diagnostics.map(({ message }) => message).join("\n");
}
