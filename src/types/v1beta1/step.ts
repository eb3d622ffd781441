import * as z from "zod";
import { type ContainerPort, containerPortSchema, type Lifecycle, lifecycleSchema } from "../kubernetes/container.ts";
import { type Probe, probeSchema } from "../kubernetes/probe.ts";
import { type ResourceRequirements, resourceRequirementsSchema } from "../kubernetes/resources.ts";
import type { OneOf } from "../scalars.ts";
import { list, optional, pointer, strict, without } from "../schema.ts";
import { type Step, type StepTemplate, stepShape, stepTemplateShape } from "../step.ts";

/** Fields of steps that are read, and have no effect any more. */
export interface V1beta1DeprecatedContainerFields {
  /** Ports that the container listens on. Without effect. */
  readonly ports?: readonly ContainerPort[];
  /** How Kubernetes would notice that the container hangs. Without effect. */
  readonly livenessProbe?: Probe;
  /** How Kubernetes would notice that the container is ready. Without effect. */
  readonly readinessProbe?: Probe;
  /** How Kubernetes would notice that the container has started. Without effect. */
  readonly startupProbe?: Probe;
  /** What Kubernetes would do after the start and before the end of the container. Without effect. */
  readonly lifecycle?: Lifecycle;
  /** The file whose text would become the container's termination message. Without effect. */
  readonly terminationMessagePath?: string;
  /** Whether the end of the log would stand in for a missing termination message. Without effect. */
  readonly terminationMessagePolicy?: OneOf<"File" | "FallbackToLogsOnError">;
  /** Whether standard input would stay open. Without effect. */
  readonly stdin?: boolean;
  /** Whether standard input would be closed after the first client. Without effect. */
  readonly stdinOnce?: boolean;
  /** Whether the container would get a terminal. Without effect. */
  readonly tty?: boolean;
}
const deprecatedShape = {
  ports: optional(list(containerPortSchema)),
  livenessProbe: pointer(probeSchema),
  readinessProbe: pointer(probeSchema),
  startupProbe: pointer(probeSchema),
  lifecycle: pointer(lifecycleSchema),
  terminationMessagePath: optional(z.string()),
  terminationMessagePolicy: optional(z.string()),
  stdin: optional(z.boolean()),
  stdinOnce: optional(z.boolean()),
  tty: optional(z.boolean()),
};

/** One container of a task. Steps run one after the other in the same pod. */
export interface V1beta1Step extends Omit<Step, "computeResources">, V1beta1DeprecatedContainerFields {
  /** The CPU and memory that the step asks for, and its limits. v1 calls it `computeResources`. */
  readonly resources?: ResourceRequirements;
}
export const v1beta1StepSchema = strict<V1beta1Step>("V1beta1Step")({
  ...without(stepShape, "computeResources"),
  resources: optional(resourceRequirementsSchema),
  ...deprecatedShape,
});

/** What all steps of a task have in common. */
export interface V1beta1StepTemplate extends Omit<StepTemplate, "computeResources">, V1beta1DeprecatedContainerFields {
  /** A name. Without effect. */
  readonly name?: string;
  /** CPU and memory that each step asks for, and its limits. v1 calls it `computeResources`. */
  readonly resources?: ResourceRequirements;
}
export const v1beta1StepTemplateSchema = strict<V1beta1StepTemplate>("V1beta1StepTemplate")({
  name: optional(z.string()),
  ...without(stepTemplateShape, "computeResources"),
  resources: optional(resourceRequirementsSchema),
  ...deprecatedShape,
});

/** What a conversion to v1 keeps of the steps of a task: the fields that v1 has not. */
export interface V1beta1TaskDeprecation {
  /** One for each step. */
  readonly deprecatedSteps?: readonly V1beta1Step[];
  /** There if the task has a step template. */
  readonly deprecatedStepTemplate?: V1beta1StepTemplate;
}
export const v1beta1TaskDeprecationSchema = strict<V1beta1TaskDeprecation>("V1beta1TaskDeprecation")({
  deprecatedSteps: optional(list(v1beta1StepSchema)),
  deprecatedStepTemplate: pointer(v1beta1StepTemplateSchema),
});
