import type { CreateCommand } from "../../../run/command.ts";
import type { ToldPass } from "../../../run/simulate/replay.ts";
import type { Simulation } from "../../../run/simulate/simulate.ts";
import { conditionOf } from "../../../status/conditions.ts";
import { phaseOf } from "../../../status/roll-up/phase.ts";
import type { InnerRun, TimelineEvent } from "./event.ts";
import { ofRun, tellCreation, tellSeen } from "./tell-attempts.ts";
import { tellSkips } from "./tell-skips.ts";
import { openTeller, type Teller, type Telling } from "./teller.ts";

/**
 * What happens in a simulated run, in the order of time: in its passes, and in those of the pipelines in its pipeline.
 *
 * @param own - what it is called, if it is that of a pipeline in a pipeline
 */
export function* timelineOf(simulation: Simulation, telling: Telling, own?: InnerRun): Generator<TimelineEvent> {
  const teller = openTeller(simulation, telling, own);
  const children = new Map<string, ChildEvents>();
  for (const pass of simulation.passes) {
    yield* takeBefore(children, pass.now.getTime());
    yield* tellPass(teller, pass, children);
    for (const command of pass.commands.filter(isCreate)) {
      const name = command.object.metadata?.name ?? "";
      const child = simulation.children.get(name);
      const task = teller.prefix + (teller.taskOf.get(name) ?? "");
      if (child !== undefined)
        children.set(name, { events: [...timelineOf(child, telling, { task, run: name })], next: 0 });
    }
  }
  yield* takeBefore(children, Infinity);
}

type Command = ToldPass["commands"][number];
const isCreate = (command: Command): command is CreateCommand => command.type === "create";

/** What is to be told of the run of a pipeline in the pipeline, and how far it has been told. */
interface ChildEvents {
  readonly events: readonly TimelineEvent[];
  next: number;
}

/** What happens in the children until a moment. */
function takeBefore(children: Map<string, ChildEvents>, nowMs: number): TimelineEvent[] {
  const taken: TimelineEvent[] = [];
  for (const child of children.values())
    for (const event of takeWhile(child, (afterMs) => afterMs < nowMs)) taken.push(event);
  return taken.sort((a, b) => a.afterMs - b.afterMs);
}

function* takeWhile(child: ChildEvents, isTaken: (afterMs: number) => boolean): Generator<TimelineEvent> {
  for (let event = child.events[child.next]; event !== undefined; event = child.events[child.next]) {
    if (!isTaken(event.afterMs)) return;
    child.next++;
    yield event;
  }
}

function* tellPass(
  teller: Teller,
  pass: ToldPass,
  children: ReadonlyMap<string, ChildEvents>,
): Generator<TimelineEvent> {
  const afterMs = pass.now.getTime();
  for (const seen of pass.seen) {
    const child = "specStatus" in seen ? undefined : children.get(seen.metadata?.name ?? "");
    const isDone = !("specStatus" in seen) && conditionOf(seen.status)?.status !== "Unknown";
    // It was told at the same moment, but before.
    if (child !== undefined && isDone) yield* takeWhile(child, (childMs) => childMs <= afterMs);
    yield* tellSeen(teller, seen, afterMs);
  }
  yield* tellTimeouts(teller, afterMs);
  yield* tellSection(teller, pass, { isFinally: false });
  yield* tellSection(teller, pass, { isFinally: true });
  yield* tellVerdict(teller, pass, afterMs);
}

function* tellTimeouts(teller: Teller, afterMs: number): Generator<TimelineEvent> {
  for (const deadline of teller.deadlines) {
    const { field, limitMs, atMs } = deadline;
    if (teller.isDone || afterMs <= atMs) continue;
    teller.deadlines.delete(deadline);
    yield { afterMs, ...ofRun(teller), type: "timeout", field, limitMs };
  }
}

/** Tells which tasks of a section are skipped, and which start. */
function* tellSection(
  teller: Teller,
  pass: ToldPass,
  { isFinally }: { readonly isFinally: boolean },
): Generator<TimelineEvent> {
  const afterMs = pass.now.getTime();
  const isHere = (task: string): boolean => teller.finals.has(task) === isFinally;
  const skipped = pass.skipped.filter(({ name }) => isHere(name));
  const created = pass.commands
    .filter(isCreate)
    .filter(({ object }) => isHere(teller.taskOf.get(object.metadata?.name ?? "") ?? ""));
  if (isFinally && !teller.isFinally && skipped.length + created.length > 0) {
    teller.isFinally = true;
    yield { afterMs, ...ofRun(teller), type: "finally" };
  }
  yield* tellSkips(teller, skipped, afterMs);
  for (const command of created) yield* tellCreation(teller, command, afterMs);
}

/** Reasons that tell nothing that is not seen. */
const USUAL = new Set(["Started", "Running"]);

function* tellVerdict(teller: Teller, { condition, failure }: ToldPass, afterMs: number): Generator<TimelineEvent> {
  const { status = "Unknown", reason = "", message = "" } = condition ?? {};
  const isDone = status !== "Unknown";
  const isNews = reason !== teller.reason || isDone !== teller.isDone;
  const isTold = isNews && (isDone || !USUAL.has(reason));
  // What is told of the run tells of the error, too.
  if (failure !== undefined && !isTold && !isDone && failure.message !== teller.error)
    yield { afterMs, ...ofRun(teller), type: "error", ...failure };
  teller.error = failure?.message ?? "";
  teller.reason = reason;
  teller.isDone ||= isDone;
  const outcome = phaseOf({ status: { conditions: [{ type: "Succeeded", status, reason }] } });
  if (isTold) yield { afterMs, ...ofRun(teller), type: "condition", outcome, status, reason, message };
}
