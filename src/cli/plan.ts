import type { PipelinePlan } from "../dag/plan.ts";
import { planToDot } from "../dag/plan-to-dot.ts";
import { planToJson } from "../dag/plan-to-json.ts";
import { planToMermaid } from "../dag/plan-to-mermaid.ts";
import type { Format } from "./commands.ts";
import { type InputFile, isBlank, readFiles } from "./files.ts";
import { type Inventory, takeInventory } from "./inventory.ts";
import { nothingFound, tally } from "./nothing-found.ts";
import { type NamedPlan, planAll } from "./plan-all.ts";
import type { Problem } from "./print-diagnostic.ts";
import { formatPlan } from "./print-plan.ts";
import { type Style, styleFor } from "./style.ts";
import { exitCodeFor, formatProblems, isError, problemsInOrder } from "./tell-problems.ts";
import { visible } from "./text.ts";
import type { World } from "./world.ts";

export interface PlanOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly color: boolean | undefined;
}

/** The command `plan`: prints the plans of all pipelines in the files, then what is wrong; answers with the exit code. */
export async function plan({ paths, format, color }: PlanOptions, world: World): Promise<number> {
  const files = await readFiles(paths, world);
  const inventory = takeInventory(files, ["Pipeline", "PipelineRun", "Task"]);
  const { plans, problems: planProblems } = planAll(inventory);
  const problems = problemsInOrder([...inventory.problems, ...planProblems], files);
  if (isInVain(plans, inventory, problems)) problems.push(nothingToPlan(paths, files, inventory));
  await world.stdout.write(formatPlans(plans, format, styleFor(world.stdout, world.env, color)));
  await world.stderr.write(formatProblems(problems, styleFor(world.stderr, world.env, color)));
  return exitCodeFor(problems);
}

/** There is no plan, and nothing so far says why. */
const isInVain = (plans: readonly NamedPlan[], inventory: Inventory, problems: readonly Problem[]): boolean =>
  plans.length === 0 && !(problems.some(isError) && (inventory.hasUnreadable || inventory.pipelines.length > 0));

function nothingToPlan(
  paths: readonly string[],
  files: readonly InputFile[],
  { otherKinds, tasks }: Inventory,
): Problem {
  const kinds = tally([...tasks.map(() => "Task"), ...otherKinds]);
  const want = "Pipeline or PipelineRun";
  const found = { files: files.length, areBlank: files.every(isBlank), kinds };
  return nothingFound({ code: "cli/nothing-to-plan", doing: "plan", want, paths, ...found });
}

function formatPlans(plans: readonly NamedPlan[], format: Format, style: Style): string {
  switch (format) {
    case "text":
      return plans.map((named) => formatPlan(named, style)).join("\n");
    case "json":
      return `${JSON.stringify(
        plans.map(({ kind, place, isDoubtful, plan }) => ({ kind, place, hasErrors: isDoubtful, ...planToJson(plan) })),
        null,
        2,
      )}\n`;
    case "mermaid":
      return formatDiagrams(plans, planToMermaid, inMarkdown);
    case "dot":
      return formatDiagrams(plans, planToDot, (title, diagram) => `// ${title}\n${diagram}`);
  }
}

/** The same diagram is not drawn again for the runs of a pipeline. If there are several, each has a title. */
function formatDiagrams(
  plans: readonly NamedPlan[],
  draw: (plan: PipelinePlan) => string,
  withTitle: (title: string, diagram: string) => string,
): string {
  const drawn = plans.filter(({ pipelineName }) => pipelineName === undefined);
  const diagrams = drawn.map(({ kind, name, place, plan }) => {
    const diagram = `${draw(plan).trimEnd()}\n`;
    return drawn.length > 1 ? withTitle(`${kind} ${visible(name)}  ${place}`, diagram) : diagram;
  });
  return diagrams.join("\n");
}

const FENCE = "```";
const inMarkdown = (title: string, diagram: string): string => `## ${title}\n\n${FENCE}mermaid\n${diagram}${FENCE}\n`;
