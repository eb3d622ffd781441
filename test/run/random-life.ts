import fc from "fast-check";
import { childrenOf, hasEnded, statusesAfter, statusOf } from "../../scripts/record/runs/child-statuses.ts";
import { type Move, moves } from "../../scripts/record/runs/moves.ts";
import { openedWorld } from "../../scripts/record/runs/opened-world.ts";
import { type World, worlds } from "../../scripts/record/runs/worlds.ts";
import { observe } from "../../src/run/observe.ts";
import { openRun } from "../../src/run/open-run.ts";
import { type Pass, reconcile } from "../../src/run/reconcile.ts";
import type { Run } from "../../src/run/run-index.ts";
import type { RunState } from "../../src/run/run-state.ts";
import { isDone } from "../../src/status/predicates.ts";
import type { ChildRun } from "../../src/types/child-run.ts";
import type { Config } from "../../src/types/config.ts";
import { frozen } from "../types/defaults/defaulted.ts";

/** A run of a pipeline, and what happens to it. */
export interface Life {
  readonly world: World;
  readonly moves: readonly Move[];
}

export const lives: fc.Arbitrary<Life> = fc.record({ world: worlds, moves: moves(6) });

/** A pass of a life. */
export interface LivedPass {
  /** All that the pass knew. */
  readonly before: RunState;
  readonly config: Config;
  readonly now: Date;
  readonly pass: Pass;
  /** All that there is after it. */
  readonly after: RunState;
}

const START = Date.UTC(2024, 0, 1);

/**
 * Lives, pass by pass. When nothing more happens to it, the children that still run succeed, if nobody has stopped them, until
 * all is done, or stands still. Whatever a pass is given is frozen.
 */
export function* passesOf({ world, moves: all }: Life): Generator<LivedPass> {
  const { state, config } = frozen(openedWorld(world));
  let run = openRun(state, config);
  let nowMs = START;
  const next = (): LivedPass => {
    const before = frozen(run.state);
    const now = new Date(nowMs);
    const pass = frozen(reconcile(run, now));
    run = pass.run;
    return { before, config, now, pass, after: frozen(run.state) };
  };
  let last = next();
  yield last;
  for (const move of all) {
    nowMs += move.seconds * 1000;
    run = withMove(run, move);
    last = next();
    yield last;
  }
  for (let left = MOST_PASSES; !isAtEnd(last); left--) {
    if (left === 0) throw new Error("a run changes again and again, though nothing happens");
    nowMs += 1000;
    run = childrenOf(run.state).reduce(endedWell, run);
    last = next();
    yield last;
  }
}

function withMove(run: Run, move: Move): Run {
  let moved = run;
  // It was written as the status of this child.
  for (const [name, status] of statusesAfter(move, run.state))
    moved = observe(moved, frozen({ metadata: { name }, status } as ChildRun));
  return move.specStatus === undefined ? moved : observe(moved, frozen({ specStatus: move.specStatus }));
}

function endedWell(run: Run, child: ChildRun): Run {
  if (hasEnded(child)) return run;
  const how = child.spec?.status === undefined ? "succeeds" : "is cancelled";
  const status = statusOf(child, { how, results: "all" });
  return observe(run, frozen({ metadata: child.metadata, status } as ChildRun));
}

const MOST_PASSES = 30;

/** Whether nothing more will happen until a limit has passed. */
const isAtEnd = (last: LivedPass): boolean => childrenOf(last.after).every(hasEnded) && (isOver(last) || isSame(last));

export const isOver = ({ before }: LivedPass): boolean => isDone(before.pipelineRun);

const isSame = ({ before, after }: LivedPass): boolean => JSON.stringify(before) === JSON.stringify(after);

/** Whether all has ended but the run. */
export const standsStill = (last: LivedPass): boolean => !isDone(last.after.pipelineRun);
