import type { ValidationContext } from "../context.ts";
import { type Finding, invalidValue } from "../finding.ts";
import { isEqual } from "./is-equal.ts";

/** What is looked at of a run, of whichever kind and version. */
export interface Run {
  readonly kind?: string;
  readonly spec?: { readonly status?: string; readonly statusMessage?: string; readonly managedBy?: string };
  readonly status?: {
    readonly startTime?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** Whether the controller has begun with a run. */
export const hasStarted = ({ status }: Run): boolean => !!status?.startTime;

const isDone = ({ status }: Run): boolean => {
  const succeeded = status?.conditions?.find(({ type }) => type === "Succeeded");
  return succeeded !== undefined && succeeded.status !== "Unknown";
};

/**
 * What may change of a run that is there: its status fields, and once it is done nothing.
 *
 * As in the reference: it need not have started for that.
 *
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/pipelinerun_validation.go ValidateUpdate
 * @see tektoncd/pipeline pkg/apis/pipeline/v1/taskrun_validation.go ValidateUpdate
 */
export function validateUpdate(run: Run, { old }: ValidationContext): readonly Finding[] {
  const found: Finding[] = [];
  // The kinds were compared when the check was asked for.
  const before = old as Run | undefined;
  if (before === undefined) return found;
  if (isDone(before) && isEqual(before.spec, run.spec)) return found;
  if (before.spec?.managedBy !== run.spec?.managedBy)
    // as in the reference: spec twice
    found.push(
      invalidValue("managedBy is immutable", "spec.managedBy", {
        at: run.spec?.managedBy === undefined ? [] : ["managedBy"],
      }),
    );
  const isTask = run.kind === "TaskRun";
  if (isDone(before)) found.push(invalidValue(`Once the ${run.kind} is complete, no updates are allowed`, ""));
  else if (!isEqual(withoutStatus(before), withoutStatus(run)))
    found.push(
      invalidValue(
        `Once the ${run.kind} has started, only status${isTask ? " and statusMessage" : ""} updates are allowed`,
        "",
      ),
    );
  return found;
}

/** A spec without what may change, and without what has been compared. */
const withoutStatus = ({ spec = {} }: Run): unknown => {
  const { status, statusMessage, managedBy, ...others } = spec;
  return others;
};
