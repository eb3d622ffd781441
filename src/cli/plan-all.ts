import type { PipelinePlan } from "../dag/plan.ts";
import { planPipeline } from "../dag/plan-pipeline.ts";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import { quote } from "../go/quote.ts";
import { placeOf } from "../parse/locate.ts";
import type { Pipeline, PipelineSpec } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Task } from "../types/task.ts";
import { type ByName, byName, nearest } from "./by-name.ts";
import type { InputFile } from "./files.ts";
import type { Inventory } from "./inventory.ts";
import type { Problem } from "./print-diagnostic.ts";
import type { Found } from "./read-kinds.ts";
import { shownName } from "./shown-name.ts";
import { problemsOf } from "./source-object.ts";

/** A plan, and whose it is. */
export interface NamedPlan {
  readonly kind: "Pipeline" | "PipelineRun";
  /** Empty if it has none. */
  readonly name: string;
  /** The file, and the line in it: `"pipeline.yaml:3"`. */
  readonly place: string;
  readonly plan: PipelinePlan;
  /** The Pipeline that a run refers to. It is among the files, so this plan is there already. */
  readonly pipelineName: string | undefined;
  /** There are errors in what was planned, so something may be missing. */
  readonly isDoubtful: boolean;
}

/** The plans of all Pipelines and PipelineRuns, in their order, and what is wrong with those that have none. */
export function planAll(inventory: Inventory): { plans: readonly NamedPlan[]; problems: readonly Problem[] } {
  const context: Context = {
    pipelines: byName(inventory.pipelines.filter(isPipeline)),
    tasks: byName(inventory.tasks),
    plans: new Map(),
  };
  const planned = inventory.pipelines.map((found) => {
    const { plan, diagnostics } = planOne(found, context);
    return { plan, problems: problemsOf(found, diagnostics) };
  });
  return { plans: planned.flatMap(({ plan }) => plan ?? []), problems: planned.flatMap(({ problems }) => problems) };
}

/** Where references lead: all that has a name. */
interface Context {
  readonly pipelines: ByName<Pipeline>;
  readonly tasks: ByName<Task>;
  /** The plans of Pipelines, once they are made: any number of runs may refer to one. */
  readonly plans: Map<Pipeline, Checked<PipelinePlan>>;
}

/** The Tasks that a pipeline refers to by name. */
function tasksFor({ tasks = [], finally: finals = [] }: PipelineSpec, file: InputFile, context: Context): Task[] {
  const names = new Set([...tasks, ...finals].flatMap(({ taskRef }) => taskRef?.name ?? []));
  return [...names].flatMap((name) => nearest(context.tasks.get(name), file)?.resource ?? []);
}

const isRun = (resource: Pipeline | PipelineRun): resource is PipelineRun => resource.kind === "PipelineRun";
const isPipeline = (found: Found<Pipeline | PipelineRun>): found is Found<Pipeline> => !isRun(found.resource);

interface Planned {
  readonly plan?: NamedPlan;
  readonly diagnostics: readonly Diagnostic[];
}

function planOne(found: Found<Pipeline | PipelineRun>, context: Context): Planned {
  const { resource, file } = found;
  if (!isRun(resource)) return planned(found, planOf(resource, file, context));
  const { pipelineRef, pipelineSpec } = resource.spec ?? {};
  if (pipelineSpec !== undefined)
    return planned(found, planPipeline(resource, { tasks: tasksFor(pipelineSpec, file, context) }));
  if (pipelineRef?.resolver) return { diagnostics: [elsewhere(pipelineRef.resolver)] };
  const pipeline = nearest(context.pipelines.get(pipelineRef?.name ?? ""), file);
  if (pipeline === undefined) return planned(found, planPipeline(resource));
  const { plan } = planned(found, planOf(pipeline.resource, pipeline.file, context), pipeline);
  // What is wrong with a Pipeline is told where it stands, not again for each run.
  return { ...(plan === undefined ? {} : { plan }), diagnostics: [] };
}

function planOf(pipeline: Pipeline, file: InputFile, context: Context): Checked<PipelinePlan> {
  const plan = context.plans.get(pipeline) ?? planPipeline(pipeline, { tasks: tasksFor(pipeline.spec, file, context) });
  context.plans.set(pipeline, plan);
  return plan;
}

function planned(
  found: Found<Pipeline | PipelineRun>,
  checked: Checked<PipelinePlan>,
  pipeline?: Found<Pipeline>,
): Planned {
  const { resource, file, document, at, hasErrors } = found;
  const { diagnostics } = checked;
  if (!checked.ok) return { diagnostics };
  const plan: NamedPlan = {
    kind: isRun(resource) ? "PipelineRun" : "Pipeline",
    name: shownName(resource),
    place: `${file.name}:${placeOf(document, at)?.start.line ?? 1}`,
    plan: checked.value,
    pipelineName: pipeline?.resource.metadata?.name,
    isDoubtful: hasErrors || pipeline?.hasErrors === true,
  };
  return { plan, diagnostics };
}

const elsewhere = (resolver: string): Diagnostic => ({
  code: "cli/pipeline-elsewhere",
  severity: "warning",
  message: `the pipeline of this run comes from elsewhere, by the resolver ${quote(resolver)}, so there is no plan of it`,
  details: "give the Pipeline as a file to see its plan",
  paths: ["spec.pipelineRef.resolver"],
  at: ["spec", "pipelineRef", "resolver"],
});
