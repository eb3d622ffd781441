import type { ChildRun } from "../types/child-run.ts";
import type { ConditionStatus } from "../types/condition.ts";
import { wantObject, wantObjects, wrongArgument } from "../wrong-argument.ts";
import type { ResolvedReference, RunState } from "./run-state.ts";

/** @throws {TypeError} if it is no state in which every object is one that was decoded */
export function wantRunState(state: RunState, doing: string): void {
  wantObject(state, doing, "a RunState, such as { pipelineRun }");
  const { pipelineRun, pipeline } = state;
  wantObject(pipelineRun, doing, "a RunState with a decoded PipelineRun, as { pipelineRun }");
  if ("ok" in pipelineRun) throw wrongArgument(doing, "a PipelineRun: the `value` of what was decoded", pipelineRun);
  const { kind = "PipelineRun" } = pipelineRun;
  if (kind !== "PipelineRun") throw wrongArgument(doing, "a PipelineRun", kind);
  wantRun(pipelineRun, doing, "a PipelineRun");
  // An API server makes a name of generateName before any controller sees a run; the names of its children begin with it.
  wantName(pipelineRun.metadata?.name, doing, "a PipelineRun with a name");
  if (pipeline !== undefined) wantDefinition(pipeline, doing, "a decoded Pipeline with a spec");
  for (const field of DEFINITIONS)
    for (const definition of listIn(state, field, doing))
      wantDefinition(definition, doing, `decoded objects with a spec in the list ${field}`);
  listIn(state, "ancestors", doing);
  for (const reference of listIn(state, "resolved", doing)) wantReference(reference, doing);
  for (const field of CHILDREN) wantChildren(listIn(state, field, doing), doing, field);
}

const DEFINITIONS = ["pipelines", "tasks"] as const;
const CHILDREN = ["taskRuns", "customRuns", "childPipelineRuns"] as const;

function listIn<Field extends keyof RunState>(state: RunState, field: Field, doing: string) {
  const { [field]: list } = state;
  if (list === undefined) return [];
  wantObjects(list, doing, `decoded objects in the list ${field}`);
  return list;
}

const wantDefinition = (definition: { readonly spec: object }, doing: string, want: string): void => {
  wantObject(definition, doing, want);
  wantObject(definition.spec, doing, want);
};

function wantReference({ pipelineTask, task, pipeline }: ResolvedReference, doing: string): void {
  if (typeof pipelineTask !== "string") throw wrongArgument(doing, "a pipelineTask in the list resolved", pipelineTask);
  for (const definition of [task, pipeline])
    if (definition !== undefined) wantDefinition(definition, doing, "decoded objects with a spec in the list resolved");
}

function wantChildren(children: readonly ChildRun[], doing: string, field: string): void {
  const taken = new Set<string>();
  for (const child of children) {
    wantRun(child, doing, `a run in the list ${field}`);
    const name = child.metadata?.name;
    wantName(name, doing, `children with names in the list ${field}`);
    if (taken.has(name)) throw wrongArgument(doing, `every name once in the list ${field}`, name);
    taken.add(name);
  }
}

function wantName(name: unknown, doing: string, want: string): asserts name is string {
  if (typeof name !== "string" || name === "") throw wrongArgument(doing, want, name);
}

/**
 * @param what - what it should be: `"a PipelineRun"`
 * @throws {TypeError} if it is no run of which a pass may read metadata, spec and status
 */
function wantRun({ metadata, spec, status }: ChildRun, doing: string, what: string): void {
  wantObject(metadata, doing, `${what} with metadata`);
  const { labels = {}, annotations = {} } = metadata;
  for (const values of [labels, annotations]) wantObject(values, doing, `${what} with labels and annotations`);
  if (spec !== undefined) wantObject(spec, doing, `${what} with a spec`);
  if (status !== undefined) wantRunStatus(status, doing, what);
}

/** @throws {TypeError} if it is no status of a run */
export function wantRunStatus(status: NonNullable<ChildRun["status"]>, doing: string, what: string): void {
  wantObject(status, doing, `${what} with a status`);
  for (const field of ["conditions", "results", "retriesStatus", "childReferences", "skippedTasks"]) {
    // A run of any kind may have any of them: who reads it knows which.
    const { [field]: list } = status as Readonly<Record<string, unknown>>;
    if (list !== undefined) wantObjects(list, doing, `${what} with a list of objects in status.${field}`);
  }
  for (const { status: holds } of status.conditions ?? [])
    if (!HOLDS.has(holds)) throw wrongArgument(doing, `${what} with conditions that are True, False or Unknown`, holds);
}

const HOLDS: ReadonlySet<string> = new Set<ConditionStatus>(["True", "False", "Unknown"]);
