import type { Checked, Diagnostic } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { withFields } from "../../types/defaults/share.ts";
import { stepActionWithDefaults } from "../../types/defaults/step-action.ts";
import type { Param, ParamSpec } from "../../types/param.ts";
import type { Step } from "../../types/step.ts";
import type { StepAction, StepActionSpec } from "../../types/step-action.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { StepRef } from "../../types/task-ref.ts";
import { REF, STEP } from "../fields.ts";
import { replaceIn } from "../replace-fields.ts";
import { type Replacer, replacerOf } from "../replacer.ts";
import { okay } from "../stages.ts";
import { filled } from "../step-template.ts";
import { bounded, outsideWork } from "../text-limit.ts";
import { taskParams } from "./params.ts";
import { stepActionParams } from "./step-action-params.ts";

/** Finds the step action that a step refers to; undefined if there is none. The params for a resolver are replaced already. */
export type GetStepAction = (ref: StepRef) => StepAction | undefined;

/**
 * A task whose steps have taken over the step actions that they refer to. `params` are those that the TaskRun gives.
 *
 * Image, working directory and security context are the step action's, whatever the step says; command, args, script, env,
 * mounts and results where the step action has some.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/taskspec.go GetStepActionsData
 */
export function resolveStepActions(
  spec: TaskSpec,
  getStepAction: GetStepAction,
  params: readonly Param[] = [],
): Checked<TaskSpec> {
  const { steps = [] } = spec;
  if (!steps.some(({ ref }) => ref !== undefined)) return okay(spec);
  return bounded(() => resolveSteps(spec, steps, getStepAction, params));
}

function resolveSteps(
  spec: TaskSpec,
  steps: readonly Step[],
  getStepAction: GetStepAction,
  params: readonly Param[],
): Checked<TaskSpec> {
  const replacer = replacerOf(taskParams(spec.params, params));
  const resolved: Step[] = [];
  for (const [index, step] of steps.entries()) {
    const made = step.ref === undefined ? step : resolveStep(step, step.ref, getStepAction, replacer);
    if (typeof made === "string") return { ok: false, diagnostics: [unresolved(step, index, made)] };
    resolved.push(made);
  }
  return okay({ ...spec, steps: resolved });
}

/** Why a step cannot be run, at the first that cannot: there the reference stops. */
function unresolved({ name }: Step, index: number, why: string): Diagnostic {
  const at = ["steps", index, "ref"];
  const message = stepRefProblem(name, index, why);
  return { code: "substitute/step-action", severity: "error", message, paths: [`steps[${index}].ref`], at };
}

/** @see tektoncd/pipeline pkg/reconciler/taskrun/resources/taskspec.go GetStepActionsData */
export const stepRefProblem = (step: string, index: number, why: string): string =>
  `failed to resolve step ref for step ${quote(step)} (index ${index}): ${why}`;

/** @see tektoncd/pipeline pkg/reconciler/taskrun/resources/taskspec.go resolveStepRef */
function resolveStep(step: Step, ref: StepRef, getStepAction: GetStepAction, task: Replacer): Step | string {
  const told = replaceIn(ref, REF, task);
  const found = outsideWork(() => getStepAction(told));
  if (found === undefined) return `stepactions.tekton.dev ${quote(ref.name ?? "")} not found`;
  const { spec } = stepActionWithDefaults(found);
  const { extra, missing } = stepParamProblems(step.params, spec.params);
  const mismatch = extra ?? missing;
  if (mismatch !== undefined) return mismatch;
  const given = (step.params ?? []).map((param) => withFields(param, { value: task.value(param.value) }));
  const replacements = stepActionParams(spec, given);
  if ("problem" in replacements) return replacements.problem;
  return takeOver(step, replaceIn(spec, STEP, replacerOf(replacements.value)));
}

/**
 * What is wrong with the names of the params that a step gives to its step action: some are too many, some are missing.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/validate_params.go validateStepHasStepActionParameters
 */
export function stepParamProblems(
  given: readonly Param[] = [],
  declared: readonly ParamSpec[] = [],
): { readonly extra: string | undefined; readonly missing: string | undefined } {
  const known = new Set(declared.map(({ name }) => name));
  const isGiven = new Set(given.map(({ name }) => name));
  const extra = given.map(({ name }) => name).filter((name) => !known.has(name));
  const missing = declared.filter((param) => param.default === undefined && !isGiven.has(param.name));
  return {
    extra: extra.length === 0 ? undefined : `extra params passed by Step to StepAction: [${extra.join(" ")}]`,
    missing:
      missing.length === 0 ? undefined : `non-existent params in Step: [${missing.map(({ name }) => name).join(" ")}]`,
  };
}

function takeOver(step: Step, action: StepActionSpec): Step {
  const { ref: _ref, params: _params, image: _image, workingDir: _dir, securityContext: _context, ...own } = step;
  const { image, workingDir, securityContext, env, script } = action;
  return withFields<Step>(own, {
    image,
    workingDir,
    securityContext,
    env,
    script: script || undefined,
    command: filled(action.command),
    args: filled(action.args),
    volumeMounts: filled(action.volumeMounts),
    results: filled(action.results),
  });
}
