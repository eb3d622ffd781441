import type { PipelinePlan } from "../dag/plan.ts";
import { planPipeline } from "../dag/plan-pipeline.ts";
import type { Checked, Diagnostic } from "../diagnostic.ts";
import { quote } from "../go/quote.ts";
import { placeOf } from "../parse/locate.ts";
import type { Pipeline } from "../types/pipeline.ts";
import type { PipelineRun } from "../types/pipeline-run.ts";
import type { Task } from "../types/task.ts";
import type { InputFile } from "./files.ts";
import { type Found, type Inventory, problemsOf, type SourceObject } from "./inventory.ts";
import type { Problem } from "./print-diagnostic.ts";

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
  const contexts = new Map<InputFile, Context>();
  const planned = inventory.pipelines.map((found) => {
    const context = contexts.get(found.file) ?? contextFor(found.file, inventory);
    contexts.set(found.file, context);
    const { plan, diagnostics } = planOne(found, context);
    return { plan, problems: problemsOf(found, diagnostics) };
  });
  return { plans: planned.flatMap(({ plan }) => plan ?? []), problems: planned.flatMap(({ problems }) => problems) };
}

/** Where the references in a file lead. What has the same name in several files is meant to be the one nearby. */
interface Context {
  readonly pipelines: readonly Found<Pipeline>[];
  readonly tasks: readonly Task[];
}

function contextFor(file: InputFile, { pipelines, tasks }: Inventory): Context {
  const nearbyFirst = <T extends SourceObject>(all: readonly T[]): readonly T[] => [
    ...all.filter((found) => found.file === file),
    ...all.filter((found) => found.file !== file),
  ];
  const byName = new Map<string, Task>();
  for (const { resource } of nearbyFirst(tasks)) {
    const { name = "" } = resource.metadata;
    if (!byName.has(name)) byName.set(name, resource);
  }
  return { pipelines: nearbyFirst(pipelines.filter(isPipeline)), tasks: [...byName.values()] };
}

const isRun = (resource: Pipeline | PipelineRun): resource is PipelineRun => resource.kind === "PipelineRun";
const isPipeline = (found: Found<Pipeline | PipelineRun>): found is Found<Pipeline> => !isRun(found.resource);

interface Planned {
  readonly plan?: NamedPlan;
  readonly diagnostics: readonly Diagnostic[];
}

function planOne(found: Found<Pipeline | PipelineRun>, { pipelines, tasks }: Context): Planned {
  const { resource } = found;
  if (!isRun(resource)) return planned(found, planPipeline(resource, { tasks }));
  const { pipelineRef, pipelineSpec } = resource.spec ?? {};
  if (pipelineSpec !== undefined) return planned(found, planPipeline(resource, { tasks }));
  if (pipelineRef?.resolver) return { diagnostics: [elsewhere(pipelineRef.resolver)] };
  const pipeline = pipelines.find(
    ({ resource: { metadata } }) => pipelineRef?.name && metadata?.name === pipelineRef.name,
  );
  // A run without spec is a run of nothing: this is what the planner says then.
  if (pipeline === undefined) return planned(found, planPipeline({ ...resource, spec: resource.spec ?? {} }));
  const { plan } = planned(found, planPipeline(resource, { tasks, pipelines: [pipeline.resource] }), pipeline);
  // What is wrong with a Pipeline is told where it stands, not again for each run.
  return { ...(plan === undefined ? {} : { plan }), diagnostics: [] };
}

function planned(
  found: Found<Pipeline | PipelineRun>,
  checked: Checked<PipelinePlan>,
  pipeline?: Found<Pipeline>,
): Planned {
  const { resource, file, document, at, hasErrors } = found;
  const { diagnostics } = checked;
  if (!checked.ok) return { diagnostics };
  const { name, generateName } = resource.metadata ?? {};
  const plan: NamedPlan = {
    kind: isRun(resource) ? "PipelineRun" : "Pipeline",
    name: name ?? (generateName === undefined ? "" : `${generateName}…`),
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
