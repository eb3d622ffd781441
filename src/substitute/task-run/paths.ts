import { joinPath } from "../../go/path.ts";
import { mapList, withFields } from "../../types/defaults/share.ts";
import type { Step } from "../../types/step.ts";
import type { TaskSpec } from "../../types/task.ts";
import { STEP, TASK_SPEC } from "../fields.ts";
import { spelled } from "../param-replacements.ts";
import { replaceIn } from "../replace-fields.ts";
import { type Replacements, replacerOf } from "../replacer.ts";

/**
 * A task with the files into which its results are written: `$(results.x.path)`, and in a step that has results of its own
 * `$(step.results.x.path)`.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyResults
 */
export const substituteResultPaths = (spec: TaskSpec): TaskSpec =>
  replaceIn(inSteps(spec, stepResultPaths), TASK_SPEC, replacerOf(resultPaths(spec)));

/** What stands for the files of a task's results. */
export const resultPaths = ({ results = [] }: TaskSpec): Replacements => ({
  strings: new Map(
    results.flatMap(({ name }) => {
      const path = joinPath("/tekton/results", name);
      return spelled("results", name).map((variable) => [`${variable}.path`, path] as const);
    }),
  ),
});

/** What stands for the files of a step's own results. */
export const stepResultPaths = (step: Step, index: number): Replacements => ({
  strings: new Map(
    (step.results ?? []).flatMap(({ name }) => {
      const path = joinPath(folderOf(step, index), "results", name);
      return spelled("step.results", name).map((variable) => [`${variable}.path`, path] as const);
    }),
  ),
});

/**
 * A task with the files into which its steps write about artifacts: `$(artifacts.path)` and `$(step.artifacts.path)`.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyArtifacts
 */
export const substituteArtifactPaths = (spec: TaskSpec): TaskSpec => inSteps(spec, artifactPaths);

/** What stands for the files in which a step tells about artifacts. */
export const artifactPaths = (step: Step, index: number): Replacements => ({
  strings: new Map([
    ["step.artifacts.path", joinPath(folderOf(step, index), "artifacts/provenance.json")],
    ["artifacts.path", "/tekton/artifacts/provenance.json"],
  ]),
});

/**
 * A task with the files that say how its steps ended: `$(steps.step-build.exitCode.path)`.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/apply.go ApplyStepExitCodePath
 */
export const substituteExitCodePaths = (spec: TaskSpec): TaskSpec =>
  replaceIn(spec, TASK_SPEC, replacerOf(exitCodePaths(spec)));

/** What stands for the files of the exit codes of all steps. */
export const exitCodePaths = ({ steps = [] }: TaskSpec): Replacements => ({
  strings: new Map(
    steps.map((step, index) => [
      `steps.${containerName(step, index)}.exitCode.path`,
      joinPath(folderOf(step, index), "exitCode"),
    ]),
  ),
});

const inSteps = (spec: TaskSpec, replacements: (step: Step, index: number) => Replacements): TaskSpec =>
  withFields(spec, {
    steps: mapList(
      spec.steps,
      (step, index) => replaceIn(step, STEP, replacerOf(replacements(step, index))),
      "replace variables",
    ),
  });

const folderOf = (step: Step, index: number): string => joinPath("/tekton/steps", containerName(step, index));

/** @see tektoncd/pipeline pkg/pod/entrypoint.go StepName */
const containerName = ({ name }: Step, index: number): string =>
  name === "" ? `step-unnamed-${index}` : `step-${name}`;
