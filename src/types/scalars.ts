import * as z from "zod";
import type { JsonValue } from "../go/json.ts";

/** One of these words. Any other string decodes as well: that it is wrong is for a check to say. */
export type OneOf<Word extends string> = Word | (string & {});

/** A Go duration: `"1h30m"`, `"0s"`, `"-1.5h"`. Decoding prints it as Go does: `"60m"` becomes `"1h0m0s"`. */
export type Duration = string;
export const durationSchema: z.ZodType<Duration> = z.string().meta({ go: "duration" });

/** A Kubernetes quantity: `"100m"`, `"1Gi"`. Decoding prints it canonically: `"1024Mi"` becomes `"1Gi"`. */
export type Quantity = string;
export const quantitySchema: z.ZodType<Quantity> = z.string().meta({ go: "quantity" });

/** A point in time by RFC 3339, in seconds: `"2024-05-01T12:00:00Z"`. */
export type Time = string;
export const timeSchema: z.ZodType<Time> = z.string().meta({ go: "time" });

/** A 32-bit integer. */
export type Int32 = number;
export const int32Schema: z.ZodType<Int32> = z.int32().meta({ go: "int32" });

/** A 64-bit integer. Beyond ±2^53, where a number is no longer exact, it is a bigint. */
export type Int64 = number | bigint;
export const int64Schema: z.ZodType<Int64> = z.union([z.int(), z.bigint()]).meta({ go: "int64" });

/** A port, or a percentage: by number or by name. */
export type IntOrString = number | string;
export const intOrStringSchema: z.ZodType<IntOrString> = z.union([z.int32(), z.string()]).meta({ go: "intOrString" });

/** JSON that Tekton passes on without looking into it. */
export const rawJsonSchema: z.ZodType<JsonValue> = z.unknown().meta({ go: "raw" }) as never;
