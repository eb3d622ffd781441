import * as z from "zod";
import { type ParamValue, type PropertySpec, paramValueSchema, propertySpecSchema } from "./param.ts";
import type { OneOf } from "./scalars.ts";
import { mapOf, optional, pointer, strict } from "./schema.ts";

/** The type of a result: what its value may be. */
export type ResultsType = "string" | "array" | "object";

/** A result that a task declares. Its steps write it to the file `$(results.name.path)`. */
export interface TaskResult {
  /** The name by which `$(tasks.task.results.name)` refers to it. */
  readonly name: string;
  /** When left out: object if there are properties, else string. */
  readonly type?: OneOf<ResultsType>;
  /** The keys of an object result. */
  readonly properties?: Readonly<Record<string, PropertySpec>>;
  /** What the result says; shown to people only. */
  readonly description?: string;
  /** The step result to take the value from, `$(steps.step.results.name)`; the result has no file then. */
  readonly value?: ParamValue;
}
export const taskResultSchema = strict<TaskResult>("TaskResult")({
  name: z.string(),
  type: optional(z.string()),
  properties: optional(mapOf(propertySpecSchema)),
  description: optional(z.string()),
  value: pointer(paramValueSchema),
});

/** A result that a step or a step action declares. The step writes it to the file `$(step.results.name.path)`. */
export interface StepResult {
  /** The name by which `$(steps.step.results.name)` refers to it. */
  readonly name: string;
  /** String when left out. In a step action: object if there are properties. */
  readonly type?: OneOf<ResultsType>;
  /** The keys of an object result. */
  readonly properties?: Readonly<Record<string, PropertySpec>>;
  /** What the result says; shown to people only. */
  readonly description?: string;
}
export const stepResultSchema = strict<StepResult>("StepResult")({
  name: z.string(),
  type: optional(z.string()),
  properties: optional(mapOf(propertySpecSchema)),
  description: optional(z.string()),
});

/** A result of a pipeline, put together from results of its tasks. */
export interface PipelineResult {
  /** The name under which the run reports it. */
  readonly name: string;
  /** The type that readers may expect; the value decides, whatever stands here. */
  readonly type?: OneOf<ResultsType>;
  /** What the result says; shown to people only. Printed even when empty. */
  readonly description: string;
  /** Text with references, `$(tasks.task.results.name)` or `$(finally.task.results.name)`. */
  readonly value: ParamValue;
}
export const pipelineResultSchema = strict<PipelineResult>("PipelineResult")({
  name: z.string(),
  type: optional(z.string()),
  description: z.string(),
  value: paramValueSchema,
});

/** A result that a TaskRun, or one of its steps, has written. */
export interface TaskRunResult {
  /** The result's name; not always one that is declared. */
  readonly name: string;
  /** The type of `value`. */
  readonly type?: OneOf<ResultsType>;
  /** What the steps have written; arrays and objects are read from JSON. */
  readonly value: ParamValue;
}
export const taskRunResultSchema = strict<TaskRunResult>("TaskRunResult")({
  name: z.string(),
  type: optional(z.string()),
  value: paramValueSchema,
});

/** A result of a PipelineRun. */
export interface PipelineRunResult {
  /** The name that the pipeline declares. */
  readonly name: string;
  /** The declared value with its references replaced. */
  readonly value: ParamValue;
}
export const pipelineRunResultSchema = strict<PipelineRunResult>("PipelineRunResult")({
  name: z.string(),
  value: paramValueSchema,
});
