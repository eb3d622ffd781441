import type { Answer } from "../../../test/conformance/expectation.ts";
import type { Json } from "../resources/arbitraries.ts";

/** Asks the reference. */
export type Ask = (request: Json) => Promise<Answer>;

/** A step of the operation `trace`: what has happened, and when the pass after that is. */
export interface TraceStep {
  readonly now: string;
  readonly input?: { readonly children?: Readonly<Record<string, Json>>; readonly specStatus?: string };
}

/** What belongs to a run, as the API server holds it. */
interface Held {
  pipelineRun: RunObject;
  readonly children: Map<string, Child>;
}

interface Child {
  readonly list: List;
  object: RunObject;
}

interface RunObject {
  readonly metadata: { readonly name: string; readonly labels?: Strings; readonly annotations?: Strings };
  readonly spec: Json;
  readonly status?: Json;
}

type Strings = Readonly<Record<string, string>>;

/** The lists of children in a request; the reference gives those that it has created in `pipelineRuns`. */
type List = "taskRuns" | "customRuns" | "childPipelineRuns";
const CREATED = [
  ["taskRuns", "taskRuns", "TaskRun"],
  ["customRuns", "customRuns", "CustomRun"],
  ["pipelineRuns", "childPipelineRuns", "PipelineRun"],
] as const;

/** What the reference says in one pass. */
interface PassAnswer {
  readonly pipelineRun: RunObject;
  readonly created: Readonly<Record<"taskRuns" | "customRuns" | "pipelineRuns", readonly RunObject[]>>;
  readonly patchedTaskRuns?: readonly RunObject[];
  readonly requeueAfterNs?: number;
  readonly reconcileError?: string;
  readonly permanent?: boolean;
}

/** Answers the operation `trace`: the reference knows single passes, and is given what it has made of the run before. */
export async function replayRun(ask: Ask, request: Json): Promise<Answer> {
  const { op, pipelineRun, steps, ...world } = request as Json & {
    readonly pipelineRun: RunObject;
    readonly steps: readonly TraceStep[];
  };
  const held: Held = { pipelineRun, children: new Map() };
  const trace: Json[] = [];
  for (const { now, input = {} } of steps) {
    takeIn(held, input);
    const answer = await ask({ op: "reconcile", now, pipelineRun: held.pipelineRun, ...world, ...listsOf(held) });
    if (answer["pipelineRun"] === undefined) return answer;
    // It is the answer of a pass: the reference gives no other one with a PipelineRun.
    trace.push({ now, ...takeOver(held, answer as unknown as PassAnswer) });
  }
  return { trace, final: held.pipelineRun.status ?? {} };
}

function takeIn(held: Held, { children = {}, specStatus }: NonNullable<TraceStep["input"]>): void {
  for (const [name, status] of Object.entries(children)) {
    const child = held.children.get(name);
    if (child !== undefined) child.object = { ...child.object, status };
  }
  if (specStatus === undefined) return;
  const { status, ...spec } = held.pipelineRun.spec;
  held.pipelineRun = { ...held.pipelineRun, spec: specStatus === "" ? spec : { ...spec, status: specStatus } };
}

function listsOf({ children }: Held): Readonly<Record<List, readonly RunObject[]>> {
  const all = [...children.values()];
  const of = (wanted: List) => all.filter(({ list }) => list === wanted).map(({ object }) => object);
  return { taskRuns: of("taskRuns"), customRuns: of("customRuns"), childPipelineRuns: of("childPipelineRuns") };
}

function takeOver(held: Held, answer: PassAnswer): Json {
  const { pipelineRun, patchedTaskRuns = [], requeueAfterNs = 0, reconcileError, permanent } = answer;
  held.pipelineRun = pipelineRun;
  const created = CREATED.flatMap(([from, list, kind]) =>
    answer.created[from].map(({ status, ...object }) => {
      held.children.set(object.metadata.name, { list, object });
      return { kind, name: object.metadata.name, ...object };
    }),
  );
  for (const patched of patchedTaskRuns) {
    const child = held.children.get(patched.metadata.name);
    if (child !== undefined) child.object = { ...child.object, spec: patched.spec };
  }
  return {
    created: created.map(({ kind, name, metadata, spec }) => ({ kind, name, ...metadataOf(metadata), spec })),
    cancelled: patchedTaskRuns.map(({ metadata, spec: { status, statusMessage } }) => ({
      name: metadata.name,
      status,
      statusMessage,
    })),
    ...toldStatus(pipelineRun.status ?? {}),
    // A timer of nothing is told as none.
    ...(requeueAfterNs === 0 ? {} : { requeueAfterSeconds: Math.round(requeueAfterNs / 1e9) }),
    ...(reconcileError === undefined ? {} : { error: reconcileError, permanent }),
  };
}

function toldStatus({ conditions, skippedTasks, childReferences, results }: Json): Json {
  const [condition] = (conditions ?? []) as readonly Json[];
  return {
    condition: condition && { status: condition["status"], reason: condition["reason"], message: condition["message"] },
    skippedTasks,
    childReferences: (childReferences as readonly Json[] | undefined)?.map(({ apiVersion, ...reference }) => reference),
    results,
  };
}

const RUN_LABELS = ["pipelineRun", "pipelineRunUID", "pipeline"].map((name) => `tekton.dev/${name}`);

function metadataOf({ labels = {}, annotations = {} }: RunObject["metadata"]): Json {
  const notes = Object.entries(annotations).filter(([name]) => !/affinity-assistant|last-applied/.test(name));
  return {
    pipelineTask: labels["tekton.dev/pipelineTask"],
    labels: Object.fromEntries(Object.entries(labels).filter(([name]) => !RUN_LABELS.includes(name))),
    ...(notes.length > 0 ? { annotations: Object.fromEntries(notes) } : {}),
  };
}
