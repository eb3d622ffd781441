import { decodeCustomRun, decodePipelineRun, decodeTaskRun } from "../../src/decode/decode.ts";
import type { Checked } from "../../src/diagnostic.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { CustomRun } from "../../src/types/custom-run.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";
import type { TaskRun } from "../../src/types/task-run.ts";

function unwrap<T>(checked: Checked<T>): T {
  if (!checked.ok || checked.diagnostics.length > 0) throw new Error(checked.diagnostics[0]?.message);
  return checked.value;
}

const withKind = (version: string, kind: string, text: string): unknown =>
  readYaml(`apiVersion: tekton.dev/${version}\nkind: ${kind}\n${text}`).value;

/** What stands below `kind`, as a decoded object. */
export const pipelineRun = (text: string): PipelineRun =>
  unwrap(decodePipelineRun(withKind("v1", "PipelineRun", text)));
export const taskRun = (text: string): TaskRun => unwrap(decodeTaskRun(withKind("v1", "TaskRun", text)));
export const customRun = (text: string): CustomRun => unwrap(decodeCustomRun(withKind("v1beta1", "CustomRun", text)));

/** A status with the condition `Succeeded`: `has("False StepFailed")`. */
export function has(statusAndReason: string, more = ""): string {
  const [status, reason] = statusAndReason.split(" ");
  return `status: { conditions: [{ type: Succeeded, status: "${status}"${reason ? `, reason: ${reason}` : ""} }]${more} }`;
}
