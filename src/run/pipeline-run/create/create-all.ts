import type { ChildKind, ChildRun } from "../../../types/child-run.ts";
import { childKey } from "../../child-key.ts";
import { wrongMatrix } from "../facts/matrix-types.ts";
import { setRuns, settle } from "../facts/progress.ts";
import type { RunFacts } from "../facts/run-facts.ts";
import type { TaskFacts } from "../facts/task-facts.ts";
import type { OpenPass, PassEnd } from "../open-pass.ts";
import { fail } from "../status/say.ts";
import { boundWorkspacesOf } from "./bound-workspaces.ts";
import { creating, namesFor, type RunsToCreate, runsFor } from "./create-runs.ts";

/**
 * Creates the runs of tasks whose turn it is; tells how the pass ends, if that cannot be done for one of them.
 *
 * @see tektoncd/pipeline pkg/reconciler/pipelinerun/pipelinerun.go runNextSchedulableTask
 */
export function createAll(tasks: readonly TaskFacts[], facts: RunFacts, pass: OpenPass): PassEnd | undefined {
  if (tasks.length === 0) return undefined;
  const bound = boundWorkspacesOf(facts, pass);
  const taken = new Set<string>();
  let isMatrixLookedAt = false;
  for (const task of tasks) {
    if (task.task.matrix !== undefined && !isMatrixLookedAt) {
      const wrong = wrongMatrix(facts);
      if (wrong !== undefined) return fail(pass, wrong);
      isMatrixLookedAt = true;
    }
    const names = namesFor(task, bound.owner.name);
    const others = runsOfOthers(task, names, pass);
    const created: RunsToCreate = others.length > 0 ? { commands: [] } : runsFor(task, names, facts, pass, bound);
    if ("failure" in created) return fail(pass, created.failure);
    const runs: ChildRun[] = [...others];
    for (const command of created.commands) {
      const { kind, object } = command;
      const { name = "" } = object.metadata ?? {};
      if (taken.has(childKey(kind, name)))
        return alreadyThere(pass, kind, name, creating(task, names, bound.owner.name));
      taken.add(childKey(kind, name));
      pass.created.push(command);
      runs.push(object);
    }
    setRuns(task, runs, facts);
    facts.created.add(task);
  }
  if (facts.mode !== undefined) settle(facts, tasks, facts.mode);
  return undefined;
}

/**
 * The first run of a matrix `a` and that of a task `a-0` have the same name. As in the reference: the second of them cannot be
 * created, and from the next pass on the task takes the run of the other one for its own.
 */
const runsOfOthers = ({ kind }: TaskFacts, names: readonly string[], { children }: OpenPass): readonly ChildRun[] =>
  names.flatMap((name) => children.get(childKey(kind, name)) ?? []);

function alreadyThere(pass: OpenPass, kind: ChildKind, name: string, what: string): PassEnd {
  pass.isBrokenOff = true;
  return {
    failure: { message: `${what}: ${RESOURCES[kind]}.tekton.dev "${name}" already exists`, isPermanent: false },
  };
}

const RESOURCES = { TaskRun: "taskruns", CustomRun: "customruns", PipelineRun: "pipelineruns" } as const;
