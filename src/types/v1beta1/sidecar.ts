import { type ResourceRequirements, resourceRequirementsSchema } from "../kubernetes/resources.ts";
import { optional, strict, without } from "../schema.ts";
import { type Sidecar, sidecarShape } from "../sidecar.ts";

/** A container beside the steps. */
export interface V1beta1Sidecar extends Omit<Sidecar, "computeResources"> {
  /** The CPU and memory that the sidecar asks for, and its limits. v1 calls it `computeResources`. */
  readonly resources?: ResourceRequirements;
}
export const v1beta1SidecarSchema = strict<V1beta1Sidecar>("V1beta1Sidecar")({
  ...without(sidecarShape, "computeResources"),
  resources: optional(resourceRequirementsSchema),
});
