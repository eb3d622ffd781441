import type { Answer } from "../../../test/conformance/expectation.ts";
import type { Json } from "../resources/arbitraries.ts";
import type { Ask } from "../runs/replay-run.ts";

/** A step of the operation `taskrun-trace`: what has happened, and when the pass after that is. */
export interface TaskRunStep {
  readonly now: string;
  readonly input?: TaskRunInput;
}

export interface TaskRunInput {
  /** The new statuses of pods; null where the pod is gone. */
  readonly pods?: Readonly<Record<string, Json | null>>;
  readonly specStatus?: string;
  readonly statusMessage?: string;
  /** Why the API server will have no pod that the pass creates. */
  readonly podRejected?: { readonly reason: string; readonly message: string };
}

/** What belongs to a TaskRun, as the API server holds it. */
interface Held {
  taskRun: TaskRunObject;
  pods: ReadonlyMap<string, Pod>;
}

interface TaskRunObject {
  readonly spec: Json;
  readonly metadata: Json;
  readonly status?: Json;
}

interface Pod {
  readonly metadata: { readonly name: string; readonly annotations?: Strings };
  readonly spec: { readonly containers: readonly { readonly name: string; readonly image: string }[] };
  readonly status?: Json;
}

type Strings = Readonly<Record<string, string>>;

/** What the reference says in one pass. */
interface PassAnswer {
  readonly taskRun: TaskRunObject;
  readonly pods?: readonly Pod[];
  readonly requeueAfterNs?: number;
  readonly reconcileError?: string;
  readonly permanent?: boolean;
}

/** Answers the operation `taskrun-trace`: the reference knows single passes, and is given what it has made of the run before. */
export async function replayTaskRun(ask: Ask, request: Json): Promise<Answer> {
  const { op, taskRun, steps, ...world } = request as Json & {
    readonly taskRun: TaskRunObject;
    readonly steps: readonly TaskRunStep[];
  };
  const held: Held = { taskRun, pods: new Map() };
  const trace: Json[] = [];
  for (const { now, input = {} } of steps) {
    takeIn(held, input);
    const { podRejected } = input;
    const pods = [...held.pods.values()];
    const answer = await ask({ op: "reconcile", now, taskRun: held.taskRun, ...world, pods, podRejected });
    if (answer["taskRun"] === undefined) return answer;
    // It is the answer of a pass: the reference gives no other one with a TaskRun.
    trace.push({ now, ...takeOver(held, answer as unknown as PassAnswer) });
  }
  return { trace, final: held.taskRun.status ?? {} };
}

function takeIn(held: Held, { pods = {}, specStatus, statusMessage }: TaskRunInput): void {
  const left = Array.from(held.pods).flatMap(([name, pod]): readonly [string, Pod][] => {
    const status = pods[name];
    return status === null ? [] : [[name, status === undefined ? pod : { ...pod, status }]];
  });
  held.pods = new Map(left);
  if (specStatus === undefined) return;
  const { status, statusMessage: _, ...spec } = held.taskRun.spec;
  const wish = specStatus === "" ? {} : { status: specStatus };
  held.taskRun = {
    ...held.taskRun,
    spec: { ...spec, ...wish, ...(statusMessage === undefined ? {} : { statusMessage }) },
  };
}

function takeOver(held: Held, answer: PassAnswer): Json {
  const { taskRun, requeueAfterNs, reconcileError, permanent } = answer;
  const before = held.pods;
  const after = new Map(answer.pods?.map((pod) => [pod.metadata.name, pod]));
  held.pods = after;
  // Of the spec the controller changes nothing.
  held.taskRun = { ...taskRun, spec: held.taskRun.spec };
  const patched = Array.from(before, ([name, pod]) => ({ name, ...changesBetween(pod, after.get(name)) }));
  return {
    status: taskRun.status,
    created: [...after.keys()].filter((name) => !before.has(name)),
    deleted: [...before.keys()].filter((name) => !after.has(name)),
    patched: patched.filter((change) => Object.keys(change).length > 1),
    ...(requeueAfterNs === undefined ? {} : { requeueAfterSeconds: Math.round(requeueAfterNs / 1e9) }),
    ...(reconcileError === undefined ? {} : { error: reconcileError, permanent }),
  };
}

/** What a pass has changed of a pod that stays. */
function changesBetween(before: Pod, after: Pod = before): Json {
  const imagesOf = ({ spec }: Pod) => Object.fromEntries(spec.containers.map(({ name, image }) => [name, image]));
  const annotations = newsIn(before.metadata.annotations, after.metadata.annotations);
  const images = newsIn(imagesOf(before), imagesOf(after));
  return {
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    ...(Object.keys(images).length > 0 ? { images } : {}),
  };
}

const newsIn = (before: Strings = {}, after: Strings = {}): Strings =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));
