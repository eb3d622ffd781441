import * as z from "zod";
import type { OneOf } from "./scalars.ts";
import { list, mapOf, optional, pointer, strict } from "./schema.ts";

/**
 * The value of a param or a result: a string, an array of strings, or an object of strings.
 *
 * What a user writes is wider; decoding brings it into this form. `[1, 2]` and `{a: 1}` become their JSON text
 * (`"[1,2]"`), numbers, booleans and null become text too (`"1"`, `"true"`, `""`).
 */
export type ParamValue = string | readonly string[] | Readonly<Record<string, string>>;
export const paramValueSchema: z.ZodType<ParamValue> = z
  .union([z.string(), z.array(z.string()), z.record(z.string(), z.string())])
  .meta({ go: "paramValue" });

/** The type of a param: what its value may be. */
export type ParamType = "string" | "array" | "object";

/** A value given to a param: by a run, or by a pipeline task. */
export interface Param {
  /** The name that the task or pipeline declares. */
  readonly name: string;
  readonly value: ParamValue;
}
export const paramSchema = strict<Param>("Param")({ name: z.string(), value: paramValueSchema });

/** The type of one key of an object param or result. */
export interface PropertySpec {
  /** `"string"` is the only type that Tekton accepts; it is also the default. */
  readonly type?: OneOf<ParamType>;
}
export const propertySpecSchema = strict<PropertySpec>("PropertySpec")({ type: optional(z.string()) });

/** A param that a task, a pipeline or a step action declares. */
export interface ParamSpec {
  /** The name by which `$(params.name)` refers to it. */
  readonly name: string;
  /** When left out: object if there are properties, else the type of the default, else string. */
  readonly type?: OneOf<ParamType>;
  /** What the param is for; shown to people only. */
  readonly description?: string;
  /** The keys of an object param. */
  readonly properties?: Readonly<Record<string, PropertySpec>>;
  /** The value when none is given. Without one, a value must be given. */
  readonly default?: ParamValue;
  /** The values that are allowed; needs the feature flag `enable-param-enum`. */
  readonly enum?: readonly string[];
}
export const paramSpecSchema = strict<ParamSpec>("ParamSpec")({
  name: z.string(),
  type: optional(z.string()),
  description: optional(z.string()),
  properties: optional(mapOf(propertySpecSchema)),
  default: pointer(paramValueSchema),
  enum: optional(list(z.string())),
});
