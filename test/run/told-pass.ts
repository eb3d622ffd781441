import type { CancelCommand, Command, CreateCommand } from "../../src/run/command.ts";
import type { Pass } from "../../src/run/reconcile.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import type { PipelineRunStatus, SkippedTask } from "../../src/types/pipeline-run.ts";

/** A pass in lines: what it does, what it skips from now on, what it says, and its error. */
export function passTold({ run, commands, failure }: Pass, before: readonly SkippedTask[]): string {
  const after = run.state.pipelineRun.status ?? {};
  return [
    ...commandsTold(commands),
    ...skipsTold(before, after.skippedTasks ?? []),
    conditionTold(after),
    ...(failure === undefined ? [] : [`${failure.isPermanent ? "permanent " : ""}error: ${failure.message}`]),
  ].join("\n");
}

function commandsTold(commands: readonly Command[]): readonly string[] {
  const created = commands.flatMap((command) => (command.type === "create" ? [nameTold(command)] : []));
  const cancelled = commands.flatMap((command) => (command.type === "cancel" ? [cancelTold(command)] : []));
  const claims = commands.flatMap((command) =>
    command.type === "create-claim" ? [`create claim ${command.claim.metadata?.name}`] : [],
  );
  return [...claims, ...(created.length > 0 ? [`create ${created.join(", ")}`] : []), ...cancelled];
}

/** Without the words that are always the same. */
const cancelTold = ({ name, statusMessage }: CancelCommand): string =>
  `cancel ${name}: ${statusMessage.replace(/^(TaskRun|CustomRun) cancelled as the PipelineRun it belongs to has /, "")}`;

const nameTold = ({ kind, object }: CreateCommand): string =>
  `${kind === "TaskRun" ? "" : `${kind} `}${object.metadata?.name}`;

function skipsTold(before: readonly SkippedTask[], after: readonly SkippedTask[]): readonly string[] {
  const told = ({ name, reason }: SkippedTask) => `${name}: ${reason}`;
  const known = new Set(before.map(told));
  const names = new Set(after.map(({ name }) => name));
  const news = after.map(told).filter((entry) => !known.has(entry));
  const gone = before.filter(({ name }) => !names.has(name));
  return [...news.map((entry) => `skip ${entry}`), ...gone.map(({ name }) => `no longer skip ${name}`)];
}

/** Of a condition that is still open only the reason. */
function conditionTold(status: PipelineRunStatus): string {
  const { status: holds, reason, message = "" } = conditionOf(status) ?? {};
  if (reason === undefined) return "no condition";
  return `${holds === "Unknown" ? "" : `${holds} `}${reason}: ${countsTold(message)}`;
}

/** The counts of tasks, without those that are 0; whatever else a message says stays as it is. */
function countsTold(message: string): string {
  const counts =
    /^Tasks Completed: (\d+) \(Failed: (\d+)(?: \(Ignored: (\d+)\))?, Cancelled (\d+)\)(?:, Incomplete: (\d+))?, Skipped: (\d+)(, .*)?$/;
  const [whole, done, failed, ignored, cancelled, open, skipped, rest = ""] = counts.exec(message) ?? [];
  if (whole === undefined) return message;
  const some = (count: string | undefined, what: string) => ((count ?? "0") === "0" ? [] : [`${count} ${what}`]);
  const how = [...some(failed, "failed"), ...some(ignored, "ignored"), ...some(cancelled, "cancelled")].join(", ");
  const all = [`${done} done${how === "" ? "" : ` (${how})`}`, ...some(open, "open"), ...some(skipped, "skipped")];
  return all.join(", ") + rest;
}
