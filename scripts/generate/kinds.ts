import type * as z from "zod";
import { customRunSchema } from "../../src/types/custom-run.ts";
import { pipelineSchema } from "../../src/types/pipeline.ts";
import { pipelineRunSchema } from "../../src/types/pipeline-run.ts";
import { podTemplateSchema } from "../../src/types/pod-template.ts";
import { resolutionRequestSchema } from "../../src/types/resolution-request.ts";
import { stepActionSchema } from "../../src/types/step-action.ts";
import { taskSchema } from "../../src/types/task.ts";
import { taskRunSchema } from "../../src/types/task-run.ts";
import { v1beta1PipelineSchema } from "../../src/types/v1beta1/pipeline.ts";
import { v1beta1PipelineRunSchema } from "../../src/types/v1beta1/pipeline-run.ts";
import { v1beta1TaskDeprecationSchema } from "../../src/types/v1beta1/step.ts";
import { v1beta1TaskSchema } from "../../src/types/v1beta1/task.ts";
import { v1beta1TaskRunSchema } from "../../src/types/v1beta1/task-run.ts";

/** A kind of document, and its schema. */
export interface KindSchema {
  readonly apiVersion: string;
  readonly kind: string;
  /** The interface in src/types. */
  readonly type: string;
  /** Its JSON Schema, below `schemas`. */
  readonly file: string;
  readonly schema: z.ZodType;
}

const kebabCase = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();

const current = (apiVersion: string, kind: string, schema: z.ZodType): KindSchema => ({
  apiVersion,
  kind,
  type: kind,
  file: `${kebabCase(kind)}.json`,
  schema,
});

const old = (kind: string, schema: z.ZodType): KindSchema => ({
  apiVersion: "tekton.dev/v1beta1",
  kind,
  type: `V1beta1${kind}`,
  file: `v1beta1/${kebabCase(kind)}.json`,
  schema,
});

/** The kinds that decoding and the JSON Schemas know. */
export const kindSchemas: readonly KindSchema[] = [
  current("tekton.dev/v1", "Task", taskSchema),
  current("tekton.dev/v1", "Pipeline", pipelineSchema),
  current("tekton.dev/v1", "TaskRun", taskRunSchema),
  current("tekton.dev/v1", "PipelineRun", pipelineRunSchema),
  current("tekton.dev/v1beta1", "StepAction", stepActionSchema),
  current("tekton.dev/v1beta1", "CustomRun", customRunSchema),
  current("resolution.tekton.dev/v1beta1", "ResolutionRequest", resolutionRequestSchema),
];

/** The same for kinds in their old version. */
export const v1beta1KindSchemas: readonly KindSchema[] = [
  old("Task", v1beta1TaskSchema),
  old("Pipeline", v1beta1PipelineSchema),
  old("TaskRun", v1beta1TaskRunSchema),
  old("PipelineRun", v1beta1PipelineRunSchema),
];

const schemasOf = (kinds: readonly KindSchema[]) => kinds.map(({ schema }) => schema);

/** What the decoding tables are made from: the kinds, and what is decoded on its own, without being a document. */
export const decodedSchemas: readonly z.ZodType[] = [...schemasOf(kindSchemas), podTemplateSchema];

/** The same for what only v1beta1 has. */
export const v1beta1DecodedSchemas: readonly z.ZodType[] = [
  ...schemasOf(v1beta1KindSchemas),
  v1beta1TaskDeprecationSchema,
];
