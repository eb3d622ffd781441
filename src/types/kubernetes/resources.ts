import * as z from "zod";
import { type Quantity, quantitySchema } from "../scalars.ts";
import { list, mapOf, optional, strict } from "../schema.ts";

/** A device claimed by the pod (dynamic resource allocation) that a container may use. */
export interface ResourceClaim {
  /** The claim, by its name in `resourceClaims` of the pod. */
  readonly name: string;
  /** One request of the claim; all of them when left out. */
  readonly request?: string;
}
export const resourceClaimSchema = strict<ResourceClaim>("ResourceClaim")({
  name: z.string(),
  request: optional(z.string()),
});

/** How much of the node a container needs, and may take at most. */
export interface ResourceRequirements {
  /** The most it may use: CPU beyond it is throttled, memory beyond it ends the container. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** What the scheduler sets aside; same as `limits` when left out. */
  readonly requests?: Readonly<Record<string, Quantity>>;
  /** The claimed devices it uses. */
  readonly claims?: readonly ResourceClaim[];
}
export const resourceRequirementsSchema = strict<ResourceRequirements>("ResourceRequirements")({
  limits: optional(mapOf(quantitySchema)),
  requests: optional(mapOf(quantitySchema)),
  claims: optional(list(resourceClaimSchema)),
});

/** How large a claimed volume has to be. */
export interface VolumeResourceRequirements {
  /** The largest acceptable size, under the key `storage`. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** The smallest acceptable size, under the key `storage`: `{ storage: "1Gi" }`. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}
export const volumeResourceRequirementsSchema = strict<VolumeResourceRequirements>("VolumeResourceRequirements")({
  limits: optional(mapOf(quantitySchema)),
  requests: optional(mapOf(quantitySchema)),
});
