import { type Int32, type Int64, int32Schema, int64Schema } from "../scalars.ts";
import { optional, pointer, strict } from "../schema.ts";
import {
  type ExecAction,
  execActionSchema,
  type GRPCAction,
  grpcActionSchema,
  type HTTPGetAction,
  httpGetActionSchema,
  type TCPSocketAction,
  tcpSocketActionSchema,
} from "./action.ts";

/** A check that the kubelet repeats on a container: one action, and how often and how patiently. */
export interface Probe {
  /** By a program inside the container. */
  readonly exec?: ExecAction;
  /** By an HTTP request. */
  readonly httpGet?: HTTPGetAction;
  /** By a TCP connection. */
  readonly tcpSocket?: TCPSocketAction;
  /** By a gRPC health request. */
  readonly grpc?: GRPCAction;
  /** Seconds from the start of the container to the first check. Default 0. */
  readonly initialDelaySeconds?: Int32;
  /** Seconds after which one check counts as failed. Default 1. */
  readonly timeoutSeconds?: Int32;
  /** Seconds from one check to the next. Default 10. */
  readonly periodSeconds?: Int32;
  /** Successes in a row that make a failing probe succeed. Default 1; only readiness may ask for more. */
  readonly successThreshold?: Int32;
  /** Failures in a row that make the probe fail. Default 3. */
  readonly failureThreshold?: Int32;
  /** Seconds to end by itself when the probe kills the container; that of the pod when left out. Not for readiness. */
  readonly terminationGracePeriodSeconds?: Int64;
}
export const probeSchema = strict<Probe>("Probe")({
  exec: pointer(execActionSchema),
  httpGet: pointer(httpGetActionSchema),
  tcpSocket: pointer(tcpSocketActionSchema),
  grpc: pointer(grpcActionSchema),
  initialDelaySeconds: optional(int32Schema),
  timeoutSeconds: optional(int32Schema),
  periodSeconds: optional(int32Schema),
  successThreshold: optional(int32Schema),
  failureThreshold: optional(int32Schema),
  terminationGracePeriodSeconds: pointer(int64Schema),
});
