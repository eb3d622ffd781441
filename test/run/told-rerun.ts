import { openRun } from "../../src/run/open-run.ts";
import { planRerun, type RerunPlan } from "../../src/run/rerun/plan-rerun.ts";
import type { SimulationScript } from "../../src/run/simulate/script.ts";
import { simulate } from "../../src/run/simulate/simulate.ts";
import { conditionOf } from "../../src/status/conditions.ts";
import { type Surroundings, stateOf } from "./watched-run.ts";

/** What a re-run would do after a run that goes by a script. */
export const rerun = (pipelineSpec: string, script: SimulationScript, surroundings?: Surroundings): RerunPlan =>
  planRerun(simulate(openRun(stateOf(pipelineSpec, surroundings)), script).run.state);

/** The tasks that run again: why, and behind which others. */
export const again = ({ again }: RerunPlan): readonly string[] =>
  again.map(({ pipelineTask, because, behind }) => [pipelineTask, because, ...behind].join(" "));

/** What the new run creates, and how it ends, if all goes well now. */
export function goesOn({ state }: RerunPlan): string {
  const { passes, run } = simulate(openRun(state));
  const created = passes.flatMap(({ commands }) =>
    commands.flatMap((command) => (command.type === "create" ? [command.object.metadata?.name] : [])),
  );
  return `${created.join(", ")}: ${conditionOf(run.state.pipelineRun.status)?.reason}`;
}

/** The tasks that are skipped again. */
export const stillSkipped = ({ skipped }: RerunPlan): readonly string[] =>
  skipped.map(({ pipelineTask, reason }) => `${pipelineTask}: ${reason}`);

/** The tasks that are kept. */
export const kept = ({ kept }: RerunPlan): readonly string[] => kept.map(({ pipelineTask }) => pipelineTask);
