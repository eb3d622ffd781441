import type { CreateCommand } from "../../../run/command.ts";
import type { Observation } from "../../../run/observe.ts";
import { conditionOf } from "../../../status/conditions.ts";
import { phaseOf } from "../../../status/roll-up/phase.ts";
import type { ChildKind, ChildRun } from "../../../types/child-run.ts";
import type { Param } from "../../../types/param.ts";
import type { PipelineTask } from "../../../types/pipeline.ts";
import { shortName } from "../script/run-names.ts";
import type { InnerRun, TimelineEvent } from "./event.ts";
import type { Teller, ToldAttempt } from "./teller.ts";

/** Tells that a run is created. */
export function* tellCreation(
  teller: Teller,
  { kind, object }: CreateCommand,
  afterMs: number,
): Generator<TimelineEvent> {
  const { metadata: { name = "" } = {}, spec } = object;
  const task = teller.taskOf.get(name) ?? "";
  const retries = spec !== undefined && "retries" in spec ? Number(spec.retries ?? 0) : 0;
  const params = paramsOfRow(teller.tasks.get(task), spec?.params);
  const row = params.length === 0 ? undefined : { name: shortName(name, teller), params };
  teller.started.add(task);
  yield* tellStart(teller, name, kind, { number: 1, of: retries + 1, startMs: afterMs, row });
}

function* tellStart(teller: Teller, run: string, kind: ChildKind, attempt: ToldAttempt): Generator<TimelineEvent> {
  teller.attempts.set(run, attempt);
  const task = teller.prefix + (teller.taskOf.get(run) ?? "");
  yield { afterMs: attempt.startMs, task, type: "start", kind, run, ...numbered(attempt) };
}

const numbered = ({ number, of, row }: ToldAttempt) => ({
  attempt: number,
  attempts: of,
  ...(row && { row }),
});

/** The params of a run that it has from the matrix of its task. */
function paramsOfRow({ matrix }: PipelineTask = {}, params: readonly Param[] = []): readonly Param[] {
  const { params: lists = [], include = [] } = matrix ?? {};
  const names = new Set([...lists, ...include.flatMap((extra) => extra.params ?? [])].map(({ name }) => name));
  return params.filter(({ name }) => names.has(name));
}

/** Tells that an attempt has ended, and that the next one begins if one does. That of a pipeline is told by its own run. */
export function* tellSeen(teller: Teller, seen: Observation, afterMs: number): Generator<TimelineEvent> {
  if ("specStatus" in seen) {
    const { specStatus } = seen;
    yield { afterMs, ...ofRun(teller), type: "spec-status", specStatus, isTooLate: teller.isDone };
    return;
  }
  const { kind, status = {}, metadata: { name = "" } = {} } = seen;
  const isOver = conditionOf(status)?.status !== "Unknown";
  if (isOver) takeNote(teller, name, status);
  if (kind === "PipelineRun") return;
  const archived = "retriesStatus" in status ? status.retriesStatus?.at(-1) : undefined;
  if (isOver) yield* tellEnd(teller, name, status, afterMs);
  else if (archived !== undefined) yield* tellRetry(teller, name, archived, afterMs);
}

/** What statuses of TaskRuns and CustomRuns have in common. */
type AttemptStatus = NonNullable<ChildRun["status"]>;

/** Keeps what others may be skipped for. */
function takeNote({ taskOf, tasks, failed, given }: Teller, run: string, status: AttemptStatus): void {
  const task = taskOf.get(run) ?? "";
  const isBad = conditionOf(status)?.status === "False";
  if (isBad && tasks.get(task)?.onError !== "continue" && failed.size < MOST_CAUSES) failed.add(task);
  for (const { name = "" } of status.results ?? []) given.add(`${task}.${name}`);
}

/** The first ones are enough: all that is skipped is told with them. */
const MOST_CAUSES = 5;

/** Of which run something is told: of none in particular if it is the one of all. */
export const ofRun = ({ own }: Teller): Partial<InnerRun> => own ?? {};

function* tellRetry(teller: Teller, run: string, archived: AttemptStatus, afterMs: number): Generator<TimelineEvent> {
  yield* tellEnd(teller, run, archived, afterMs);
  const before = teller.attempts.get(run) ?? NONE;
  const kind = teller.runs.get(run)?.kind ?? "TaskRun";
  yield* tellStart(teller, run, kind, { ...before, number: before.number + 1, startMs: afterMs });
}

const NONE: ToldAttempt = { number: 1, of: 1, startMs: 0, row: undefined };

function* tellEnd(teller: Teller, run: string, status: AttemptStatus, afterMs: number): Generator<TimelineEvent> {
  const attempt = teller.attempts.get(run) ?? NONE;
  const { reason = "", message = "" } = conditionOf(status) ?? {};
  const child = teller.runs.get(run);
  yield {
    afterMs,
    task: teller.prefix + (teller.taskOf.get(run) ?? ""),
    type: "end",
    run,
    ...numbered(attempt),
    outcome: phaseOf({ ...(child?.spec && { spec: child.spec }), status }),
    reason,
    message,
    durationMs: afterMs - attempt.startMs,
    results: status.results ?? [],
  };
}
