import type { Path } from "../../diagnostic.ts";
import { type Below, below, inTemplate, itemsOf, type Merged, mergeByKey } from "../../substitute/merge-by-key.ts";
import type { Step, StepTemplate } from "../../types/step.ts";

/** A step as it will run, with what the step template gives, and where each part of it stands. */
export interface MergedStep {
  /** Of the template's items only those that are wanted. */
  readonly step: Step;
  /** The place of a field, or of an item of one, counted from the task's spec. */
  readonly placeOf: (field: keyof Step, index?: number) => Path;
  /** Where an item stands in the step as it will run. */
  readonly indexOf: (field: keyof Step, index: number) => number;
}

/** The lists of a template whose items are texts, or hold some. */
export const TEMPLATE_LISTS = ["command", "args", "env", "volumeMounts", "volumeDevices"] as const;

/** Which items of the template's lists are wanted. */
export type WantedItems = (field: (typeof TEMPLATE_LISTS)[number], index: number) => boolean;

/**
 * The steps of a task with the fields of its step template that they do not have themselves. Steps that refer to a step
 * action take nothing from the template. What no check looks at (resources, the security context) is not merged.
 *
 * @param isWanted - which items of the template are put into each step; all when left out. Of a command one stays
 * @param most - so many are put into all steps together; those behind get none
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/merge.go MergeStepsWithStepTemplate
 */
export function mergeStepsWithStepTemplate(
  template: StepTemplate | undefined,
  steps: readonly Step[],
  isWanted: WantedItems = () => true,
  most: number = Number.POSITIVE_INFINITY,
): readonly MergedStep[] {
  const shared = template && sharedBy(template, isWanted);
  let left = most;
  return steps.map((step, index) => {
    const inStep: Path = ["steps", index];
    if (shared !== undefined && step.ref === undefined) {
      const merged = merge(left > 0 ? shared : withoutItems(shared), step, inStep);
      left -= itemsOfTemplate(merged.step, step);
      return merged;
    }
    return {
      step,
      placeOf: (field, item) => (item === undefined ? [...inStep, field] : [...inStep, field, item]),
      indexOf: (_, item) => item,
    };
  });
}

/** A step template, and its lists. */
interface Shared {
  readonly template: StepTemplate;
  /** For steps that have none of their own. */
  readonly command: readonly Merged<string>[];
  readonly args: readonly Merged<string>[];
  readonly env: Below<EnvVar>;
  readonly mounts: Below<VolumeMount>;
  readonly devices: Below<VolumeDevice>;
}

type EnvVar = NonNullable<Step["env"]>[number];
type VolumeMount = NonNullable<Step["volumeMounts"]>[number];
type VolumeDevice = NonNullable<Step["volumeDevices"]>[number];

function sharedBy(template: StepTemplate, isWanted: WantedItems): Shared {
  const { command = [], args = [], env = [], volumeMounts = [], volumeDevices = [] } = template;
  const commandItems = itemsOf(command, (index) => index === 0 || isWanted("command", index));
  const argItems = itemsOf(args, (index) => isWanted("args", index));
  return {
    template: {
      ...template,
      ...(template.command === undefined ? {} : { command: commandItems.map(({ item }) => item) }),
      ...(template.args === undefined ? {} : { args: argItems.map(({ item }) => item) }),
    },
    command: commandItems.map(inTemplate),
    args: argItems.map(inTemplate),
    env: below(env, ({ name }) => name, isWanted.bind(undefined, "env")),
    mounts: below(volumeMounts, ({ mountPath }) => mountPath, isWanted.bind(undefined, "volumeMounts")),
    devices: below(volumeDevices, ({ devicePath }) => devicePath, isWanted.bind(undefined, "volumeDevices")),
  };
}

function withoutItems(shared: Shared): Shared {
  const { template, command, env, mounts, devices } = shared;
  return {
    template: {
      ...template,
      ...(template.command === undefined ? {} : { command: template.command.slice(0, 1) }),
      ...(template.args === undefined ? {} : { args: [] }),
    },
    command: command.slice(0, 1),
    args: [],
    env: { ...env, wanted: [] },
    mounts: { ...mounts, wanted: [] },
    devices: { ...devices, wanted: [] },
  };
}

/** How many items a step has that are not its own. */
const itemsOfTemplate = (merged: Step, step: Step): number =>
  TEMPLATE_LISTS.reduce((sum, list) => sum + (merged[list]?.length ?? 0) - (step[list]?.length ?? 0), 0);

function merge({ template, command, args, ...shared }: Shared, step: Step, inStep: Path): MergedStep {
  const env = mergeByKey(shared.env, step.env);
  const mounts = mergeByKey(shared.mounts, step.volumeMounts);
  const devices = mergeByKey(shared.devices, step.volumeDevices);
  const merged: Step = {
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
    ...(step.command === undefined ? [["command", command] as const] : []),
    ...(step.args === undefined ? [["args", args] as const] : []),
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
    indexOf: (field, index) => lists.get(field)?.[index]?.position ?? index,
  };
}

const TEMPLATE: Path = ["stepTemplate"];
