import type { Config } from "../../types/config.ts";
import { type InputFile, isBlank, readFiles } from "../files.ts";
import { type Inventory, takeInventory } from "../inventory.ts";
import { nothingFound, tally } from "../nothing-found.ts";
import type { Problem } from "../print-diagnostic.ts";
import { styleFor } from "../style.ts";
import { exitCodeFor, exitCodeForConfig, formatProblems, isError, once, problemsInOrder } from "../tell-problems.ts";
import { readCluster } from "../validate/cluster-config.ts";
import { problemsOf } from "../validate/report/reporter.ts";
import type { Surroundings } from "../world.ts";
import { formatExplanations } from "./explanation-table.ts";
import { joinRuns } from "./join-runs.ts";
import { openProblems } from "./open-variables.ts";
import type { RenderRequest } from "./options.ts";
import { renderRun } from "./render-run.ts";
import type { Rendered } from "./rendered.ts";
import { yamlOf } from "./yaml-of.ts";

/**
 * The command `render`: prints the runs in the files with all replaced that can be known before they start, then what is
 * left, and what is wrong; answers with the exit code.
 */
export async function renderFiles(request: RenderRequest, { world, color }: Surroundings): Promise<number> {
  const style = styleFor(world.stderr, world.env, color);
  const tell = (problems: readonly Problem[]) => world.stderr.write(formatProblems(problems, style, request));
  const cluster = await readCluster(request, world);
  if (!cluster.isKnown) {
    await tell(cluster.problems);
    return exitCodeForConfig(cluster.problems);
  }
  const files = await readFiles(request.files, world);
  const { rendered, problems } = renderAll(request, files, cluster.config);
  const told = [...cluster.reports.flatMap(problemsOf), ...problems];
  const output = request.isExplained
    ? formatExplanations(rendered, styleFor(world.stdout, world.env, color))
    : yamlOf(rendered.flatMap(({ resource }) => resource ?? []));
  await world.stdout.write(output);
  await tell(told);
  return exitCodeFor(told);
}

interface Outcome {
  readonly rendered: readonly Rendered[];
  readonly problems: readonly Problem[];
}

function renderAll({ files: paths, isExplained }: RenderRequest, files: readonly InputFile[], config: Config): Outcome {
  const inventory = takeInventory(files, ["Pipeline", "PipelineRun", "Task", "TaskRun", "StepAction"]);
  const { runs, hasRuns, library, problems: missing } = joinRuns(inventory, files);
  const rendered = runs.map((run) => renderRun(run, library, config));
  const found = rendered.flatMap(({ problems }) => problems);
  // What the table tells is not told again.
  const open = isExplained ? [] : openProblems(rendered);
  const problems = problemsInOrder(once([...inventory.problems, ...missing, ...found, ...open]), files);
  const isInVain = !hasRuns && !(inventory.hasUnreadable && problems.some(isError));
  return { rendered, problems: isInVain ? [...problems, nothingToRender(paths, files, inventory)] : problems };
}

function nothingToRender(paths: readonly string[], files: readonly InputFile[], inventory: Inventory): Problem {
  const { pipelines, tasks, stepActions, otherKinds } = inventory;
  const kinds = tally([
    ...pipelines.map(() => "Pipeline"),
    ...tasks.map(() => "Task"),
    ...stepActions.map(() => "StepAction"),
    ...otherKinds,
  ]);
  const want = "PipelineRun or TaskRun";
  const found = { files: files.length, areBlank: files.every(isBlank), kinds };
  return nothingFound({ code: "cli/nothing-to-render", doing: "render", want, paths, ...found });
}
