import { openRun } from "../../src/run/open-run.ts";
import type { ToldPass } from "../../src/run/simulate/replay.ts";
import type { SimulationScript } from "../../src/run/simulate/script.ts";
import { type Simulation, simulate } from "../../src/run/simulate/simulate.ts";
import type { TaskRunStatus } from "../../src/types/task-run.ts";
import { configOf, type Surroundings, stateOf } from "./watched-run.ts";

/** A simulation of a run of a pipeline, given by the YAML of its spec. */
export const simulated = (
  pipelineSpec: string,
  script: SimulationScript = {},
  surroundings: Surroundings = {},
): Simulation => simulate(openRun(stateOf(pipelineSpec, surroundings), configOf(surroundings)), script);

/** What happens in a pass, and when; passes in which nothing does are left out. */
export function story({ passes }: Simulation): readonly string[] {
  return passes.flatMap((pass, index) => {
    const isEnd = isEnded(pass) && (index === 0 || !isEnded(passes[index - 1]));
    const end = isEnd ? [pass.condition?.reason ?? ""] : [];
    const told = [...commandsOf(pass), ...pass.skipped.map(({ name }) => `skip ${name}`), ...end];
    return told.length === 0 ? [] : [`${pass.now.getTime() / 1000}s ${told.join(", ")}`];
  });
}

const commandsOf = ({ commands }: ToldPass): readonly string[] =>
  commands.flatMap((command) => {
    if (command.type === "create") return [command.object.metadata?.name ?? ""];
    return command.type === "cancel" ? [`cancel ${command.name}`] : [];
  });

const isEnded = (pass: ToldPass | undefined): boolean => (pass?.condition?.status ?? "Unknown") !== "Unknown";

/** The status of a TaskRun at the end. */
export const statusIn = ({ run }: Pick<Simulation, "run">, name: string): TaskRunStatus | undefined =>
  run.state.taskRuns?.find(({ metadata }) => metadata?.name === name)?.status;
