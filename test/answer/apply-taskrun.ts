import { decodeConfig } from "../../src/decode/config.ts";
import { decodeStepAction, decodeTask, decodeTaskRun } from "../../src/decode/decode.ts";
import { encodeType } from "../../src/decode/encode.ts";
import { isRecord } from "../../src/decode/json-record.ts";
import { structType } from "../../src/decode/types.ts";
import type { Checked } from "../../src/diagnostic.ts";
import { checkTaskRun } from "../../src/run/start/check-task-run.ts";
import type { FailedCheck } from "../../src/run/start/failed-check.ts";
import { substituteTaskRun } from "../../src/substitute/task-run/substitute-task-run.ts";
import type { Config } from "../../src/types/config.ts";
import { taskRunWithDefaults } from "../../src/types/defaults/task-run.ts";
import type { PipelineRun } from "../../src/types/pipeline-run.ts";
import type { TaskRun } from "../../src/types/task-run.ts";
import type { WorkspaceBinding } from "../../src/types/workspace.ts";
import type { Answer, Request } from "./operations.ts";

export function answerApplyTaskRun(request: Request): Answer {
  const config = configOf(request);
  const taskRun = named(okValue(decodeTaskRun(request["taskRun"])));
  const task = request["task"] === undefined ? undefined : okValue(decodeTask(request["task"]));
  const stepActions = (Array.isArray(request["stepActions"]) ? request["stepActions"] : []).map((action) =>
    okValue(decodeStepAction({ ...action, apiVersion: "tekton.dev/v1beta1" })),
  );
  const getStepAction = ({ name }: { name?: string }) => stepActions.find(({ metadata }) => metadata.name === name);
  if (task === undefined && taskRun.spec?.taskSpec === undefined)
    return { error: "the TaskRun has no taskSpec and the request gives no task" };
  const parts = { taskRun, ...(task && { task }), getStepAction, config };
  const made = substituteTaskRun(parts);
  if (!made.ok) return { checks: [], error: `stepactions: ${made.diagnostics[0]?.message}` };
  // The oracle asks for one claim whatever the flag says.
  const featureFlags = { ...config.featureFlags, coschedule: "workspaces" } as const;
  const checks = checkTaskRun({ ...parts, config: { ...config, featureFlags } });
  const { taskSpec, volumes, workspaces } = made.value;
  return {
    checks: shown(checks, TASK_RUN_CHECKS),
    taskSpec: encodeAs("TaskSpec", taskSpec),
    workspaces: encodeBindings(workspaces),
    volumes: Object.fromEntries(Array.from(volumes, ([name, volume]) => [name, encodeAs("Volume", volume)])),
    // What only the pod is made from is another stage.
    podTemplate: taskRunWithDefaults(taskRun, { config }).spec?.podTemplate,
  };
}

/** As the oracle does: what has no namespace is in "default", and a name that is to be generated ends in "abcde". */
export function named<R extends TaskRun | PipelineRun>(run: R): R {
  const { metadata = {} } = run;
  const name = metadata.name || (metadata.generateName ? `${metadata.generateName}abcde` : "");
  return { ...run, metadata: { ...metadata, name, namespace: metadata.namespace || "default" } };
}

/** The checks that the oracle makes; the controller makes more. */
const TASK_RUN_CHECKS = new Set([
  "ValidateResolvedTask",
  "ValidateEnumParam",
  "ValidateParamArrayIndex",
  "ValidateBindings",
  "ValidateOnlyOnePVCIsUsed",
]);

export const shown = (checks: readonly FailedCheck[], known: ReadonlySet<string>): readonly Answer[] =>
  checks.filter(({ check }) => known.has(check)).map(({ check, reason, error }) => ({ name: check, reason, error }));

/** As Go prints it. */
export const encodeAs = <T>(type: string, value: T): T =>
  encodeType({ kind: "struct", struct: structType(type) }, value);

export const encodeBindings = (bindings: readonly WorkspaceBinding[]): readonly WorkspaceBinding[] =>
  bindings.map((binding) => encodeAs("WorkspaceBinding", binding));

export function configOf({ flags, defaults }: Request): Config {
  const config = decodeConfig({
    ...(isRecord(flags) ? { featureFlags: flags } : {}),
    ...(isRecord(defaults) ? { defaults } : {}),
  });
  return okValue(config);
}

export function okValue<T>(decoded: Checked<T>): T {
  if (!decoded.ok) throw new Error(decoded.diagnostics[0]?.message);
  return decoded.value;
}
