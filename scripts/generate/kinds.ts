import type * as z from "zod";
import { customRunSchema } from "../../src/types/custom-run.ts";
import { pipelineSchema } from "../../src/types/pipeline.ts";
import { pipelineRunSchema } from "../../src/types/pipeline-run.ts";
import { podTemplateSchema } from "../../src/types/pod-template.ts";
import { resolutionRequestSchema } from "../../src/types/resolution-request.ts";
import { stepActionSchema } from "../../src/types/step-action.ts";
import { taskSchema } from "../../src/types/task.ts";
import { taskRunSchema } from "../../src/types/task-run.ts";

/** A kind of document, and its schema. */
export interface KindSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: z.ZodType;
}

/** The kinds that decoding and the JSON Schemas know. */
export const kindSchemas: readonly KindSchema[] = [
  { apiVersion: "tekton.dev/v1", kind: "Task", schema: taskSchema },
  { apiVersion: "tekton.dev/v1", kind: "Pipeline", schema: pipelineSchema },
  { apiVersion: "tekton.dev/v1", kind: "TaskRun", schema: taskRunSchema },
  { apiVersion: "tekton.dev/v1", kind: "PipelineRun", schema: pipelineRunSchema },
  { apiVersion: "tekton.dev/v1beta1", kind: "StepAction", schema: stepActionSchema },
  { apiVersion: "tekton.dev/v1beta1", kind: "CustomRun", schema: customRunSchema },
  { apiVersion: "resolution.tekton.dev/v1beta1", kind: "ResolutionRequest", schema: resolutionRequestSchema },
];

/** What is decoded on its own, without being a document. */
export const partSchemas: readonly z.ZodType[] = [podTemplateSchema];
