import { dependenciesOf } from "../../src/dag/dependencies.ts";
import { nextTasks } from "../../src/dag/next-tasks.ts";
import type { PipelinePlan } from "../../src/dag/plan.ts";
import { planPipeline } from "../../src/dag/plan-pipeline.ts";
import { decodePipeline, decodePipelineRun } from "../../src/decode/decode.ts";
import type { Checked } from "../../src/diagnostic.ts";
import { readYaml } from "../../src/parse/read-yaml.ts";
import type { Pipeline, PipelineSpec } from "../../src/types/pipeline.ts";
import type { Answer, Request } from "./operations.ts";

export function answerDag(request: Request): Answer {
  const spec = pipelineSpec(request);
  if (typeof spec === "string") return { error: spec };
  const dag = planSpec({ tasks: spec.tasks ?? [] });
  const finals = planSpec({ finally: spec.finally ?? [] });
  return {
    ...(dag.ok ? { nodes: nodesOf(dag.value.tasks) } : { dagError: dag.diagnostics[0]?.message }),
    deps: depsOf(spec),
    finally: finals.ok
      ? { nodes: nodesOf(finals.value.finalTasks.map((task) => ({ ...task, dependsOn: [] }))) }
      : { error: finals.diagnostics[0]?.message },
  };
}

export function answerCandidates(request: Request): Answer {
  const spec = pipelineSpec(request);
  if (typeof spec === "string") return { error: spec };
  const plan = planSpec({ tasks: spec.tasks ?? [] });
  if (!plan.ok) return { dagError: plan.diagnostics[0]?.message };
  const next = nextTasks(plan.value, (request["done"] ?? []) as string[]);
  return next.ok
    ? { candidates: [...next.value].sort() }
    : { candidates: [], candidatesError: next.diagnostics[0]?.message };
}

/** What the oracle reads: a Pipeline, or the pipelineSpec of a PipelineRun, from a YAML text or as JSON. */
function pipelineSpec({ yaml }: Request): PipelineSpec | string {
  const document = typeof yaml === "string" ? readYaml(yaml).value : yaml;
  const isRun = (document as { kind?: unknown } | null)?.kind === "PipelineRun";
  const decoded: Checked<{ spec?: unknown }> = isRun ? decodePipelineRun(document) : decodePipeline(document);
  const problem = decoded.diagnostics.find(({ severity }) => severity === "error");
  if (!decoded.ok || problem !== undefined) return problem?.message ?? "no document";
  const spec = decoded.value.spec as PipelineSpec & { pipelineSpec?: PipelineSpec };
  return isRun ? (spec.pipelineSpec ?? "PipelineRun has no embedded pipelineSpec") : spec;
}

const planSpec = (spec: PipelineSpec): Checked<PipelinePlan> =>
  planPipeline({ kind: "Pipeline", spec } satisfies Pipeline);

function nodesOf(tasks: PipelinePlan["tasks"]): Answer {
  return Object.fromEntries(
    tasks.map(({ name, dependsOn, dependents }) => [
      name,
      { prev: dependsOn.map(({ task }) => task), next: [...dependents].sort() },
    ]),
  );
}

function depsOf({ tasks = [] }: PipelineSpec): Answer {
  const deps = tasks.map((task): [string, string[]] => [
    task.name ?? "",
    dependenciesOf(task).map((dependency) => dependency.task),
  ]);
  return Object.fromEntries(deps.filter(([, names]) => names.length > 0));
}
