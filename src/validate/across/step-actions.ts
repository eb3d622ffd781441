import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { findReferences } from "../../substitute/references.ts";
import { stringsOf } from "../../substitute/strings-of.ts";
import { stepParamProblems, stepRefProblem } from "../../substitute/task-run/step-actions.ts";
import type { Step } from "../../types/step.ts";
import type { StepAction } from "../../types/step-action.ts";
import type { TaskSpec } from "../../types/task.ts";
import { didYouMean } from "./advice.ts";
import type { Mismatch } from "./mismatch.ts";

/**
 * A step gives its step action the params that it needs, and no others. Their types nobody looks at.
 *
 * @see tektoncd/pipeline pkg/reconciler/taskrun/resources/validate_params.go validateStepHasStepActionParameters
 */
export function* validateStepHasStepActionParameters(
  { step, index }: StepWithRef,
  { spec: { params: declared = [] } }: StepAction,
): Generator<Mismatch> {
  const { params = [] } = step;
  const known = new Set(declared.map(({ name }) => name));
  const { extra, missing } = stepParamProblems(params, declared);
  for (const [item, { name }] of params.entries())
    if (extra !== undefined && !known.has(name))
      yield {
        ...unresolved({ step, index }, extra),
        check: "param-extra",
        ...didYouMean(name, known),
        at: ["steps", index, "params", item, "name"],
      };
  if (missing !== undefined)
    yield {
      ...unresolved({ step, index }, missing),
      check: "param-missing",
      at: ["steps", index, step.params === undefined ? "ref" : "params"],
    };
}

/** A step that refers to a step action by its name, and where it stands in its task. */
export interface StepWithRef {
  readonly step: Step;
  readonly index: number;
}

/** Why a step has no step action, in the words that Tekton puts around it. */
export const unresolved = (
  { step, index }: StepWithRef,
  why: string,
): Pick<Mismatch, "message" | "reason"> & { readonly at: Path } => ({
  message: stepRefProblem(step.name, index, why),
  reason: "TaskRunResolutionFailed",
  at: ["steps", index, "ref", "name"],
});

/** The results that a step gives by what is known; undefined if nobody knows. */
export type ResultsOfStep = (step: Step) => ReadonlySet<string> | undefined;

/**
 * The results of steps that others of their task use are declared: by the step, or by its step action. The words are ours.
 *
 * In Tekton the step that uses it fails when it starts. A result of the task that takes its value from there just stays away.
 */
export function* stepResults({ steps = [], results = [] }: TaskSpec, resultsOf: ResultsOfStep): Generator<Mismatch> {
  const known = new Map(
    steps.flatMap((step) => {
      const names = step.name === "" ? undefined : resultsOf(step);
      return names === undefined ? [] : [[step.name, names] as const];
    }),
  );
  if (known.size === 0) return;
  for (const [index, { value }] of results.entries())
    for (const message of typeof value === "string" && mayReferToStep(value) ? missingResults(value, known) : [])
      yield { check: "step-result-missing", message, at: ["results", index, "value"] };
  for (const [index, step] of steps.entries())
    for (const { text, at } of stringsOf(step))
      for (const message of mayReferToStep(text) ? missingResults(text, known) : [])
        yield { check: "step-result-missing", message, severity: "error", at: ["steps", index, ...at] };
}

/** Most texts refer to no step: nothing need be made for these. */
const mayReferToStep = (text: string): boolean => text.includes("$(steps.");

function* missingResults(text: string, known: ReadonlyMap<string, ReadonlySet<string>>): Generator<string> {
  for (const { expression } of findReferences(text)) {
    const [section, step = "", results, result = ""] = expression.split(".");
    if (section !== "steps" || results !== "results") continue;
    const name = result.replace(/\[[0-9*]*\]$/, "");
    const names = known.get(step);
    if (names !== undefined && !names.has(name)) yield `step ${quote(step)} has no result ${quote(name)}`;
  }
}
