import type { Path } from "../../diagnostic.ts";
import { quote } from "../../go/quote.ts";
import { remembering } from "../../go/remembering.ts";
import { mentions, type UsedWorkspaces, workspacesUsedByTask } from "../../substitute/mentions.ts";
import type { Config } from "../../types/config.ts";
import { isCustomTask } from "../../types/is-custom-task.ts";
import type { PipelineSpec, PipelineTask } from "../../types/pipeline.ts";
import type { StepAction } from "../../types/step-action.ts";
import type { TaskSpec } from "../../types/task.ts";
import type { PipelineRef, StepRef, TaskRef } from "../../types/task-ref.ts";
import { didYouMean } from "./advice.ts";
import { type ItemReference, itemsOfPipeline, itemsOfTask } from "./array-index.ts";
import type { Catalog, Seeker } from "./catalog.ts";
import { certainTasks } from "./certain-tasks.ts";
import type { FailureReason, Mismatch } from "./mismatch.ts";
import type { KnownTask } from "./resolved-task.ts";

/** What a resource is looked at against. */
export interface World {
  readonly catalog: Catalog;
  readonly config: Config;
  /** The resource that refers to others. */
  readonly seeker: Seeker;
  /** Its name, as far as it is known. */
  readonly name: string;
  readonly report: "names" | "all" | undefined;
  /** Pipelines-as-Code writes what the run refers to into the run before Tekton sees it. */
  readonly isInlined: boolean;
  /** What any number of runs ask of one pipeline or task is found out once. */
  readonly facts: Facts;
}

/** What is in a pipeline or a task, looked up at most once. */
export interface Facts {
  readonly params: Lookup<PipelineSpec, ReadonlySet<string>>;
  readonly workspaces: Lookup<PipelineSpec, ReadonlySet<string>>;
  readonly tasksByName: Lookup<PipelineSpec, ReadonlyMap<string, PipelineTask>>;
  readonly itemsOfPipeline: Lookup<PipelineSpec, readonly ItemReference[]>;
  readonly itemsOfTask: Lookup<TaskSpec, readonly ItemReference[]>;
  readonly usedWorkspaces: Lookup<TaskSpec, UsedWorkspaces>;
  readonly certainTasks: Lookup<PipelineSpec, readonly PipelineTask[]>;
}

type Lookup<K, V> = (key: K) => V;

/** Facts about which nothing is known yet. */
export const newFacts = (): Facts => ({
  params: remembering((spec) => mentions(spec, "params")),
  workspaces: remembering((spec) => mentions(spec, "workspaces")),
  tasksByName: remembering(
    ({ tasks = [], finally: finals = [] }) => new Map([...tasks, ...finals].map((task) => [task.name ?? "", task])),
  ),
  itemsOfPipeline: remembering((spec) => [...itemsOfPipeline(spec)]),
  itemsOfTask: remembering((spec) => [...itemsOfTask(spec)]),
  usedWorkspaces: remembering(workspacesUsedByTask),
  certainTasks: remembering(certainTasks),
});

type Ref = TaskRef | PipelineRef | StepRef;

/** The name that a reference looks up in the cluster; undefined if a resolver does that, or only the run knows it. */
function nameIn({ name = "", resolver = "", params = [] }: Ref): string | undefined {
  return name === "" || resolver !== "" || params.length > 0 || name.includes("$(") ? undefined : name;
}

/** The tasks that a reference may mean; none if that is not known. */
export function tasksOf(ref: TaskRef, { catalog, seeker, isInlined }: World): readonly KnownTask[] {
  const name = nameIn(ref);
  if (name === undefined || isCustomTask({ taskRef: ref })) return [];
  const found = catalog.find("Task", name, seeker) ?? [];
  return found.map(({ spec }) => ({ name: isInlined ? "" : name, spec, isEmbedded: isInlined }));
}

/** The tasks that a pipeline task may run; none if that is not known, or if it is none of Tekton's. */
export function tasksOfPipelineTask(task: PipelineTask, world: World): readonly KnownTask[] {
  const { taskRef, taskSpec } = task;
  if (isCustomTask(task)) return [];
  if (taskRef !== undefined) return tasksOf(taskRef, world);
  return taskSpec === undefined ? [] : [{ name: "", spec: taskSpec, isEmbedded: true }];
}

/** A pipeline that a run is to carry out: a Pipeline, or one that is written out in place. */
export interface KnownPipeline {
  readonly name: string;
  readonly spec: PipelineSpec;
  readonly isEmbedded: boolean;
  /** Where it is written, if that is in what runs it. */
  readonly at?: Path;
}

/** The Pipelines that a reference may mean; none if that is not known. */
export function pipelinesOf(ref: PipelineRef, { catalog, seeker, isInlined }: World): readonly KnownPipeline[] {
  const name = nameIn(ref);
  const found = name === undefined ? undefined : catalog.find("Pipeline", name, seeker);
  return (found ?? []).map(({ spec }) => ({ name: name ?? "", spec, isEmbedded: isInlined }));
}

/** The step actions that a reference may mean; none if that is not known. */
export function stepActionsOf(ref: StepRef, { catalog, seeker }: World): readonly StepAction[] {
  const name = nameIn(ref);
  return name === undefined ? [] : (catalog.find("StepAction", name, seeker) ?? []);
}

/** A reference, and what Tekton says when it leads nowhere. */
interface Reference {
  readonly ref: Ref;
  readonly kind: "Task" | "Pipeline" | "StepAction";
  readonly at: readonly (string | number)[];
  readonly reason: FailureReason;
  /** Puts Tekton's words around those of the API server. */
  readonly say: (notFound: string) => string;
}

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelineref.go LocalPipelineRefResolver.GetPipeline */
export const pipelineNotFound = ({ name = "" }: PipelineRef, notFound: string): string =>
  `tekton client cannot get pipeline ${name} from local cluster: ${notFound}`;

/** @see tektoncd/pipeline pkg/reconciler/pipelinerun/resources/pipelinerunresolution.go TaskNotFoundError */
export const taskNotFound = (name: string): string =>
  `Couldn't retrieve Task ${quote(name)}: ${notFound("Task", name)}`;

/** The API server's words. */
const notFound = (kind: Reference["kind"], name: string): string =>
  `${kind.toLowerCase()}s.tekton.dev ${quote(name)} not found`;

/** A reference that leads nowhere, where the caller wants to know. */
export function* unresolvedReference(reference: Reference, world: World): Generator<Mismatch> {
  const { ref, kind, at, reason, say } = reference;
  const { catalog, seeker, report } = world;
  if (report === "all" && ref.resolver) {
    const message = `the resolver ${quote(ref.resolver)} brings the ${kind} at run time, so nothing is checked against it`;
    yield { check: "brought-by-resolver", message, severity: "info", at: [...at, "resolver"] };
  }
  const name = nameIn(ref);
  if (report === undefined || name === undefined || catalog.find(kind, name, seeker) !== undefined) return;
  const message = say(notFound(kind, name));
  yield { check: "not-found", message, ...didYouMean(name, catalog.names(kind)), reason, at: [...at, "name"] };
}
