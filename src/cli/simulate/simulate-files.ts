import type { Config } from "../../types/config.ts";
import { exitCodes } from "../exit-codes.ts";
import { type InputFile, isBlank, readFiles } from "../files.ts";
import { type Inventory, takeInventory } from "../inventory.ts";
import { nothingFound, tally } from "../nothing-found.ts";
import type { Complaint } from "../option-problems.ts";
import type { Problem } from "../print-diagnostic.ts";
import { type Style, styleFor } from "../style.ts";
import {
  exitCodeFor,
  exitCodeForConfig,
  formatProblems,
  isError,
  isUnreadable,
  once,
  problemsInOrder,
} from "../tell-problems.ts";
import { readCluster } from "../validate/cluster-config.ts";
import { problemsOf } from "../validate/report/reporter.ts";
import type { Surroundings } from "../world.ts";
import { findRuns } from "./find-runs.ts";
import type { SimulateRequest } from "./options.ts";
import { formatTimeline } from "./print/print-timeline.ts";
import { timelineJson } from "./print/timeline-json.ts";
import { simulateAll } from "./simulate-all.ts";
import type { ToldRun } from "./simulate-run.ts";

/**
 * The command `simulate`: prints how the runs in the files would go, then what is wrong; answers with the exit code. How the
 * runs end makes no difference to that, unless one fails by a mistake.
 */
export async function simulateFiles(request: SimulateRequest, { world, color }: Surroundings): Promise<number> {
  const style = styleFor(world.stderr, world.env, color);
  const tell = (problems: readonly Problem[]) => world.stderr.write(formatProblems(problems, style, request));
  const cluster = await readCluster(request, world);
  if (!cluster.isKnown) {
    await tell(cluster.problems);
    return exitCodeForConfig(cluster.problems);
  }
  const files = await readFiles(request.files, world);
  const { told, problems, complaints } = simulateFound(request, files, cluster.config);
  const all = [...cluster.reports.flatMap(problemsOf), ...problems];
  // Of what cannot be read the options may speak.
  if (complaints.length > 0 && !all.some(isUnreadable)) {
    await tell([...all.filter(isError), ...complaints.map(ofOption)]);
    return exitCodes.usage;
  }
  await world.stdout.write(formatAll(told, request.format, styleFor(world.stdout, world.env, color)));
  await tell(all);
  return exitCodeFor(all);
}

interface Outcome {
  readonly told: readonly ToldRun[];
  readonly problems: readonly Problem[];
  /** What is wrong with the options, now that it is known of which runs they speak. */
  readonly complaints: readonly Complaint[];
}

function simulateFound(request: SimulateRequest, files: readonly InputFile[], config: Config): Outcome {
  const inventory = takeInventory(files, ["Pipeline", "PipelineRun", "Task"]);
  const { runs, library, problems: missing } = findRuns(inventory, files);
  const { told, problems: found, complaints } = simulateAll(runs, library, request, config);
  const problems = problemsInOrder(once([...inventory.problems, ...missing, ...found]), files);
  const isInVain = runs.length === 0 && !problems.some(isError);
  if (isInVain) problems.push(nothingToSimulate(request.files, files, inventory));
  return { told, problems, complaints };
}

function nothingToSimulate(paths: readonly string[], files: readonly InputFile[], { tasks, otherKinds }: Inventory) {
  const kinds = tally([...tasks.map(() => "Task"), ...otherKinds]);
  const found = { files: files.length, areBlank: files.every(isBlank), kinds };
  const want = "PipelineRun or Pipeline";
  return nothingFound({ code: "cli/nothing-to-simulate", doing: "simulate", want, paths, ...found });
}

const ofOption = (complaint: Complaint): Problem => ({
  diagnostic: { code: "simulate/option", severity: "error", ...complaint },
});

function formatAll(told: readonly ToldRun[], format: SimulateRequest["format"], style: Style): string {
  if (format === "json") return `${JSON.stringify(told.map(timelineJson), null, 2)}\n`;
  return told.map((one) => formatTimeline(one, style)).join("\n");
}
