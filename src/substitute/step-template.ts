import { mapList, withFields } from "../types/defaults/share.ts";
import type { EnvVar } from "../types/kubernetes/env.ts";
import type { ResourceRequirements } from "../types/kubernetes/resources.ts";
import type { Step, StepTemplate } from "../types/step.ts";
import type { TaskSpec } from "../types/task.ts";
import type { TaskRunSpec } from "../types/task-run.ts";
import { type Below, below, mergeByKey } from "./merge-by-key.ts";

/**
 * A task whose steps have what its step template gives them. A step's own fields win; env, mounts and devices are merged by
 * name and path, resources by name, and the security context field by field. Steps that still refer to a step action are left
 * alone.
 *
 * As in the reference: the display names of the steps get lost, and an empty list of a step is none.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/merge.go MergeStepsWithStepTemplate
 */
export function mergeStepTemplate<S extends TaskSpec>(spec: S): S {
  const { stepTemplate, steps } = spec;
  if (stepTemplate === undefined) return spec;
  const shared = sharedBy(stepTemplate);
  const merged = mapList(steps, (step) => (step.ref === undefined ? mergeStep(shared, step) : step), "merge steps");
  return withFields<TaskSpec>(spec, { steps: merged }) as S;
}

/**
 * A task whose steps and sidecars have the resources that the TaskRun sets for single ones, by their names.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/merge.go MergeStepsWithSpecs
 */
export function mergeRunSpecs(spec: TaskSpec, { stepSpecs = [], sidecarSpecs = [] }: Partial<TaskRunSpec>): TaskSpec {
  const resources = new Map(stepSpecs.map(({ name, computeResources }) => [name, computeResources]));
  const ofSidecars = new Map(sidecarSpecs.map(({ name, computeResources }) => [name, computeResources]));
  return withFields(spec, {
    steps: mapList(spec.steps, (step) => withResources(step, resources.get(step.name)), "merge steps"),
    sidecars: mapList(spec.sidecars, (sidecar) => withResources(sidecar, ofSidecars.get(sidecar.name)), "merge steps"),
  });
}

const withResources = <C extends { readonly computeResources?: ResourceRequirements }>(
  container: C,
  above: ResourceRequirements | undefined,
): C =>
  above === undefined ? container : { ...container, computeResources: mergeDeep(container.computeResources, above) };

type Mount = NonNullable<Step["volumeMounts"]>[number];
type Device = NonNullable<Step["volumeDevices"]>[number];

/** A step template with its lists looked through. */
interface Shared {
  readonly template: StepTemplate;
  readonly env: Below<EnvVar>;
  readonly mounts: Below<Mount>;
  readonly devices: Below<Device>;
}

const sharedBy = (template: StepTemplate): Shared => ({
  template,
  env: below(template.env ?? [], ({ name }) => name, always),
  mounts: below(template.volumeMounts ?? [], ({ mountPath }) => mountPath, always),
  devices: below(template.volumeDevices ?? [], ({ devicePath }) => devicePath, always),
});

const always = (): boolean => true;

function mergeStep({ template, env, mounts, devices }: Shared, step: Step): Step {
  const { displayName: _, ...own } = step;
  return withFields<Step>(own, {
    image: step.image || template.image,
    workingDir: step.workingDir || template.workingDir,
    imagePullPolicy: step.imagePullPolicy || template.imagePullPolicy,
    command: filled(step.command) ?? filled(template.command),
    args: filled(step.args) ?? filled(template.args) ?? step.args,
    envFrom: filled(step.envFrom) ?? filled(template.envFrom),
    env: filled(mergeByKey(env, step.env).map((item) => mergeEnv(item.below, item.item))),
    volumeMounts: filled(mergeByKey(mounts, step.volumeMounts).map((item) => mergeSet(item.below, item.item))),
    volumeDevices: filled(mergeByKey(devices, step.volumeDevices).map((item) => mergeSet(item.below, item.item))),
    computeResources: mergeDeep(template.computeResources, step.computeResources),
    securityContext: mergeDeep(template.securityContext, step.securityContext),
  });
}

/** A list with something in it. */
export const filled = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list?.length ? list : undefined;

/**
 * As in the reference: where both a value and a source would come of it, it is the step's.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/merge.go amendConflictingContainerFields
 */
function mergeEnv(under: EnvVar | undefined, env: EnvVar): EnvVar {
  if (under === undefined) return env;
  const value = env.value || under.value;
  const valueFrom = mergeDeep(under.valueFrom, env.valueFrom);
  if (value && valueFrom !== undefined) return env;
  return { name: env.name, ...(value ? { value } : {}), ...(valueFrom && { valueFrom }) };
}

/** Zero values are not written, so they do not win. */
const mergeSet = <T extends object>(under: T | undefined, item: T): T =>
  under === undefined
    ? item
    : { ...under, ...Object.fromEntries(Object.entries(item).filter(([, value]) => value !== "" && value !== false)) };

/** Objects field by field, anything else as a whole; an empty list is none. It is as deep as the types of Kubernetes are. */
function mergeDeep<T>(under: T | undefined, above: T | undefined): T | undefined {
  if (under === undefined || above === undefined) return above ?? under;
  if (Array.isArray(above) && above.length === 0) return under;
  if (!isFields(under) || !isFields(above)) return above;
  const fields = new Map<string, unknown>(Object.entries(under));
  for (const [name, value] of Object.entries(above)) fields.set(name, mergeDeep(fields.get(name), value));
  return Object.fromEntries(fields) as T;
}

const isFields = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
