import { stepResultIn } from "../../substitute/step-references.ts";
import type { TaskResult, TaskRunResult } from "../../types/result.ts";
import type { Step } from "../../types/step.ts";
import type { TaskSpec } from "../../types/task.ts";
import { containerOfStep } from "./pod.ts";
import { resultOf } from "./result-of.ts";
import { RESULT_TYPE, type RunResult } from "./termination-message.ts";

/** The results that a run declares in its own task, if it has one, and those of the task that it runs. */
export const declaredResults = (...specs: readonly (TaskSpec | undefined)[]): readonly TaskResult[] =>
  specs.flatMap((spec) => spec?.results ?? []);

/** What is declared of results, as far as it says what becomes of those that are reported. */
export interface ResultRules {
  /** The types of the task's results, by their names. */
  readonly ofTask: Types;
  /** The same for the results of the steps, by their containers. */
  readonly ofSteps: ReadonlyMap<string, Types>;
  /** The results of the task that are taken from a step: by its container, and the step's result. */
  readonly taken: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Why none is taken from a step. */
  readonly error?: string;
}

type Types = ReadonlyMap<string, string>;

/** What the steps of a task and the task itself declare. */
export function resultRules(steps: readonly Step[], declared: readonly TaskResult[]): ResultRules {
  const ofSteps = new Map<string, Map<string, string>>();
  for (const { name, results = [] } of steps) {
    // As in the reference: a step without a name declares nothing.
    const types = atKey(ofSteps, containerOfStep(name));
    for (const result of results) types.set(result.name, result.type ?? "");
  }
  const ofTask = new Map(declared.map(({ name, type = "" }) => [name, type]));
  return { ofTask, ofSteps, ...resultsOfSteps(declared) };
}

/**
 * Which results of steps are the task's.
 *
 * @see tektoncd/pipeline pkg/pod/status.go findStepResultsFetchedByTask
 */
function resultsOfSteps(declared: readonly TaskResult[]): Pick<ResultRules, "taken" | "error"> {
  const taken = new Map<string, Map<string, string>>();
  for (const { name, value } of declared) {
    if (typeof value !== "string" || value === "") continue;
    const reference = stepResultIn(value);
    // As in the reference: one that refers to nothing spoils all others.
    if (reference === undefined) return { taken: new Map(), error: noReference(value) };
    const [step, result] = reference;
    atKey(taken, containerOfStep(step)).set(result, name);
  }
  return { taken };
}

const noReference = (value: string): string =>
  `Could not extract step name and result name. Expected value to look like $(steps.<stepName>.results.<resultName>) but got "${value}"`;

function atKey(maps: Map<string, Map<string, string>>, key: string): Map<string, string> {
  const map = maps.get(key) ?? new Map<string, string>();
  maps.set(key, map);
  return map;
}

/** What a step has reported, by whom it is for. */
export interface ReportedResults {
  readonly ofTask: readonly TaskRunResult[];
  readonly ofStep: readonly TaskRunResult[];
  /** What stays in the step's message: all but what is for the controller alone. */
  readonly shown: readonly RunResult[];
}

/**
 * Sorts what a step has reported by whom it is for. What a task takes from the step is there twice.
 *
 * @param container - that of the step
 * @see tektoncd/pipeline pkg/pod/status.go filterResults, createTaskResultsFromStepResults
 */
export function reportedResults(
  reported: readonly RunResult[],
  container: string,
  rules: ResultRules,
): ReportedResults {
  const ofType = (wanted: number, types: Types = new Map()) =>
    reported.filter(({ type }) => type === wanted).map((result) => resultOf(result, types));
  const ofStep = ofType(RESULT_TYPE.ofStep, rules.ofSteps.get(container));
  const taken = ofStep.flatMap((result) => {
    const name = rules.taken.get(container)?.get(result.name);
    return name === undefined ? [] : [{ ...result, name }];
  });
  return {
    ofTask: [...ofType(RESULT_TYPE.ofTask, rules.ofTask), ...taken],
    ofStep,
    shown: reported.filter(({ type }) => type !== RESULT_TYPE.internal),
  };
}
