import * as z from "zod";
import {
  type Int32,
  type Int64,
  type IntOrString,
  int32Schema,
  int64Schema,
  intOrStringSchema,
  type OneOf,
} from "../scalars.ts";
import { list, optional, pointer, strict } from "../schema.ts";

/** Runs a program inside the container; exit code 0 means success. */
export interface ExecAction {
  /** Program and arguments. No shell is involved; the working directory is `/`. */
  readonly command?: readonly string[];
}
export const execActionSchema = strict<ExecAction>("ExecAction")({ command: optional(list(z.string())) });

/** A header of an HTTP request. */
export interface HTTPHeader {
  /** Name of the header. */
  readonly name: string;
  /** Its value. */
  readonly value: string;
}
export const httpHeaderSchema = strict<HTTPHeader>("HTTPHeader")({ name: z.string(), value: z.string() });

/** Sends an HTTP GET request; a status from 200 to 399 means success. */
export interface HTTPGetAction {
  /** Path of the URL; `/` when left out. */
  readonly path?: string;
  /** Number, or name of a port of the container. */
  readonly port: IntOrString;
  /** Host to connect to; the IP of the pod when left out. */
  readonly host?: string;
  /** Default `HTTP`. Certificates are not verified. */
  readonly scheme?: OneOf<"HTTP" | "HTTPS">;
  /** Headers to send; a name may occur more than once. */
  readonly httpHeaders?: readonly HTTPHeader[];
}
export const httpGetActionSchema = strict<HTTPGetAction>("HTTPGetAction")({
  path: optional(z.string()),
  port: intOrStringSchema,
  host: optional(z.string()),
  scheme: optional(z.string()),
  httpHeaders: optional(list(httpHeaderSchema)),
});

/** Opens a TCP connection; that it opens means success. */
export interface TCPSocketAction {
  /** Number, or name of a port of the container. */
  readonly port: IntOrString;
  /** Host to connect to; the IP of the pod when left out. */
  readonly host?: string;
}
export const tcpSocketActionSchema = strict<TCPSocketAction>("TCPSocketAction")({
  port: intOrStringSchema,
  host: optional(z.string()),
});

/** Asks a gRPC server by the gRPC health checking protocol. */
export interface GRPCAction {
  /** Port of the server. */
  readonly port: Int32;
  /** The service to ask for. Default `""`: the server as a whole. */
  readonly service?: string;
}
export const grpcActionSchema = strict<GRPCAction>("GRPCAction")({ port: int32Schema, service: pointer(z.string()) });

/** Waits. */
export interface SleepAction {
  /** How long, in seconds. */
  readonly seconds: Int64;
}
export const sleepActionSchema = strict<SleepAction>("SleepAction")({ seconds: int64Schema });
