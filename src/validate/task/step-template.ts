import type { Path } from "../../diagnostic.ts";
import type { Step, StepTemplate } from "../../types/step.ts";

/** A step as it will run, with what the step template gives, and where each part of it stands. */
export interface MergedStep {
  readonly step: Step;
  /** The place of a field, or of an item of one, counted from the task's spec. */
  readonly placeOf: (field: keyof Step, index?: number) => Path;
}

/**
 * The steps of a task with the fields of its step template that they do not have themselves. Steps that refer to a step
 * action take nothing from the template. What no check looks at (resources, the security context) is not merged.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/merge.go MergeStepsWithStepTemplate
 */
export const mergeStepsWithStepTemplate = (
  template: StepTemplate | undefined,
  steps: readonly Step[],
): readonly MergedStep[] =>
  steps.map((step, index) => {
    const inStep: Path = ["steps", index];
    if (template === undefined || step.ref !== undefined)
      return { step, placeOf: (field, item) => (item === undefined ? [...inStep, field] : [...inStep, field, item]) };
    return merge(template, step, inStep);
  });

function merge(template: StepTemplate, step: Step, inStep: Path): MergedStep {
  const env = mergeByKey(template.env, step.env, ({ name }) => name);
  const mounts = mergeByKey(template.volumeMounts, step.volumeMounts, ({ mountPath }) => mountPath);
  const devices = mergeByKey(template.volumeDevices, step.volumeDevices, ({ devicePath }) => devicePath);
  const merged = {
    ...template,
    ...step,
    env: env.map(({ item, below }) =>
      // The step's own source wins; else a source beside the template's value would be two.
      below === undefined || item.value || item.valueFrom ? item : { ...below, ...item },
    ),
    volumeMounts: mounts.map(({ item, below }) => ({ ...below, ...item })),
    volumeDevices: devices.map(({ item, below }) => ({ ...below, ...item })),
  };
  const lists = new Map<keyof Step, readonly Merged<unknown>[]>([
    ["env", env],
    ["volumeMounts", mounts],
    ["volumeDevices", devices],
  ]);
  return {
    step: merged,
    placeOf(field, index) {
      const item = index === undefined ? undefined : lists.get(field)?.[index];
      if (item !== undefined) return [...(item.isOfStep ? inStep : TEMPLATE), field, item.index];
      const place = [...(step[field] === undefined && field in template ? TEMPLATE : inStep), field];
      return index === undefined ? place : [...place, index];
    },
  };
}

const TEMPLATE: Path = ["stepTemplate"];

/** An item of a merged list: where it stands, and the item of the template that it covers. */
interface Merged<T> {
  readonly item: T;
  readonly below?: T;
  readonly isOfStep: boolean;
  readonly index: number;
}

/**
 * Two lists as a strategic merge of Kubernetes puts them together: items of one key are one, those of the step come in its
 * order, and one of the template's own stands before a step's item that it precedes in the template, else at the end.
 */
function mergeByKey<T>(below: readonly T[] = [], above: readonly T[] = [], keyOf: (item: T) => string): Merged<T>[] {
  const order = new Map<string, number>();
  for (const [index, item] of below.entries()) if (!order.has(keyOf(item))) order.set(keyOf(item), index);
  const ofStep = new Set(above.map(keyOf));
  const left = below.flatMap((item, index) => (ofStep.has(keyOf(item)) ? [] : [{ item, isOfStep: false, index }]));
  const merged: Merged<T>[] = [];
  let next = 0;
  for (const [index, item] of above.entries()) {
    const at = order.get(keyOf(item));
    for (let own = left[next]; at !== undefined && own !== undefined && own.index < at; own = left[++next])
      merged.push(own);
    const covered = at === undefined ? undefined : below[at];
    merged.push({ item, isOfStep: true, index, ...(covered === undefined ? {} : { below: covered }) });
  }
  return [...merged, ...left.slice(next)];
}
