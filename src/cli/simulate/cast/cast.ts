import type { ResolvedReference } from "../../../run/run-state.ts";
import { usedResults } from "../../../run/simulate/used-results.ts";
import { isCustomTask } from "../../../types/is-custom-task.ts";
import type { Pipeline } from "../../../types/pipeline.ts";
import type { Task } from "../../../types/task.ts";
import { isChildPipeline } from "../../../validate/pipeline/child-pipelines.ts";
import type { Problem } from "../../print-diagnostic.ts";
import type { Library } from "../../render/join-runs.ts";
import { problemsOf } from "../../source-object.ts";
import { findPipeline } from "./find-pipeline.ts";
import { findTask } from "./find-task.ts";
import { beginGathering, type Gathering, type Part, type PlacedTask, type Scene } from "./gathering.ts";
import { standInTask } from "./stand-ins.ts";

/** All that takes part in a run: what it refers to, and what stands in for that where it is in none of the files. */
export interface Cast {
  readonly placed: readonly PlacedTask[];
  readonly pipelines: readonly Pipeline[];
  readonly tasks: readonly Task[];
  readonly resolved: readonly ResolvedReference[];
  /** What is made up: `"Task git-clone"`. */
  readonly madeUp: readonly string[];
  /** If an error is among them, the run cannot be simulated. */
  readonly problems: readonly Problem[];
}

/** Finds what the pipeline of a run refers to, and what the pipelines in it do. */
export function gatherCast(root: Scene, library: Library): Cast {
  const gathering = beginGathering(library);
  const { placed, pipelines, tasks, missing, resolved, madeUp, problems } = gathering;
  const scenes = [root];
  for (let scene = scenes.pop(); scene !== undefined; scene = scenes.pop()) {
    for (const inner of lookInto(scene, gathering)) scenes.push(inner);
    if (placed.length <= MOST_TASKS && scene.depth < MOST_DEPTH) continue;
    problems.push(...problemsOf(root.place, [TOO_LARGE]));
    break;
  }
  const standIns = Array.from(missing, ([name, uses]) => standInTask(name, uses));
  return {
    placed,
    pipelines: [...pipelines.values()],
    tasks: [...tasks.values(), ...standIns],
    resolved,
    madeUp: [...madeUp],
    problems,
  };
}

/** Pipelines in pipelines may make more runs than anybody wants to see. */
const MOST_TASKS = 50_000;
const MOST_DEPTH = 100;

const TOO_LARGE = {
  code: "simulate/too-large",
  severity: "error",
  message: `with the pipelines in its pipeline, the run has more than ${MOST_TASKS} tasks, or goes deeper than ${MOST_DEPTH} runs`,
  paths: [],
  at: [],
} as const;

/** Looks at the tasks of a pipeline, and gives the pipelines that these run. */
function lookInto(scene: Scene, gathering: Gathering): Scene[] {
  const used = usedResults(scene.spec);
  return (["tasks", "finally"] as const).flatMap((section) =>
    (scene.spec[section] ?? []).flatMap((task, index) => {
      const { name = "" } = task;
      const at = [...scene.at, section, index];
      return lookAt({ task, scene, at, path: scene.prefix + name, used: used.get(name) ?? new Map() }, gathering);
    }),
  );
}

function lookAt(part: Part, gathering: Gathering): Scene[] {
  const { path, task, used } = part;
  const kind = isChildPipeline(task) ? "PipelineRun" : isCustomTask(task) ? "CustomRun" : "TaskRun";
  const declared = kind === "TaskRun" ? findTask(part, gathering) : undefined;
  gathering.placed.push({ path, kind, pipelineTask: task, used, declared });
  const inner = kind === "PipelineRun" ? findPipeline(part, gathering) : undefined;
  return inner === undefined ? [] : [inner];
}
