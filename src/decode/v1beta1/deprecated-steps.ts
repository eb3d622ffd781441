import type { Diagnostic, Path } from "../../diagnostic.ts";
import { withFields } from "../../types/defaults/share.ts";
import type {
  V1beta1DeprecatedContainerFields,
  V1beta1StepTemplate,
  V1beta1TaskDeprecation,
} from "../../types/v1beta1/step.ts";
import type { V1beta1TaskSpec } from "../../types/v1beta1/task.ts";
import { lostField, parkedField, saysNothing } from "./losses.ts";
import type { Parking } from "./parking.ts";
import { DEPRECATED_FIELDS, DEPRECATIONS } from "./rules.ts";

/**
 * Keeps the fields of steps that v1 has not, under the name of their task; answers with what there is to say about them.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/task_conversion.go serializeTaskDeprecations
 */
export function parkSteps(spec: V1beta1TaskSpec, name: string, at: Path, parking: Parking): readonly Diagnostic[] {
  // As in the reference: what is there already must be JSON, even if nothing is added.
  parking.keptSteps("serializing");
  const { steps = [], stepTemplate } = spec;
  const inSteps = steps.flatMap((step, index) => fieldsOf(step).map((field) => [...at, "steps", index, field]));
  const inTemplate = templateFieldsOf(stepTemplate).map((field) => [...at, "stepTemplate", field]);
  // As in the reference: it does not look for this field there.
  const isKept = inSteps.length > 0 || inTemplate.some((path) => path.at(-1) !== "livenessProbe");
  if (isKept) parking.keepSteps(name, deprecationOf(spec));
  return [...inSteps, ...inTemplate].map((path) => (isKept ? parkedField(path, DEPRECATIONS) : lostField(path, "v1")));
}

/**
 * A task with the fields of its steps that were kept under its name.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1beta1/task_conversion.go deserializeTaskDeprecations
 */
export function unparkSteps<S extends V1beta1TaskSpec>(spec: S, name: string, parking: Parking): S {
  const deprecation = parking.keptSteps("deserializing").get(name);
  if (deprecation === undefined || parking.error !== undefined) return spec;
  const { steps = [] } = spec;
  const { deprecatedSteps = [], deprecatedStepTemplate } = deprecation;
  if (steps.length !== deprecatedSteps.length) {
    parking.fail("length of deserialized steps mismatch the length of target steps");
    return spec;
  }
  parking.keepSteps(name, undefined);
  const template = deprecatedStepTemplate && { ...spec.stepTemplate, ...templateDeprecations(deprecatedStepTemplate) };
  // What else an embedded task has does not change.
  return withFields<V1beta1TaskSpec>(spec, {
    steps: steps.map((step, index) => ({ ...step, ...deprecations(deprecatedSteps[index] ?? {}) })),
    stepTemplate: template,
  }) as S;
}

/** The deprecated fields of a container that are set. Those behind pointers are, even if they say nothing. */
const fieldsOf = (container: V1beta1DeprecatedContainerFields): (keyof V1beta1DeprecatedContainerFields)[] =>
  DEPRECATED_FIELDS.filter((field) => {
    const value = container[field];
    return Array.isArray(value) || typeof value !== "object" ? !saysNothing(value) : true;
  });

const templateFieldsOf = (template: V1beta1StepTemplate | undefined): string[] =>
  template === undefined ? [] : [...(template.name ? ["name"] : []), ...fieldsOf(template)];

const deprecations = (container: V1beta1DeprecatedContainerFields): V1beta1DeprecatedContainerFields =>
  Object.fromEntries(fieldsOf(container).map((field) => [field, container[field]]));

const templateDeprecations = (template: V1beta1StepTemplate): V1beta1StepTemplate => ({
  ...(template.name ? { name: template.name } : {}),
  ...deprecations(template),
});

const deprecationOf = ({ steps = [], stepTemplate }: V1beta1TaskSpec): V1beta1TaskDeprecation => ({
  deprecatedSteps: steps.map((step) => ({ name: "", ...deprecations(step) })),
  ...(stepTemplate === undefined ? {} : { deprecatedStepTemplate: templateDeprecations(stepTemplate) }),
});
