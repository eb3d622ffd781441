import * as z from "zod";
import { type Int32, int32Schema, type OneOf, type Time, timeSchema } from "../scalars.ts";
import { optional, pointer, strict } from "../schema.ts";

/** How sending a cloud event went. */
export interface V1beta1CloudEventDeliveryState {
  /** Whether it was sent. */
  readonly condition?: OneOf<"Unknown" | "Sent" | "Failed">;
  /** When it was sent. */
  readonly sentAt?: Time;
  /** What went wrong. Called `Error` in Tekton's sources. */
  readonly message: string;
  /** How often it was tried again. */
  readonly retryCount: Int32;
}
export const v1beta1CloudEventDeliveryStateSchema = strict<V1beta1CloudEventDeliveryState>(
  "V1beta1CloudEventDeliveryState",
)({
  condition: optional(z.string()),
  sentAt: pointer(timeSchema),
  message: z.string(),
  retryCount: int32Schema,
});

/** A cloud event that a TaskRun has sent. */
export interface V1beta1CloudEventDelivery {
  /** Where it went. */
  readonly target?: string;
  /** How sending it went. */
  readonly status?: V1beta1CloudEventDeliveryState;
}
export const v1beta1CloudEventDeliverySchema = strict<V1beta1CloudEventDelivery>("V1beta1CloudEventDelivery")({
  target: optional(z.string()),
  status: optional(v1beta1CloudEventDeliveryStateSchema),
});
