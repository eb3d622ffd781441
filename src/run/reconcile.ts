import { formatTime } from "../go/time.ts";
import { wantMoment } from "../status/moment.ts";
import type { ChildRun } from "../types/child-run.ts";
import { wrongArgument } from "../wrong-argument.ts";
import { childKey } from "./child-key.ts";
import type { Command } from "./command.ts";
import { adopt } from "./pipeline-run/facts/take-in.ts";
import type { OpenPass, PassFailure } from "./pipeline-run/open-pass.ts";
import { passOver } from "./pipeline-run/pass.ts";
import { indexOf, putChild, type Run, type RunIndex, runOf, useUp } from "./run-index.ts";

/** What a pass over a run has come to. */
export interface Pass {
  /** The run as it is now: the commands count as carried out. */
  readonly run: Run;
  readonly commands: readonly Command[];
  /**
   * When to look again at the latest, in milliseconds. It is not positive if a limit has passed already and children are still
   * ending: the controller then comes back at once, again and again.
   */
  readonly wakeAfterMs?: number;
  /** The error with which the pass has ended. */
  readonly failure?: PassFailure;
}

/**
 * One pass of the PipelineRun controller: what to create and what to cancel, when to look again, and the status that it writes.
 *
 * @throws {TypeError} if `run` is none, or was used before, or if `now` is no Date, or lies before the last pass; then the run may
 *   still be used. After an error for something in it that was not decoded, it may not.
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go ReconcileKind
 * @example
 * const { commands } = reconcile(openRun({ pipelineRun, pipeline, tasks }), new Date());
 * commands.map((command) => command.type); // ["create"]
 */
export function reconcile(run: Run, now: Date): Pass {
  const nowMs = wantMoment(now, DOING);
  const { lastPassMs } = indexOf(run, DOING);
  if (nowMs < lastPassMs)
    throw wrongArgument(DOING, `a clock that does not go back behind ${new Date(lastPassMs).toISOString()}`, now);
  const index = useUp(run, DOING);
  index.lastPassMs = nowMs;
  const pass = openPass(index, now);
  const end = passOver(index, pass);
  const commands = [...pass.claims, ...pass.stopped.values(), ...pass.created];
  takeOver(index, pass, commands);
  return { run: runOf(index), commands, ...end };
}

const DOING = "reconcile a run";

function openPass(index: RunIndex, now: Date): OpenPass {
  const { config, limits, pipelineRun, startMs, finallyStartMs, children } = index;
  const { spec = {} } = pipelineRun;
  const { ancestors = [] } = index.state;
  const status = { ...index.state.pipelineRun.status };
  return {
    now,
    config,
    limits,
    ancestors,
    pipelineRun,
    spec,
    status,
    startMs,
    finallyStartMs,
    children,
    claims: [],
    created: [],
    stopped: new Map(),
    isBrokenOff: false,
  };
}

/** Makes what the pass has found part of the run. */
function takeOver(index: RunIndex, pass: OpenPass, commands: readonly Command[]): void {
  const { status, startMs, finallyStartMs, now } = pass;
  if (finallyStartMs !== undefined) status.finallyStartTime = formatTime(finallyStartMs);
  const { metadata = {} } = pass.pipelineRun;
  index.pipelineRun = pass.pipelineRun;
  index.state = { ...index.state, pipelineRun: { ...index.state.pipelineRun, metadata, status } };
  index.startMs = startMs;
  index.finallyStartMs = finallyStartMs;
  const creationTimestamp = formatTime(now.getTime());
  for (const command of commands) carryOut(index, command, creationTimestamp);
  const { facts, children } = index;
  if (facts === undefined) return;
  for (const task of facts.created) adopt(task, task.runs.map(nameOf), facts, children);
}

const nameOf = ({ metadata }: ChildRun): string => metadata?.name ?? "";

function carryOut(index: RunIndex, command: Command, creationTimestamp: string): void {
  if (command.type === "create") {
    const { kind, object } = command;
    const { metadata } = object;
    putChild(index, metadata?.name ?? "", kind, {
      ...object,
      metadata: { ...metadata, creationTimestamp },
    } as ChildRun);
    return;
  }
  if (command.type === "create-claim") return;
  const { name, kind, status, statusMessage } = command;
  const child = index.children.get(childKey(kind, name));
  // Only TaskRuns and CustomRuns are cancelled.
  if (child !== undefined)
    putChild(index, name, kind, { ...child, spec: { ...child.spec, status, statusMessage } } as ChildRun);
}
