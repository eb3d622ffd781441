import { checkOfEnums, checkOfOptionalWorkspaces, checksOfResults } from "../../start/task-checks.ts";
import type { RunFailure } from "../run-failure.ts";
import { isBefore } from "./listing.ts";
import { firstFailure, nodeOf } from "./look-at-task.ts";
import type { RunFacts, TaskProblem } from "./run-facts.ts";
import type { TaskFacts } from "./task-facts.ts";

/**
 * The first problem of a task, in the order in which the reference looks: at all tasks what they run, then at their params,
 * then at their conditions.
 */
export function firstProblem(facts: RunFacts): TaskProblem["failure"] | undefined {
  const { problems, config } = facts;
  const inPhase = (phase: TaskProblem["phase"]): TaskFacts | undefined => {
    const tasks = [...problems].filter(([, problem]) => problem.phase === phase).map(([task]) => task);
    return tasks.sort(byTurn)[0];
  };
  const failureOf = (task: TaskFacts | undefined) => task && problems.get(task)?.failure;
  const unresolved = failureOf(inPhase("resolve"));
  if (unresolved !== undefined) return unresolved;
  const wrong = inPhase("params");
  const enums = config.featureFlags.enableParamEnum ? firstEnumProblem(facts, wrong) : undefined;
  return enums ?? failureOf(wrong) ?? failureOf(inPhase("cel"));
}

const byTurn = (a: TaskFacts, b: TaskFacts): number => (isBefore(a, b) ? -1 : 1);

/**
 * What the params of the pipeline may be, and some task before `end` does not allow.
 *
 * As in the reference: what is looked at beside a task are the params of the one that has its place in the spec; as soon as one
 * has started, that may be another.
 */
function firstEnumProblem({ tasks, prepared }: RunFacts, end: TaskFacts | undefined): RunFailure | undefined {
  if (!tasks.some(({ known }) => known?.spec.params?.some((param) => (param.enum ?? []).length > 0))) return undefined;
  const { start } = prepared;
  const { tasks: written = [], finally: finals = [] } = start.pipelineSpec;
  const all = [...written, ...finals];
  for (const [place, task] of [...tasks].sort(byTurn).entries()) {
    if (task === end) return undefined;
    const failure = firstFailure(checkOfEnums({ ...nodeOf(task), written: all[place] ?? task.substituted }, start));
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/**
 * What is looked at before the first run is created: results and workspaces.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/validate_dependencies.go
 */
export function problemAtStart({ tasks, prepared: { start, substituted } }: RunFacts): RunFailure | undefined {
  const nodes = tasks.map(nodeOf);
  const { pipelineSpec } = substituted;
  return (
    firstFailure(checksOfResults(nodes, pipelineSpec, start)) ??
    firstFailure(checkOfOptionalWorkspaces(nodes, pipelineSpec, start))
  );
}
